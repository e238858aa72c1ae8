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

/**
 * Data of a follow-up, which may hold a phone number, is sealed (PIPL 51): a copy of the database alone reveals no phone number.
 * A row that the disk has changed is as good as purged: nobody is to read another name, or dial another number.
 */
export function peopleTable(connection: Database, seal: Seal): PeopleTable {
  const statements = prepareStatements(connection);
  const remembered = new Map<string, Person | null>();

  function read(ref: string): Person | null {
    const row = statements.find.get(ref);
    if (row === undefined) return null;
    const facts = row.kept_for === 'follow-up' ? seal.open(row.facts) : row.facts;
    return facts === null ? null : { ref, keptFor: row.kept_for, ...(JSON.parse(facts) as Omit<Person, 'ref' | 'keptFor'>) };
  }

  function factsOf({ salutation, look, phone, note, keptFor }: Person): string {
    const facts = JSON.stringify({ salutation, look, phone, note });
    return keptFor === 'follow-up' ? seal.close(facts) : facts;
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
