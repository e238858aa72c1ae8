import type { Database } from 'better-sqlite3';

/** What a row of `facts` says of the database as a whole. */
type Fact = 'epoch' | 'writes' | 'keys' | 'last-purge';

interface Facts {
  /** null: never set. */
  read(fact: Fact): string | null;
  write(fact: Fact, value: string): void;
}

export function factsOf(connection: Database): Facts {
  const read = connection.prepare<[string], string>('SELECT value FROM facts WHERE name = ?').pluck();
  const write = connection.prepare<[string, string]>('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)');
  return {
    read: (fact) => read.get(fact) ?? null,
    write: (fact, value) => void write.run(fact, value),
  };
}
