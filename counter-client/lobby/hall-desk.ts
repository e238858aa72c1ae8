import { signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { AppointmentRow } from '../../server/contract/appointments.ts';
import type { LobbyCommand, LobbyView } from '../../server/contract/lobby.ts';
import type { LocalText, Reply } from '../../server/contract/wire.ts';
import type { Connection } from '../../server/web/connect.ts';
import { connect } from '../../server/web/connect.ts';
import { createTexts } from '../../server/web/i18n.ts';
import { createTouchGuard } from '../../server/web/touch.ts';
import type { TouchGuard } from '../../server/web/touch.ts';
import type { Moment } from '../parts/moment.ts';
import { createMoment } from '../parts/moment.ts';
import type { Sender } from '../parts/sender.ts';
import { createSender } from '../parts/sender.ts';
import { lobbyEn } from './texts-en.ts';
import { lobbyZh } from './texts-zh.ts';
import type { Veil } from './veil.tsx';
import { createVeil } from './veil.tsx';

export type LobbyPageName = 'todo' | 'queues' | 'register' | 'support' | 'day' | 'gathering';

export type Receipt = Extract<Reply, { ok: true }>['receipt'];

export type WaitingRow = LobbyView['queues'][number]['waiting'][number];
export type UnprintedRow = LobbyView['unprinted'][number];
export type LobbyCounter = LobbyView['counters'][number];

/** Who is to be received directly: a waiting number, or somebody without one. */
export type LobbyGuest =
  | { readonly kind: 'ticket'; readonly row: WaitingRow }
  | { readonly kind: 'walk-in'; readonly serviceId: string; readonly serviceName: LocalText };

/** What lies over the page, asking one thing. */
export type Sheet =
  | { readonly kind: 'ticket'; readonly row: WaitingRow }
  | { readonly kind: 'identify'; readonly row: WaitingRow }
  | { readonly kind: 'arrange'; readonly guest: LobbyGuest }
  | { readonly kind: 'search' }
  | { readonly kind: 'explain'; readonly ticketId: string; readonly number: string }
  | { readonly kind: 'cancel'; readonly row: WaitingRow }
  | { readonly kind: 'reprint'; readonly row: UnprintedRow }
  | { readonly kind: 'force'; readonly counter: LobbyCounter }
  | { readonly kind: 'close-day' }
  | { readonly kind: 'leave-duty' }
  | { readonly kind: 'outcome'; readonly referralId: string }
  | { readonly kind: 'pass'; readonly referralId: string }
  | { readonly kind: 'find'; readonly row: WaitingRow }
  | { readonly kind: 'book-appointment'; readonly again: AppointmentRow | null }
  | { readonly kind: 'change-appointment'; readonly appointment: AppointmentRow };

function createLobbyTexts() {
  return createTexts(lobbyZh, lobbyEn);
}
export type LobbyTexts = ReturnType<typeof createLobbyTexts>;

/** Everything the lobby's screen holds; made once, handed down. */
export interface HallDesk {
  readonly connection: Connection<LobbyView, LobbyCommand>;
  readonly texts: LobbyTexts;
  readonly moment: Moment;
  readonly sender: Sender<LobbyCommand>;
  readonly touch: TouchGuard;
  readonly page: Signal<LobbyPageName>;
  readonly sheet: Signal<Sheet | null>;
  /** A tablet shows what is to do beside every page; a phone shows it as a page. */
  readonly wide: ReadonlySignal<boolean>;
  /** Whether names and reasons are hidden. */
  readonly veil: Veil;
  /** The offline tone is sounding. */
  readonly sounding: Signal<boolean>;
}

const WIDE = '(min-width: 900px)';

export function createHallDesk(): HallDesk {
  const connection = connect<LobbyView, LobbyCommand>('lobby');
  const media = matchMedia(WIDE);
  const wide = signal(media.matches);
  media.addEventListener('change', () => {
    wide.value = media.matches;
  });
  return {
    connection,
    texts: createLobbyTexts(),
    moment: createMoment(connection),
    sender: createSender((command) => connection.request(command)),
    touch: createTouchGuard(() => performance.now()),
    page: signal('todo'),
    sheet: signal(null),
    wide,
    veil: createVeil(),
    sounding: signal(false),
  };
}

/**
 * Sends for the button called `at`; every button has a lane of its own, so one slow answer holds up
 * nothing else. A sheet closes once its command is done.
 */
export function dispatch(desk: HallDesk, at: string, command: LobbyCommand): void {
  if (desk.moment.offline.peek()) return;
  const sheet = desk.sheet.peek();
  desk.sender.send(at, at, command, (reply) => {
    if (reply.ok && desk.sheet.peek() === sheet) desk.sheet.value = null;
  });
}

/** As `dispatch`, and `after` hears what came of it. */
export function ask(desk: HallDesk, at: string, command: LobbyCommand, after: (receipt: Receipt) => void): void {
  if (desk.moment.offline.peek()) return;
  desk.sender.send(at, at, command, (reply) => {
    if (reply.ok) after(reply.receipt);
  });
}

export function openSheet(desk: HallDesk, sheet: Sheet): void {
  desk.sender.forgetRefusal();
  desk.sheet.value = sheet;
}

/** "14 分", "1 小时 5 分"; anything under a minute in seconds. */
export function durationWords(texts: LobbyTexts, durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  if (seconds < 60) return texts.t('seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return texts.t('minutes', { count: minutes });
  return texts.t('hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
