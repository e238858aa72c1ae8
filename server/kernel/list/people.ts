import type { Branch } from '../state/branch.ts';
import type { Actor } from '../words/actor.ts';
import type { Context } from '../words/context.ts';
import type { ListReader } from '../words/list.ts';

/** Whether this person can receive guests and prospects. */
export function isManager(branch: Branch, { configuration }: Context, staffId: string): boolean {
  const { staff } = branch.hall.configuration ?? configuration;
  return staff.some(({ id, roles }) => id === staffId && roles.includes('manager'));
}

/** Permissions have let in only people, who have a staff id. */
export function staffIdOf(actor: Actor): string {
  return 'staffId' in actor ? actor.staffId : '';
}

export function readerOf(actor: Actor): ListReader {
  return actor.role === 'manager' ? 'manager' : 'supervisor';
}
