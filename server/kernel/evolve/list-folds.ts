import type { Fold } from '../evolve.ts';
import type { ListEventType } from '../list-event.ts';

/** The rows are tables beside the log: the branch's state is as it was. */
const nothing = (): void => {};

export const LIST_FOLDS: { readonly [T in ListEventType]: Fold<T> } = {
  'prospects-imported': nothing,
  'prospect-contacted': nothing,
  'prospect-revealed': nothing,
  'prospect-deleted': nothing,
  'gathering-planned': nothing,
  'gathering-cancelled': nothing,
  'attendee-registered': nothing,
  'attendee-withdrawn': nothing,
  'attendee-arrived': nothing,
  'arrival-taken-back': nothing,
};
