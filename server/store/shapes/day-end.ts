import type { CopyReceipt, DayEnd } from '../../kernel/state/day-end.ts';
import type { DayEndEvent } from '../../kernel/words/day-end.ts';
import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { type Check, date, exactly, id, listOf, natural, orNull, personRef, recordOf, type Shape } from './checks.ts';

const receipt: Check<CopyReceipt> = exactly({ staffId: id, at: natural });

/** As a day's first event carries it. */
export const dayEnd: Check<DayEnd> = exactly({
  date,
  submittedAt: natural,
  submittedBy: id,
  edition: natural,
  referred: natural,
  followUps: natural,
  open: natural,
  archive: orNull(receipt),
  managers: recordOf(orNull(receipt)),
});

export const DAY_END_SHAPES: { readonly [T in DayEndEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'day-end-submitted': {
    date,
    edition: natural,
    staffId: id,
    referred: natural,
    followUps: natural,
    open: natural,
    managerIds: listOf(id),
  },
  'day-end-received': { date, edition: natural, managerId: orNull(id), staffId: id },
  'referral-corrected': {
    referralId: id,
    staffId: id,
    cueId: orNull(exactly({ from: id, to: id })),
    managerId: orNull(exactly({ from: orNull(id), to: id })),
    personRef: orNull(personRef),
  },
};

export function isDayEndEvent(event: BranchEvent): event is DayEndEvent {
  return Object.hasOwn(DAY_END_SHAPES, event.type);
}
