import { signal } from '@preact/signals';
import type { FollowUpRow } from '../../server/contract/follow-up.ts';
import type { Signal } from '@preact/signals';
import type { AppointmentRow } from '../../server/contract/appointments.ts';
import type { ManagerCommand, ManagerView } from '../../server/contract/manager.ts';
import type { ReferralRow } from '../../server/contract/referral.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { Connection } from '../../server/web/connect.ts';
import { connect } from '../../server/web/connect.ts';
import { createTexts } from '../../server/web/i18n.ts';
import { createTouchGuard } from '../../server/web/touch.ts';
import type { TouchGuard } from '../../server/web/touch.ts';
import type { Moment } from '../parts/moment.ts';
import { createMoment } from '../parts/moment.ts';
import type { Sender } from '../parts/sender.ts';
import { createSender } from '../parts/sender.ts';
import { managerEn } from './texts-en.ts';
import { managerZh } from './texts-zh.ts';

export type ManagerRowView = ManagerView['desks'][number];
export type Meeting = NonNullable<ManagerRowView['meeting']>;
export type Receipt = Extract<Reply, { ok: true }>['receipt'];

/** What lies over the page, asking one thing. */
export type Sheet =
  | { readonly kind: 'pass'; readonly managerId: string; readonly guest: ReferralRow }
  | { readonly kind: 'pass-visitor'; readonly visitor: AppointmentRow }
  | { readonly kind: 'serve-first'; readonly managerId: string; readonly guest: ReferralRow }
  | { readonly kind: 'accompany'; readonly managerId: string; readonly meeting: Meeting }
  /** followUp: for whom, where it is known already; null: for whoever asks. */
  | { readonly kind: 'book'; readonly managerId: string; readonly followUp: FollowUpRow | null }
  | { readonly kind: 'move'; readonly appointment: AppointmentRow }
  | { readonly kind: 'cancel'; readonly appointment: AppointmentRow };

function createManagerTexts() {
  return createTexts(managerZh, managerEn);
}
export type ManagerTexts = ReturnType<typeof createManagerTexts>;

/** Everything the manager's screen holds; made once, handed down. */
export interface ManagerDesk {
  readonly connection: Connection<ManagerView, ManagerCommand>;
  readonly texts: ManagerTexts;
  readonly moment: Moment;
  readonly sender: Sender<ManagerCommand>;
  readonly touch: TouchGuard;
  /** Name of the tab that is shown. */
  readonly tab: Signal<string>;
  readonly sheet: Signal<Sheet | null>;
  /** Whose guests the one soft notice speaks of; null: none is shown. */
  readonly noticeOf: Signal<string | null>;
}

export function createManagerDesk(): ManagerDesk {
  const connection = connect<ManagerView, ManagerCommand>('manager');
  return {
    connection,
    texts: createManagerTexts(),
    moment: createMoment(connection),
    sender: createSender((command) => connection.request(command)),
    touch: createTouchGuard(() => performance.now()),
    tab: signal('waiting'),
    sheet: signal(null),
    noticeOf: signal(null),
  };
}

/** Sends for the button called `at`, in a lane of its own; an open sheet closes once its command is done. */
export function dispatch(desk: ManagerDesk, at: string, command: ManagerCommand): void {
  const sheet = desk.sheet.peek();
  ask(desk, at, command, () => {
    if (desk.sheet.peek() === sheet) desk.sheet.value = null;
  });
}

/** As `dispatch`, and `after` hears what came of it; the sheet stays. */
export function ask(desk: ManagerDesk, at: string, command: ManagerCommand, after: (receipt: Receipt) => void): void {
  if (desk.moment.offline.peek()) return;
  desk.sender.send(at, at, command, (reply) => {
    if (reply.ok) after(reply.receipt);
  });
}

export function openSheet(desk: ManagerDesk, sheet: Sheet): void {
  desk.sender.forgetRefusal();
  desk.sheet.value = sheet;
}

/** "14 分", "1 小时 5 分"; anything under a minute in seconds. */
export function durationWords(texts: ManagerTexts, durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  if (seconds < 60) return texts.t('seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return texts.t('minutes', { count: minutes });
  return texts.t('hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
