import { defineCommand, within } from '../rule.ts';
import { COUNTS_BY_ID } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { COUNT, ID } from '../words/fields.ts';
import { IMPORT_ROWS_MAX } from '../words/list.ts';
import { isManager, staffIdOf } from './people.ts';

/** byManager: number of rows for each manager, by staff id. */
const BODY = {
  importId: ID,
  rows: COUNT,
  byManager: COUNTS_BY_ID,
};

/** LIST-1: records how many rows each manager gets; the rows themselves are written beside this event. */
export const importProspects = defineCommand({
  type: 'import-prospects',
  asked: within({ supervisor: BODY }),
  decide: (branch, command, actor, context) => {
    const { importId, rows, byManager } = command;
    const counts = Object.values(byManager);
    const sound = rows > 0 && rows <= IMPORT_ROWS_MAX && counts.every((count) => count > 0) && sum(counts) === rows;
    if (!sound) return refuse('malformed', { field: 'rows' });
    if (!Object.keys(byManager).every((managerId) => isManager(branch, context, managerId))) return refuse('unknown-manager', {});
    return accept([{ type: 'prospects-imported', importId, rows, byManager, staffId: staffIdOf(actor) }]);
  },
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
