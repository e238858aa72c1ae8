import type { Database } from 'better-sqlite3';
import { storedSpellings } from '../../prospects/telephone.ts';
import type { ProspectState } from '../../kernel/state/prospect.ts';
import {
  type NewProspect,
  type Prospect,
  type ProspectDetails,
  type ProspectFigures,
  type ProspectList,
  PROSPECTS_SHOWN,
} from '../prospect.ts';
import { isIntact } from '../integrity/row-sums.ts';
import type { Seal } from '../integrity/seal.ts';

interface Row {
  readonly id: string;
  readonly import_id: string;
  readonly manager_id: string;
  readonly phone_sum: string;
  readonly details: string;
  readonly state: string;
  readonly due_on: string | null;
  readonly contacts: number;
  readonly added_at: number;
  readonly changed_at: number;
}

/** As read: 0 where the disk has changed the row. Then nobody is to be called by what it says. */
type ReadRow = Row & { readonly intact: number };

/** Prospects in SQLite. */
interface ProspectTable extends ProspectList {
  /** Deletes rows not changed since this time; returns their number. */
  purge(before: number): number;
}

export function prospectTable(connection: Database, seal: Seal): ProspectTable {
  const statements = prepareStatements(connection);
  const read = (row: ReadRow): Prospect => prospectOf(row, seal);
  const managerOf = (phone: string): string | null => {
    const found = storedSpellings(phone).flatMap((one) => statements.byPhone.get(seal.sumOf(one)) ?? []);
    return found[0] ?? null;
  };
  return {
    find(id) {
      const row = statements.find.get(id);
      return row === undefined ? null : read(row);
    },
    count: () => statements.count.get() ?? 0,
    hasPhone: (phone) => managerOf(phone) !== null,
    managerOf,
    page(choice) {
      return { rows: statements.page.all(choice).map(read), total: statements.chosen.get(choice) ?? 0 };
    },
    figures: (today) => statements.figures.all(today),
    add: (prospect) => void statements.add.run(rowOf(prospect, seal)),
    change: (id, now, { state, dueOn, contacts }) => void statements.change.run(state, dueOn, contacts, now, id),
    remove: (id) => void statements.remove.run(id),
    purge: (before) => statements.purge.run(before).changes,
  };
}

function rowOf(prospect: NewProspect, seal: Seal): Row {
  return {
    id: prospect.id,
    import_id: prospect.importId,
    manager_id: prospect.managerId,
    phone_sum: seal.sumOf(prospect.details.phone),
    details: seal.close(JSON.stringify(prospect.details)),
    state: prospect.state,
    due_on: prospect.dueOn,
    contacts: prospect.contacts,
    added_at: prospect.addedAt,
    changed_at: prospect.changedAt,
  };
}

function prospectOf(row: ReadRow, seal: Seal): Prospect {
  const details = row.intact === 1 ? seal.open(row.details) : null;
  return {
    id: row.id,
    importId: row.import_id,
    managerId: row.manager_id,
    state: row.state as ProspectState,
    dueOn: row.due_on,
    contacts: row.contacts,
    addedAt: row.added_at,
    changedAt: row.changed_at,
    details: details === null ? null : (JSON.parse(details) as ProspectDetails),
  };
}

const AS_READ = `*, ${isIntact('prospects')} AS intact`;
const CHOSEN = '(@managerId IS NULL OR manager_id = @managerId) AND (@state IS NULL OR state = @state)';
const OPEN = "state IN ('not-contacted', 'contacted')";

type Choice = Parameters<ProspectList['page']>[0];

function prepareStatements(connection: Database) {
  return {
    find: connection.prepare<[string], ReadRow>(`SELECT ${AS_READ} FROM prospects WHERE id = ?`),
    count: connection.prepare<[], number>('SELECT count(*) FROM prospects').pluck(),
    byPhone: connection.prepare<[string], string>('SELECT manager_id FROM prospects WHERE phone_sum = ? LIMIT 1').pluck(),
    page: connection.prepare<[Choice], ReadRow>(
      `SELECT ${AS_READ} FROM prospects WHERE ${CHOSEN} ORDER BY ${OPEN} DESC, due_on IS NULL, due_on, id LIMIT ${PROSPECTS_SHOWN} OFFSET @offset`,
    ),
    chosen: connection.prepare<[Choice], number>(`SELECT count(*) FROM prospects WHERE ${CHOSEN}`).pluck(),
    figures: connection.prepare<[string], ProspectFigures>(
      `SELECT manager_id AS managerId, count(*) AS total, sum(${OPEN}) AS open, sum(state = 'not-contacted') AS notContacted,
         sum(state = 'booked') AS booked, sum(${OPEN} AND due_on IS NOT NULL AND due_on < ?) AS overdue
       FROM prospects GROUP BY manager_id ORDER BY manager_id`,
    ),
    add: connection.prepare<[Row]>(
      `INSERT INTO prospects (id, import_id, manager_id, phone_sum, details, state, due_on, contacts, added_at, changed_at)
       VALUES (@id, @import_id, @manager_id, @phone_sum, @details, @state, @due_on, @contacts, @added_at, @changed_at)`,
    ),
    change: connection.prepare<[string, string | null, number, number, string]>(
      'UPDATE prospects SET state = ?, due_on = ?, contacts = ?, changed_at = ? WHERE id = ?',
    ),
    remove: connection.prepare<[string]>('DELETE FROM prospects WHERE id = ?'),
    purge: connection.prepare<[number]>('DELETE FROM prospects WHERE changed_at < ?'),
  };
}
