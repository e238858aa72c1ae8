import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import {
  FORGET_AFTER_MS,
  RECONNECTING_AFTER_MS,
  RECONNECT_DELAY_MAX_MS,
  RECONNECT_DELAY_MIN_MS,
  STALE_AFTER_MS,
} from '../contract/wire.ts';
import type { Audience, BeatMessage, DownMessages, LocalText, UpMessages, ViewMessage } from '../contract/wire.ts';
import { newCommandId } from './command-id.ts';
import { NO_ANSWER, Outbox } from './outbox.ts';
import type { Answer } from './outbox.ts';
import type { Place } from './place.ts';

type LinkState = 'connecting' | 'live' | 'reconnecting' | 'refused';
/** How far what the screen shows may be believed, by the age of the last message. */
type Freshness = 'live' | 'reconnecting' | 'stale' | 'forgotten';

export interface Connection<View, Command> {
  /** null until the first view. */
  readonly view: ReadonlySignal<View | null>;
  readonly link: ReadonlySignal<LinkState>;
  /** Monotonic ms since the last message; brought up to date every TICK_MS. */
  readonly silentMs: ReadonlySignal<number>;
  readonly freshness: ReadonlySignal<Freshness>;
  /** The server's clock in its last message, epoch ms; 0 before the first. */
  readonly lastServerTime: ReadonlySignal<number>;
  /** The server's clock now: its last one, carried on by a clock that never jumps. */
  serverNow(): number;
  /** Last acknowledged request's round trip; null before the first. */
  readonly latencyMs: ReadonlySignal<number | null>;
  /** Why the server will not talk to this screen; null unless `link` is "refused". */
  readonly refusalText: ReadonlySignal<LocalText | null>;
  /** The server's epoch; new at every server start. */
  readonly epoch: ReadonlySignal<string | null>;
  /** One human intent. Resolves with the server's reply, or with "no-answer" after REQUEST_LIFE_MS. Never rejects. */
  request(command: Command): Promise<Answer>;
  /** Sent once, if connected, and kept nowhere: for what must not lie in a browser's storage. "no-answer" after ASK_LIFE_MS. Never rejects. */
  ask(command: Command): Promise<Answer>;
  /** Requests without an answer yet. */
  readonly pending: ReadonlySignal<number>;
  /** A screen sets this while somebody would lose something by a reload (a number just issued); a new build then waits. */
  readonly keepPage: Signal<boolean>;
  /** Asks a server that refused this screen again, now: somebody has just signed in. */
  retry(): void;
  close(): void;
}

const TICK_MS = 500;
/** How long until a request that is kept nowhere is given up. */
const ASK_LIFE_MS = 5_000;
/** How often a refused screen asks again, so that nobody has to walk to every screen after a repair. */
export const REFUSED_RETRY_MS = 5_000;
/** A handshake that takes longer is given up and tried again. */
const HANDSHAKE_TIMEOUT_MS = 5_000;

const TAB = 'branch-queue:tab';
const RELOADED_FOR = 'branch-queue:reloaded-for';
const TEXT_MISSING: LocalText = { 'zh-CN': '服务器拒绝了此屏幕。', en: 'The server refused this screen.' };

/** Age of the last message → how far to believe the screen. */
export function freshnessAt(silentMs: number): Freshness {
  if (silentMs >= FORGET_AFTER_MS) return 'forgotten';
  if (silentMs >= STALE_AFTER_MS) return 'stale';
  return silentMs >= RECONNECTING_AFTER_MS ? 'reconnecting' : 'live';
}

/** Of two screens of one kiosk the server so knows whether the first one only comes again, after a broken line or a reload. */
function tabOf({ store }: Place): string {
  const tab = store.getItem(TAB) ?? newCommandId();
  store.setItem(TAB, tab);
  return tab;
}

function open<View, Command>(audience: Audience, place: Place): Socket<DownMessages<View>, UpMessages<Command>> {
  return io(`${place.origin}/${audience}`, {
    path: '/socket.io',
    transports: ['websocket'],
    auth: { token: place.token, build: place.build, tab: tabOf(place) },
    reconnectionDelay: RECONNECT_DELAY_MIN_MS,
    reconnectionDelayMax: RECONNECT_DELAY_MAX_MS,
    timeout: HANDSHAKE_TIMEOUT_MS,
    forceNew: true,
    autoConnect: false,
  });
}

/** Reloads once for each build of the server that differs from the page's own, and not while the page must stay. */
function followBuild(place: Place, serverBuild: ReadonlySignal<string | null>, keepPage: ReadonlySignal<boolean>): () => void {
  return effect(() => {
    const build = serverBuild.value;
    if (build === null || build === place.build || keepPage.value) return;
    if (place.store.getItem(RELOADED_FOR) === build) return;
    place.store.setItem(RELOADED_FOR, build);
    place.reload();
  });
}

/** What is known from the server's messages. */
function inbox<View>(place: Place) {
  const view = signal<View | null>(null);
  const epoch = signal<string | null>(null);
  const build = signal<string | null>(null);
  const lastServerTime = signal(0);
  const silentMs = signal(0);
  let revision = -1;
  let heardAt = place.monotonicMs();

  const heard = (serverTime: number): void => {
    heardAt = place.monotonicMs();
    silentMs.value = 0;
    lastServerTime.value = serverTime;
  };
  return {
    view,
    epoch,
    build,
    lastServerTime,
    silentMs,
    tick: (): void => {
      silentMs.value = Math.round(place.monotonicMs() - heardAt);
    },
    serverNow: (): number => lastServerTime.value + (place.monotonicMs() - heardAt),
    onView: (message: ViewMessage<View>): void => {
      heard(message.serverTime);
      build.value = message.build;
      if (message.epoch === epoch.value && message.revision < revision) return;
      epoch.value = message.epoch;
      revision = message.revision;
      view.value = message.view;
    },
    /** Says whether the beat speaks of a view this screen does not hold. */
    onBeat: (message: BeatMessage): boolean => {
      heard(message.serverTime);
      return message.epoch !== epoch.value || message.revision !== revision;
    },
  };
}

function followSocket<View, Command>(
  socket: Socket<DownMessages<View>, UpMessages<Command>>,
  link: Signal<LinkState>,
  refusalText: Signal<LocalText | null>,
): void {
  let retry: ReturnType<typeof setTimeout> | null = null;
  const again = (): void => {
    if (retry !== null) clearTimeout(retry);
    retry = setTimeout(() => {
      if (link.peek() !== 'live') socket.connect();
    }, REFUSED_RETRY_MS);
  };
  socket.on('connect', () => {
    refusalText.value = null;
    link.value = 'live';
  });
  socket.on('connect_error', (error) => {
    if (socket.active) return;
    /* The server answered and said no; socket.io does not try again by itself then. */
    refusalText.value = (error as Error & { data?: { text?: LocalText } }).data?.text ?? TEXT_MISSING;
    link.value = 'refused';
    again();
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    link.value = 'reconnecting';
    if (!socket.active) again();
  });
}

async function askOnce<Command>(socket: Socket, command: Command): Promise<Answer> {
  if (!socket.connected) return NO_ANSWER;
  try {
    return (await socket.timeout(ASK_LIFE_MS).emitWithAck('request', newCommandId(), command)) as Answer;
  } catch {
    return NO_ANSWER;
  }
}

/**
 * What has no answer yet goes again after each connect; on a page of staff only once the server has said that it is the same person's. Another
 * person's page begins anew. Returns whether requests may go now.
 */
function resumeAsPerson<View, Command>(
  socket: Socket<DownMessages<View>, UpMessages<Command>>,
  place: Place,
  outbox: Outbox<Command>,
): () => boolean {
  const key = `branch-queue:person:${place.path}`;
  let isTold = false;
  socket.on('connect', () => {
    isTold = place.store.getItem(key) === null;
    if (isTold) outbox.resendAll();
  });
  socket.on('person', (staffId) => {
    const before = place.store.getItem(key);
    place.store.setItem(key, staffId);
    if (before !== null && before !== staffId) {
      outbox.forget();
      return place.reload();
    }
    isTold = true;
    outbox.resendAll();
  });
  return () => socket.connected && isTold;
}

/** Opens a screen's connection from `place`; `connect` does so from a browser. */
export function openLink<View, Command>(audience: Audience, place: Place): Connection<View, Command> {
  const socket = open<View, Command>(audience, place);
  const link = signal<LinkState>('connecting');
  const refusalText = signal<LocalText | null>(null);
  const latencyMs = signal<number | null>(null);
  const pending = signal(0);
  const keepPage = signal(false);
  const known = inbox<View>(place);

  const outbox = new Outbox<Command>(
    place,
    (commandId, command, replied) => {
      /* Socket.IO's types map the callback away; the tuple below is exactly UpMessages['request']. */
      (socket as Socket).emit('request', commandId, command, replied);
    },
    (count, latency) => {
      pending.value = count;
      if (latency !== null) latencyMs.value = Math.round(latency);
    },
  );
  pending.value = outbox.size;

  followSocket(socket, link, refusalText);
  const mayAct = resumeAsPerson(socket, place, outbox);
  (socket as Socket).on('view', known.onView);
  socket.on('beat', (message) => {
    if (known.onBeat(message)) (socket as Socket).emit('resync');
  });
  const stopFollowing = followBuild(place, known.build, keepPage);
  const ticking = setInterval(() => {
    known.tick();
    outbox.tick(mayAct());
  }, TICK_MS);
  socket.connect();

  return {
    view: known.view,
    link,
    silentMs: known.silentMs,
    freshness: computed(() => freshnessAt(known.silentMs.value)),
    lastServerTime: known.lastServerTime,
    serverNow: known.serverNow,
    latencyMs,
    refusalText,
    epoch: known.epoch,
    request: (command) => outbox.request(command, mayAct()),
    ask: (command) => askOnce(socket as Socket, command),
    pending,
    keepPage,
    retry: () => {
      socket.connect();
    },
    close: () => {
      clearInterval(ticking);
      stopFollowing();
      socket.disconnect();
    },
  };
}
