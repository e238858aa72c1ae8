import type { ImportProblem, ShareRule } from '../contract/list/prospects.ts';
import type { ListRow } from './read-row.ts';

/** A manager to whom prospects can be given. */
export interface ListManager {
  readonly managerId: string;
  readonly name: string;
  /** Prospects that are still open. */
  readonly open: number;
}

interface Sharing {
  readonly rule: ShareRule;
  /** All managers that a row may name. */
  readonly managers: readonly ListManager[];
  /** Managers who get the rows that name none; a row's own manager always comes first. */
  readonly chosen: readonly string[];
}

export interface Assigned {
  readonly row: ListRow;
  readonly managerId: string;
}

/** Gives each row to a manager: its own, by name or staff number, otherwise one chosen by the rule. */
export function shareOut(
  rows: readonly ListRow[],
  { rule, managers, chosen }: Sharing,
): { assigned: Assigned[]; problems: ImportProblem[] } {
  const assigned: Assigned[] = [];
  const problems: ImportProblem[] = [];
  const load = new Map(managers.map(({ managerId, open }) => [managerId, open]));
  const give = (row: ListRow, managerId: string) => {
    assigned.push({ row, managerId });
    load.set(managerId, (load.get(managerId) ?? 0) + 1);
  };
  const nameless = rows.filter((row) => row.manager === '');
  for (const row of rows) {
    if (row.manager === '') continue;
    const found = managers.filter(({ managerId, name }) => managerId === row.manager || name === row.manager);
    // Two managers of one name cannot be told apart; the staff number can.
    const [only] = found.length === 1 ? found : [];
    if (only === undefined) problems.push({ line: row.line, code: 'manager-unknown', params: { manager: row.manager } });
    else give(row, only.managerId);
  }
  for (const [index, row] of nameless.entries()) {
    const next = rule === 'round-robin' ? chosen[index % chosen.length] : fewest(chosen, load);
    if (next === undefined) problems.push({ line: row.line, code: 'manager-missing', params: {} });
    else give(row, next);
  }
  return { assigned: assigned.sort((one, other) => one.row.line - other.row.line), problems };
}

/** The first of those with the smallest load. */
export function fewest(ids: readonly string[], load: ReadonlyMap<string, number>): string | undefined {
  return ids.reduce<string | undefined>(
    (best, id) => (best === undefined || (load.get(id) ?? 0) < (load.get(best) ?? 0) ? id : best),
    undefined,
  );
}
