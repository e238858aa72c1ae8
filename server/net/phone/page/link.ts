import type { PhoneBeat, PhoneMessage } from '../../../contract/phone.ts';

/** Receives what the branch sends to this page. */
interface Listener {
  readonly onMessage: (message: PhoneMessage) => void;
  readonly onBeat: (beat: PhoneBeat) => void;
  readonly onOver: () => void;
}

interface Link {
  /** Milliseconds since the branch last sent anything. */
  readonly silentMs: () => number;
}

/** Interval at which the page asks while its stream is silent: some proxies hold streams back, and streams are limited. */
const ASK_EVERY_MS = 5_000;
const TICK_MS = 500;

/**
 * Follows one ticket: by a stream of events, and by requests once the stream has been silent for `patienceMs`. A page in the
 * background does neither, and asks at once when it is shown again.
 */
export function openLink(address: string, patienceMs: number, listener: Listener): Link {
  const hearing = lastHeard();
  let stream: EventSource | null = null;
  let askedAt = 0;
  let isOver = false;

  const end = (): void => {
    isOver = true;
    stream?.close();
    listener.onOver();
  };
  const hear = (message: PhoneMessage): void => {
    hearing.heard();
    listener.onMessage(message);
  };
  const listen = (): void => {
    stream?.close();
    stream = new EventSource(address);
    stream.addEventListener('view', (event) => hear(JSON.parse((event as MessageEvent<string>).data) as PhoneMessage));
    stream.addEventListener('beat', (event) => {
      hearing.heard();
      listener.onBeat(JSON.parse((event as MessageEvent<string>).data) as PhoneBeat);
    });
    stream.addEventListener('over', end);
  };
  const ask = (): void => {
    askedAt = performance.now();
    ticketState(address)
      .then((answer) => {
        if (isOver || answer === null) return;
        if (answer === 'over') end();
        else hear(answer);
      })
      .catch(() => {
        /* No response: the page shows how old its facts are. */
      });
  };
  const tick = (): void => {
    if (isOver || document.visibilityState === 'hidden') return;
    if (hearing.silentMs() < patienceMs || performance.now() - askedAt < ASK_EVERY_MS) return;
    ask();
    if (stream === null || stream.readyState === EventSource.CLOSED) listen();
  };

  document.addEventListener('visibilitychange', () => {
    if (isOver) return;
    if (document.visibilityState === 'hidden') {
      stream?.close();
      stream = null;
    } else {
      ask();
      listen();
    }
  });
  setInterval(tick, TICK_MS);
  listen();
  return { silentMs: hearing.silentMs };
}

/** null: the response says nothing about the ticket, such as "too many requests". */
async function ticketState(address: string): Promise<PhoneMessage | 'over' | null> {
  const response = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store', credentials: 'omit' });
  if (response.status === 410) return 'over';
  return response.status === 200 ? ((await response.json()) as PhoneMessage) : null;
}

/** Also by the wall clock, because the monotonic clock stands still while a phone sleeps. */
function lastHeard() {
  let monotonic = performance.now();
  let wall = Date.now();
  return {
    heard: (): void => {
      monotonic = performance.now();
      wall = Date.now();
    },
    silentMs: (): number => Math.max(performance.now() - monotonic, Date.now() - wall),
  };
}
