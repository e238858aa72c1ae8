import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { refuseContactHour } from '../follow-up/contact-hour.ts';
import type { Context } from '../words/context.ts';
import { accept, type Decision, refuse } from '../words/decision.ts';
import { IMPORT_ROWS_MAX } from '../list-command.ts';
import type { ListReader } from '../list-event.ts';

/** LIST-1: what a list brings to whom; the rows themselves are written beside this event. */
export function importProspects(branch: Branch, command: CommandOf<'import-prospects'>, actor: Actor, context: Context): Decision {
  const { importId, rows, byManager } = command;
  const counts = Object.values(byManager);
  const sound = rows > 0 && rows <= IMPORT_ROWS_MAX && counts.every((count) => count > 0) && sum(counts) === rows;
  if (!sound) return refuse('malformed', { field: 'rows' });
  if (!Object.keys(byManager).every((managerId) => isManager(branch, context, managerId))) return refuse('unknown-manager', {});
  return accept([{ type: 'prospects-imported', importId, rows, byManager, staffId: staffIdOf(actor) }]);
}

/** LIST-2, LIST-4: a next date lies ahead, and only where there is something left to do; nobody is called at night but for a reason (S82). */
export function logProspectContact(branch: Branch, command: CommandOf<'log-prospect-contact'>, actor: Actor, context: Context): Decision {
  const { prospectId, result, dueOn, reasonId } = command;
  const { local, configuration } = context;
  const refused = refuseContactHour((branch.hall.configuration ?? configuration).guidance, reasonId, local);
  if (refused !== null) return refused;
  const goesOn = result === 'reached' || result === 'no-answer';
  const wrong = dueOn !== null && (!goesOn || dueOn < local.date || dueOn > aYearAfter(local.date));
  if (wrong) return refuse('due-date-wrong', {});
  return accept([{ type: 'prospect-contacted', prospectId, result, dueOn, reasonId, staffId: staffIdOf(actor) }]);
}

/** LIST-3: who reads a telephone in clear is on record. */
export function revealProspect(_: Branch, { prospectId }: CommandOf<'reveal-prospect'>, actor: Actor): Decision {
  return accept([{ type: 'prospect-revealed', prospectId, role: readerOf(actor), staffId: staffIdOf(actor) }]);
}

export function deleteProspect(_: Branch, { prospectId }: CommandOf<'delete-prospect'>, actor: Actor): Decision {
  return accept([{ type: 'prospect-deleted', prospectId, role: readerOf(actor), staffId: staffIdOf(actor) }]);
}

/** Whether guests and prospects can be given to this person. */
export function isManager(branch: Branch, { configuration }: Context, staffId: string): boolean {
  const { staff } = branch.hall.configuration ?? configuration;
  return staff.some(({ id, roles }) => id === staffId && roles.includes('manager'));
}

/** Permissions have let in only people. */
export function staffIdOf(actor: Actor): string {
  return 'staffId' in actor ? actor.staffId : '';
}

function readerOf(actor: Actor): ListReader {
  return actor.role === 'manager' ? 'manager' : 'supervisor';
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function aYearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
