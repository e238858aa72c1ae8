import type { EventOf } from '../../kernel/words/event.ts';
import type { ListEventType } from '../../kernel/words/list.ts';
import { CONTACT_RESULTS } from '../../kernel/state/prospect.ts';
import { LIST_READERS } from '../../kernel/words/list.ts';
import { date, id, natural, oneOf, orNull, recordOf, type Shape } from './checks.ts';

const result = oneOf(CONTACT_RESULTS);
const role = oneOf(LIST_READERS);
const gathering = { gatheringId: id, staffId: id };
const attendee = { ...gathering, attendeeId: id };

export const LIST_SHAPES: { readonly [T in ListEventType]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'prospects-imported': { importId: id, rows: natural, byManager: recordOf(natural), staffId: id },
  'prospect-contacted': { prospectId: id, result, dueOn: orNull(date), reasonId: orNull(id), staffId: id },
  'prospect-revealed': { prospectId: id, role, staffId: id },
  'prospect-deleted': { prospectId: id, role, staffId: id },
  'gathering-planned': { ...gathering, startsAt: natural, seats: natural },
  'gathering-cancelled': gathering,
  'attendee-registered': { ...attendee, companions: natural },
  'attendee-withdrawn': attendee,
  'attendee-arrived': { ...attendee, companions: natural, managerId: id },
  'arrival-taken-back': attendee,
  'arrival-noted': { attendeeId: id, managerId: id, staffId: id },
};
