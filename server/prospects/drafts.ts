import { type Draft, type MakeDraft, refusedDraft } from '../desk/draft.ts';
import type { CommandOf } from '../kernel/commands.ts';
import { stateAfter } from '../kernel/state/prospect.ts';
import type { Lists } from '../store/lists.ts';
import { type Prospect, PROSPECTS_MAX } from '../store/prospect.ts';
import type { CheckedList } from './previews.ts';

/** The managers whose prospects a person may touch; null: all. */
export type Reach = readonly string[] | null;

/** Writes all checked rows, or none: after any change in between, the person must check again. */
export function draftImport(list: CheckedList | null, leavingOut: number): MakeDraft {
  return ({ prospects }) => {
    if (list === null) return refusedDraft('import-gone', {});
    const { preview, byManager } = list;
    const isStale = preview.bad !== leavingOut || list.prospects.some(({ details }) => prospects.hasPhone(details.phone));
    if (isStale || list.prospects.length === 0) return refusedDraft('import-outdated', {});
    if (prospects.count() + list.prospects.length > PROSPECTS_MAX) return refusedDraft('list-full', { limit: PROSPECTS_MAX });
    return {
      ok: true,
      command: { type: 'import-prospects', importId: preview.importId, rows: list.prospects.length, byManager },
      write: (lists, now) => list.prospects.forEach((prospect) => lists.prospects.add({ ...prospect, addedAt: now, changedAt: now })),
    };
  };
}

export function draftContact(reach: Reach, command: CommandOf<'log-prospect-contact'>): MakeDraft {
  return about(reach, command.prospectId, ({ id, state, contacts }) => ({
    ok: true,
    command,
    write: ({ prospects }, now) =>
      prospects.change(id, now, { state: stateAfter(state, command.result), dueOn: command.dueOn, contacts: contacts + 1 }),
  }));
}

/** The phone number is read only after the event has recorded who asked for it. */
export function draftReveal(reach: Reach, prospectId: string): MakeDraft {
  return about(reach, prospectId, ({ details }) =>
    details === null
      ? refusedDraft('prospect-unreadable', {})
      : { ok: true, command: { type: 'reveal-prospect', prospectId }, write: () => {} },
  );
}

export function draftDeletion(reach: Reach, prospectId: string): MakeDraft {
  return about(reach, prospectId, () => ({
    ok: true,
    command: { type: 'delete-prospect', prospectId },
    write: ({ prospects }) => prospects.remove(prospectId),
  }));
}

/** A colleague's prospect is refused as if it did not exist: nobody learns who is on another list. */
function about(reach: Reach, prospectId: string, draft: (prospect: Prospect) => Draft): MakeDraft {
  return ({ prospects }: Lists) => {
    const prospect = prospects.find(prospectId);
    const theirs = prospect !== null && (reach === null || reach.includes(prospect.managerId));
    return theirs ? draft(prospect) : refusedDraft('unknown-prospect', {});
  };
}
