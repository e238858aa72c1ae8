import type { StoredEvent } from '../kernel/words/event.ts';
import { EMPTY_HEAD, eventOf, type EventRow, type Head, rowOf } from './event-row.ts';
import { memoryLists } from './tables/memory-lists.ts';
import type { PeopleChanges } from './tables/people-table.ts';
import { inherited, type Person } from './person.ts';
import { ANSWERS_FORGOTTEN_AT_ONCE, ANSWERS_KEPT_MS, type Batch, type EventLog, type KnownCommand, type PeopleTerms } from './log.ts';

interface Remembered {
  readonly at: number;
  /** Stored as text, so that what is read back shares nothing with what was stored, as on a disk. */
  readonly known: string;
}

interface KeptPerson {
  readonly person: Person;
  readonly at: number;
  readonly purgeAt: number | null;
}
type People = Map<string, KeptPerson>;

/** The event log without a disk: for simulations, the warm-up before listening, and tests. It ends with the process. */
export function memoryLog(): EventLog {
  const rows: EventRow[] = [];
  const answers = new Map<string, Remembered>();
  const people = new Map<string, KeptPerson>();
  /** What the present transaction has written so far. */
  const draft = { rows: [] as EventRow[], answers: new Map<string, Remembered>(), people: [] as (() => void)[] };

  const lists = memoryLists();
  let purgedAt: number | null = null;

  const batch: Batch = {
    lists,
    append(cause, stored) {
      draft.rows.push(rowOf(draft.rows.at(-1) ?? rows.at(-1) ?? EMPTY_HEAD, cause, stored, null));
    },
    remember(commandId, known, at) {
      if (answers.has(commandId) || draft.answers.has(commandId)) throw new Error(`command ${commandId} was answered before`);
      draft.answers.set(commandId, { at, known: JSON.stringify(known) });
    },
    // What ends with the process is read by nobody afterwards.
    note: () => {},
    ...changesOf(people, (change) => draft.people.push(change)),
  };

  function commit(): void {
    for (const row of draft.rows) {
      rows.push(row);
      if (row.type === 'day-opened') forget(answers, row.at - ANSWERS_KEPT_MS);
    }
    for (const [commandId, remembered] of draft.answers) answers.set(commandId, remembered);
    for (const change of draft.people) change();
    lists.commit();
  }

  return {
    lists,
    purgeLists: (terms) => lists.purge(terms),
    readDay: () => eventsFrom(rows),
    lastEventAt: () => rows.at(-1)?.at ?? null,
    sumOf: (bodyHash) => bodyHash,
    recall(commandId) {
      const remembered = draft.answers.get(commandId) ?? answers.get(commandId);
      return remembered === undefined ? null : (JSON.parse(remembered.known) as KnownCommand);
    },
    transact(write) {
      try {
        const result = write(batch);
        commit();
        return result;
      } finally {
        draft.rows = [];
        draft.answers.clear();
        draft.people = [];
        lists.rollBack();
      }
    },
    personOf: (ref) => people.get(ref)?.person ?? null,
    purgeDay: () => purged(people, ({ person }) => person.keptFor === 'day'),
    purgePeople: (terms) => purged(people, (kept) => isOver(kept, terms)),
    purgeTrail: () => 0,
    lastPurge: { read: () => purgedAt, write: (at) => void (purgedAt = at) },
    eraseTraces: () => {},
    releaseReserve: () => false,
    isWritable: () => true,
    close: () => {},
  };
}

/** `later`: runs its argument when the transaction has committed. */
function changesOf(people: People, later: (change: () => void) => void): PeopleChanges {
  return {
    keep: (person, at) => later(() => people.set(person.ref, { person, at, purgeAt: null })),
    giveTerm: (refs, purgeAt) => later(() => give(people, refs, purgeAt)),
    inherit: (ref, fromRef) => later(() => inherit(people, ref, fromRef)),
    forget: (refs) => later(() => refs.forEach((ref) => people.delete(ref))),
  };
}

function give(people: People, refs: readonly string[], purgeAt: number): void {
  for (const ref of refs) {
    const kept = people.get(ref);
    if (kept?.person.keptFor === 'follow-up') people.set(ref, { ...kept, purgeAt });
  }
}

function inherit(people: People, ref: string, fromRef: string): void {
  const [kept, from] = [people.get(ref), people.get(fromRef)];
  if (kept !== undefined && from !== undefined) people.set(ref, { ...kept, person: inherited(kept.person, from.person) });
}

function isOver({ person, at, purgeAt }: KeptPerson, { recordsBefore, now }: PeopleTerms): boolean {
  return person.keptFor === 'record' ? at < recordsBefore : person.keptFor === 'follow-up' && purgeAt !== null && purgeAt <= now;
}

function purged(people: People, isGone: (kept: KeptPerson) => boolean): number {
  const gone = [...people].filter(([, kept]) => isGone(kept));
  for (const [ref] of gone) people.delete(ref);
  return gone.length;
}

function eventsFrom(rows: readonly EventRow[]): StoredEvent[] {
  const first = Math.max(
    0,
    rows.findLastIndex((row) => row.type === 'day-opened'),
  );
  let head: Head = rows[first - 1] ?? EMPTY_HEAD;
  return rows.slice(first).map((row) => {
    const stored = eventOf(head, row, 'memory');
    head = row;
    return stored;
  });
}

function forget(answers: Map<string, Remembered>, before: number): void {
  let left = ANSWERS_FORGOTTEN_AT_ONCE;
  for (const [commandId, { at }] of answers) {
    if (at >= before || left === 0) return;
    answers.delete(commandId);
    left -= 1;
  }
}
