import { ERASED_REFS_MAX } from '../kernel/words/erasure.ts';
import type { Erasure } from '../store/erasure/erasure.ts';
import { countsOf, type Traces } from '../store/erasure/find-traces.ts';
import { type MakeDraft, refusedDraft } from './draft.ts';

/** Erases what was found: the lists' rows here, the people's by the event, all in one commit with the order that says so. */
export function draftErasure(id: string, staffId: string, found: Traces, marks: readonly string[]): MakeDraft {
  const { people, prospectIds, attendeeIds, ticketIds } = found;
  const ids = { people: people.map(({ ref }) => ref), prospects: prospectIds, attendees: attendeeIds };
  const isTooMuch = [ids.people, ids.prospects, ids.attendees, ticketIds].some(({ length }) => length > ERASED_REFS_MAX);
  return () => {
    if (isTooMuch) return refusedDraft('erasure-too-much', { limit: ERASED_REFS_MAX });
    return {
      ok: true,
      command: { type: 'erase-customer', erasureId: id, ticketIds, personRefs: ids.people, attendeeIds },
      write: ({ prospects, gatherings, erasures }, now) => {
        for (const prospectId of prospectIds) prospects.remove(prospectId);
        for (const attendeeId of attendeeIds) gatherings.withdraw(attendeeId);
        erasures.add({ id, at: now, staffId, counts: countsOf(found), ids, marks } satisfies Erasure);
      },
    };
  };
}
