import type { Branch } from './state/branch.ts';
import type { EventOf, EventType, StoredEvent } from './words/event.ts';
import { APPOINTMENT_FOLDS } from './evolve/appointment-folds.ts';
import { undoAct } from './calling/act-undone.ts';
import { callTicket, recallTicket, withdrawCall } from './calling/fold-call.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './counter/fold-counter.ts';
import { closeDay, openDay } from './day/fold-day.ts';
import { FOLLOW_UP_FOLDS } from './evolve/follow-up-folds.ts';
import { armDirectService, dismissNotice, endDirectService, startDirectService } from './calling/fold-direct-service.ts';
import { DIVERSION_FOLDS } from './evolve/diversion-folds.ts';
import { DUTY_FOLDS } from './evolve/duty-folds.ts';
import { acknowledgeHelp, raiseHelp, resolveHelp, seeHelp } from './support/fold-help.ts';
import { LIST_FOLDS } from './evolve/list-folds.ts';
import { printReported, printRequested, printerReported } from './device/fold-printing.ts';
import { rateVisit } from './rating/fold-rating.ts';
import { DAY_END_FOLDS } from './day-end/fold-day-end.ts';
import { REFERRAL_FOLDS } from './evolve/referral-folds.ts';
import { closeTicket, startService } from './calling/fold-serving.ts';
import { devicesReported } from './device/fold-device.ts';
import { soundReported } from './device/fold-sound.ts';
import { changeStanding } from './calling/fold-standing.ts';
import { SUPPORT_FOLDS } from './evolve/support-folds.ts';
import { missTicket, parkTicket, releaseTicket, restoreTicket, returnTicket, takeTicket, transferTicket } from './ticket/fold-ticket.ts';
import { watchLoad } from './support/watch-load.ts';

export type Fold<T extends EventType> = (branch: Branch, event: EventOf<T>, at: number) => void;

/** One way to fold each event; the compiler misses any that is not here. */
const FOLDS: { readonly [T in EventType]: Fold<T> } = {
  'day-opened': openDay,
  'day-closed': closeDay,
  'ticket-taken': takeTicket,
  'ticket-called': callTicket,
  'ticket-recalled': recallTicket,
  'call-withdrawn': withdrawCall,
  'service-started': startService,
  'ticket-closed': closeTicket,
  'ticket-missed': missTicket,
  'ticket-restored': restoreTicket,
  'ticket-transferred': transferTicket,
  'ticket-parked': parkTicket,
  'ticket-returned': returnTicket,
  'ticket-released': releaseTicket,
  'standing-changed': changeStanding,
  'direct-service-armed': armDirectService,
  'direct-service-started': startDirectService,
  'direct-service-ended': endDirectService,
  'notice-dismissed': dismissNotice,
  'act-undone': undoAct,
  'counter-opened': openCounter,
  'counter-closed': closeCounter,
  'counter-paused': pauseCounter,
  'counter-resumed': resumeCounter,
  'help-requested': raiseHelp,
  'help-seen': seeHelp,
  'help-acknowledged': acknowledgeHelp,
  'help-resolved': resolveHelp,
  'visit-rated': rateVisit,
  'devices-reported': devicesReported,
  'sound-reported': soundReported,
  'print-requested': printRequested,
  'print-reported': printReported,
  'printer-reported': printerReported,
  ...REFERRAL_FOLDS,
  ...DAY_END_FOLDS,
  ...DUTY_FOLDS,
  ...SUPPORT_FOLDS,
  ...DIVERSION_FOLDS,
  ...LIST_FOLDS,
  ...APPOINTMENT_FOLDS,
  ...FOLLOW_UP_FOLDS,
};

/**
 * Folds one stored event into the branch, in place. Every event is a fact: nothing is refused here, and a fact that
 * cannot be (an unknown ticket) is a bug and throws. Deterministic: the same events always give the same branch.
 */
export function evolve(branch: Branch, { at, event }: StoredEvent): void {
  branch.lastEventAt = at;
  // The table pairs each type with its own event, which the compiler cannot follow through a union.
  const fold = FOLDS[event.type] as Fold<EventType>;
  fold(branch, event, at);
  watchLoad(branch, at);
}
