import { consequencesOf } from './after-service.ts';
import { ALARM_FOLDS } from './alarm/area.ts';
import { watchAlarms } from './alarm/watch-alarms.ts';
import { APPOINTMENT_FOLDS } from './appointment/area.ts';
import { CALLING_FOLDS } from './calling/area.ts';
import { COUNTER_FOLDS } from './counter/area.ts';
import { DAY_END_FOLDS } from './day-end/area.ts';
import { DAY_FOLDS } from './day/area.ts';
import { DEVICE_FOLDS } from './device/area.ts';
import { DUTY_FOLDS } from './duty/area.ts';
import { ERASURE_FOLDS } from './erasure/area.ts';
import { FOLLOW_UP_FOLDS } from './follow-up/area.ts';
import { KIOSK_FOLDS } from './kiosk/area.ts';
import { LIST_FOLDS } from './list/area.ts';
import { RATING_FOLDS } from './rating/area.ts';
import { REFERRAL_FOLDS } from './referral/area.ts';
import { RESTORATION_FOLDS } from './restoration/area.ts';
import type { Fold } from './rule.ts';
import type { Branch } from './state/branch.ts';
import { SUPPORT_FOLDS } from './support/area.ts';
import { watchLoad } from './support/watch-load.ts';
import { TICKET_FOLDS } from './ticket/area.ts';
import type { EventType, StoredEvent } from './words/event.ts';

/** One fold for each event; the compiler names any that is missing. */
const FOLDS: { readonly [T in EventType]: Fold<T> } = {
  ...DAY_FOLDS,
  ...TICKET_FOLDS,
  ...CALLING_FOLDS,
  ...COUNTER_FOLDS,
  ...RATING_FOLDS,
  ...REFERRAL_FOLDS,
  ...APPOINTMENT_FOLDS,
  ...FOLLOW_UP_FOLDS,
  ...DUTY_FOLDS,
  ...SUPPORT_FOLDS,
  ...ALARM_FOLDS,
  ...KIOSK_FOLDS,
  ...LIST_FOLDS,
  ...DAY_END_FOLDS,
  ...DEVICE_FOLDS,
  ...RESTORATION_FOLDS,
  ...ERASURE_FOLDS,
};

/**
 * Folds one stored event into the branch, in place. Every event is a fact: nothing is refused here, and a fact that cannot be
 * (an unknown ticket) is a bug and throws. Deterministic: the same events always give the same branch.
 */
export function evolve(branch: Branch, { at, event }: StoredEvent): void {
  branch.lastEventAt = at;
  watchAlarms(branch, at);
  // The table pairs each type with its own event, which the compiler cannot follow through a union.
  const fold = FOLDS[event.type] as Fold<EventType>;
  const foldConsequences = consequencesOf(branch, event);
  fold(branch, event, at);
  foldConsequences();
  watchLoad(branch, at);
  watchAlarms(branch, at);
}
