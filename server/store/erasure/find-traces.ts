import type { Database } from 'better-sqlite3';
import type { ErasedCounts } from '../../contract/people/erasure.ts';
import type { KeptFor } from '../../kernel/words/body.ts';
import type { AttendeeDetails } from '../gathering.ts';
import type { Seal } from '../integrity/seal.ts';
import type { ProspectDetails } from '../prospect.ts';
import { openFacts } from '../tables/people-table.ts';
import { TICKET, tiesOf, TYING_TYPES } from './ties.ts';
import type { Wanted } from './wanted.ts';

/** Rows looked at between two turns of the event loop: a few ms, so that nobody's call waits. */
const ROWS_A_TURN = 500;
/** Events of which most are passed over unread. */
const EVENTS_A_TURN = 4_000;

/** All that is kept about one customer, by reference and id. */
export interface Traces {
  readonly people: readonly { readonly ref: string; readonly keptFor: KeptFor }[];
  readonly prospectIds: readonly string[];
  readonly attendeeIds: readonly string[];
  /** His visits, of any day: tickets name nobody, and stay. */
  readonly ticketIds: readonly string[];
}

/** Looks at everything that is kept, in small steps. What is damaged, or sealed with a lost key, nobody can read, and it is not found. */
export function* findTraces(connection: Database, seal: Seal, wanted: Wanted): Generator<undefined, Traces> {
  const kept = new Map<string, KeptFor>();
  const seeds = new Set<string>();
  for (const row of yield* rowsOf<PersonColumns>(connection, 'people', 'ref', 'ref AS id, kept_for, facts')) {
    kept.set(row.id, row.kept_for);
    const facts = openFacts(row.facts, seal);
    if (wanted.ids.has(row.id) || (facts !== null && facts.phone !== null && wanted.isTelephone(facts.phone))) seeds.add(row.id);
  }
  const prospectIds = yield* listed<ProspectDetails>(connection, 'prospects', seal, wanted);
  const attendeeIds = yield* listed<AttendeeDetails>(connection, 'attendees', seal, wanted);
  const his = seeds.size === 0 ? [] : [...(yield* tiedTo(connection, seeds, kept))];
  return {
    people: his.flatMap((ref) => {
      const keptFor = kept.get(ref);
      return keptFor === undefined ? [] : [{ ref, keptFor }];
    }),
    prospectIds,
    attendeeIds,
    ticketIds: his.flatMap((one) => (one.startsWith(TICKET) ? [one.slice(TICKET.length)] : [])),
  };
}

interface PersonColumns {
  readonly id: string;
  readonly kept_for: KeptFor;
  readonly facts: string;
}

interface ListedColumns {
  readonly id: string;
  readonly details: string;
}

function* listed<Details extends { readonly name: string; readonly phone: string }>(
  connection: Database,
  table: 'prospects' | 'attendees',
  seal: Seal,
  wanted: Wanted,
): Generator<undefined, readonly string[]> {
  const rows = yield* rowsOf<ListedColumns>(connection, table, 'id', 'id, details');
  const found: string[] = [];
  for (const [index, { id, details }] of rows.entries()) {
    const plain = seal.open(details);
    const row = plain === null ? null : (JSON.parse(plain) as Details);
    const isHis = row !== null && (wanted.isTelephone(row.phone) || (row.phone === '' && wanted.isNameWithoutTelephone(row.name)));
    if (isHis || wanted.ids.has(id)) found.push(id);
    if (index % ROWS_A_TURN === 0) yield;
  }
  return found;
}

function* rowsOf<Row extends { readonly id: string }>(
  connection: Database,
  table: string,
  key: string,
  columns: string,
): Generator<undefined, readonly Row[]> {
  const page = connection.prepare<[string, number], Row>(`SELECT ${columns} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`);
  const rows: Row[] = [];
  for (let last: Row | undefined, found = page.all('', ROWS_A_TURN); found.length > 0; found = page.all(last?.id ?? '', ROWS_A_TURN)) {
    rows.push(...found);
    last = found.at(-1);
    yield;
  }
  return rows;
}

interface EventColumns {
  readonly type: string;
  readonly body: string;
}

/** Whatever events tie to the seeds, over any number of steps: card, referral, seat, notes, appointments, visits. */
function* tiedTo(connection: Database, seeds: ReadonlySet<string>, kept: ReadonlyMap<string, KeptFor>): Generator<undefined, Set<string>> {
  const types = TYING_TYPES.map((type) => `'${type}'`).join(', ');
  const page = connection.prepare<[number, number], EventColumns>(
    `SELECT type, body FROM events WHERE seq > ? AND seq <= ? AND type IN (${types})`,
  );
  const end = connection.prepare<[], number>('SELECT max(seq) FROM events').pluck().get() ?? 0;
  const tiedWith = new Map<string, (readonly string[])[]>();
  for (let from = 0; from < end; from += EVENTS_A_TURN) {
    for (const { type, body } of page.all(from, from + EVENTS_A_TURN)) {
      const ties = tiesOf(type, fieldsOf(body), (text) => kept.has(text));
      for (const tie of ties) among(tiedWith, tie).push(ties);
    }
    yield;
  }
  const his = new Set(seeds);
  for (const one of his) for (const ties of tiedWith.get(one) ?? []) for (const tie of ties) his.add(tie);
  return his;
}

function among<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

/** A damaged body ties nothing; `npm run verify` names it. */
function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

export function countsOf({ people, prospectIds, attendeeIds }: Traces): ErasedCounts {
  const of = (kind: KeptFor) => people.filter(({ keptFor }) => keptFor === kind).length;
  return { day: of('day'), record: of('record'), 'follow-up': of('follow-up'), prospect: prospectIds.length, attendee: attendeeIds.length };
}
