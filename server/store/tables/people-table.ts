import type { Database } from 'better-sqlite3';
import type { Batch, PeopleTerms } from '../log.ts';
import { inherited, type Person } from '../person.ts';
import { isIntact } from '../integrity/row-sums.ts';
import type { Seal } from '../integrity/seal.ts';

interface PersonRow {
  readonly kept_for: Person['keptFor'];
  readonly facts: string;
}

/** What a transaction may do with personal data. */
export type PeopleChanges = Pick<Batch, 'keep' | 'giveTerm' | 'inherit' | 'forget'>;

/** Personal data in SQLite, read again and again for staff screens. */
interface PeopleTable {
  readonly changes: PeopleChanges;
  find(ref: string): Person | null;
  /** Deletes what was kept for the day; returns the number of rows. */
  purgeDay(): number;
  purge(terms: PeopleTerms): number;
}

/** Entries held in memory for the screens; more than all lists together show. */
const REMEMBERED_MAX = 2_000;

type Facts = Omit<Person, 'ref' | 'keptFor'>;

/** null: damaged, or sealed with a key that is not at hand. Up to release 0.3.0 only data of follow-ups was sealed: plain text begins with a brace. */
export function openFacts(stored: string, seal: Seal): Facts | null {
  const facts = isPlain(stored) ? stored : seal.open(stored);
  return facts === null ? null : (JSON.parse(facts) as Facts);
}

function isPlain(stored: string): boolean {
  return stored.startsWith('{');
}

/** Seals what an earlier release wrote in plain text, and leaves a damaged row as it is; returns the number of rows. Within a transaction of the writer. */
export function sealPlainPeople(connection: Database, seal: Seal): number {
  const plain = connection
    .prepare<[], { ref: string; facts: string }>(`SELECT ref, facts FROM people WHERE facts LIKE '{%' AND ${isIntact('people')}`)
    .all();
  const change = connection.prepare<[string, string]>('UPDATE people SET facts = ? WHERE ref = ?');
  for (const { ref, facts } of plain) change.run(seal.close(facts), ref);
  return plain.length;
}

/**
 * All of it is sealed (PIPL 51): a copy of the database alone names nobody, and reveals no phone number.
 * A row that the disk has changed is as good as purged: nobody is to read another name, or dial another number.
 */
export function peopleTable(connection: Database, seal: Seal): PeopleTable {
  const statements = prepareStatements(connection);
  const remembered = new Map<string, Person | null>();

  function read(ref: string): Person | null {
    const row = statements.find.get(ref);
    if (row === undefined) return null;
    const facts = openFacts(row.facts, seal);
    return facts === null ? null : { ref, keptFor: row.kept_for, ...facts };
  }

  function factsOf({ salutation, look, phone, note }: Person): string {
    return seal.close(JSON.stringify({ salutation, look, phone, note } satisfies Facts));
  }

  function changed(changes: number): number {
    remembered.clear();
    return changes;
  }

  const changes: PeopleChanges = {
    keep(person, at) {
      remembered.delete(person.ref);
      statements.keep.run(person.ref, person.keptFor, factsOf(person), at);
    },
    giveTerm(refs, purgeAt) {
      for (const ref of refs) statements.giveTerm.run(purgeAt, ref);
    },
    inherit(ref, fromRef) {
      const [person, from] = [read(ref), read(fromRef)];
      if (person !== null && from !== null) changed(statements.change.run(factsOf(inherited(person, from)), ref).changes);
    },
    forget(refs) {
      for (const ref of refs) changed(statements.remove.run(ref).changes);
    },
  };

  return {
    find(ref) {
      const known = remembered.get(ref);
      if (known !== undefined) return known;
      if (remembered.size >= REMEMBERED_MAX) remembered.clear();
      const person = read(ref);
      remembered.set(ref, person);
      return person;
    },
    changes,
    purgeDay: () => changed(statements.purgeDay.run().changes),
    purge: ({ recordsBefore, now }) => changed(statements.purge.run(recordsBefore, now).changes),
  };
}

function prepareStatements(connection: Database) {
  return {
    keep: connection.prepare<[string, string, string, number]>('INSERT INTO people (ref, kept_for, facts, at) VALUES (?, ?, ?, ?)'),
    find: connection.prepare<[string], PersonRow>(`SELECT kept_for, facts FROM people WHERE ref = ? AND ${isIntact('people')}`),
    change: connection.prepare<[string, string]>('UPDATE people SET facts = ? WHERE ref = ?'),
    giveTerm: connection.prepare<[number, string]>("UPDATE people SET purge_at = ? WHERE ref = ? AND kept_for = 'follow-up'"),
    remove: connection.prepare<[string]>('DELETE FROM people WHERE ref = ?'),
    purgeDay: connection.prepare<[]>("DELETE FROM people WHERE kept_for = 'day'"),
    purge: connection.prepare<[number, number]>(
      "DELETE FROM people WHERE (kept_for = 'record' AND at < ?) OR (kept_for = 'follow-up' AND purge_at IS NOT NULL AND purge_at <= ?)",
    ),
  };
}
