import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evolve } from '../../server/kernel/evolve.ts';
import { type Branch, initialBranch } from '../../server/kernel/state/branch.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { BranchEvent, StoredEvent } from '../../server/kernel/words/event.ts';
import { type BranchDatabase, databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { EMPTY_HEAD, eventOf, type EventRow, type Head, rowOf } from '../../server/store/event-row.ts';
import { eventsOfDate } from '../../server/store/report/events-of-date.ts';

/*
 * `branch-0.3.0.db` was written by release 0.3.0 itself: fourteen days of commands that it decided, with every type of event
 * it had. `branch-0.3.0.json` is what 0.3.0 folded them to: the whole branch after each day, and a sum of it after each event.
 * No later release may read one of these records in another way. What a later release derives otherwise from them is named below, and
 * 0.3.0's own code told its sums anew without it.
 */
const FIXTURE = fileURLToPath(new URL('fixtures/branch-0.3.0', import.meta.url));

interface ToldDay {
  readonly date: string;
  /** The first 16 digits of the SHA-256 of the branch, after each event of the day. */
  readonly folds: readonly string[];
  readonly branch: unknown;
}

const TOLD = JSON.parse(readFileSync(`${FIXTURE}.json`, 'utf8')) as {
  readonly types: readonly string[];
  readonly days: readonly ToldDay[];
};

/**
 * Fields of the branch that are younger than 0.3.0, which cannot have told them: "staff.records.*.soAndSo", where * is any
 * entry of a map or a list. A field that 0.3.0 had never stands here.
 */
const YOUNGER_THAN_0_3_0: ReadonlySet<string> = new Set([
  'staff.restored',
  'staff.lastIdentified',
  'staff.cueUses',
  'staff.followUps.*.contacts.*.earlier',
  'staff.records.*.beforeIdentified',
  'staff.acts.*.recordBefore.beforeIdentified',
  'staff.acts.*.previous',
  'staff.postAnswer',
  'staff.arrivals',
  'staff.records.*.standing.arrivedAt',
  'staff.acts.*.recordBefore.standing.arrivedAt',
  'staff.managers.*.guestLookRef',
  'staff.referrals.*.newTicketId',
  'staff.alarms',
  'staff.alarmsRaised',
  'staff.supports.*.waitMs',
  'staff.helpRequests.*.pressedAt',
  'staff.helpRequests.*.pressesAgain',
  'staff.helpRequests.*.unanswered',
  'hall.kioskHelpEnds',
  'hall.configuration.alarms',
  'hall.configuration.help',
  'hall.configuration.kioskPages',
  'hall.configuration.kioskLimits',
  'hall.voidedTickets',
  'staff.kiosks',
  'hall.configuration.walls.*.viewing',
  'hall.undoneCalls',
  'hall.tickets.*.atMostAhead',
  'staff.acts.*.ticketBefore.atMostAhead',
  'staff.series.*.beyond',
]);

/**
 * What 0.3.0 kept, and a later release derives otherwise or not at all: tickets kept for a direct service are in the account of the cap
 * whatever they are kept for, and no number is given between others.
 */
const DERIVED_OTHERWISE: ReadonlySet<string> = new Set(['staff.lines.*.aside', 'staff.series.*.called', 'staff.series.*.issued']);

/** The branch as 0.3.0 would have told it: maps and sets in their own order, keys of objects in the alphabet's. */
function told(value: unknown, path: string): unknown {
  if (value instanceof Map) return { map: [...(value as ReadonlyMap<string, unknown>)].map(([key, one]) => [key, told(one, `${path}.*`)]) };
  if (value instanceof Set) return { set: [...(value as ReadonlySet<unknown>)] };
  if (Array.isArray(value)) return value.map((one: unknown) => told(one, `${path}.*`));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown, string] => [key, one, path === '' ? key : `${path}.${key}`]);
  return Object.fromEntries(
    entries
      .filter(([, , at]) => !YOUNGER_THAN_0_3_0.has(at) && !DERIVED_OTHERWISE.has(at))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one, at]) => [key, told(one, at)]),
  );
}

function sumOf(branch: Branch): string {
  return createHash('sha256')
    .update(JSON.stringify(told(branch, '')))
    .digest('hex')
    .slice(0, 16);
}

/** As after a restart on that day. */
function foldDay(events: readonly StoredEvent[]): ToldDay {
  const [opening] = events;
  if (opening?.event.type !== 'day-opened') throw new Error('the day does not begin with its opening');
  const branch = initialBranch(opening.event.configuration);
  const folds = events.map((stored) => {
    evolve(branch, stored);
    return sumOf(branch);
  });
  return { date: opening.event.date, folds, branch: told(branch, '') };
}

function rowsOf(connection: Database): readonly EventRow[] {
  return connection.prepare<[], EventRow>('SELECT * FROM events ORDER BY seq').all();
}

/** Every record, its checksum and its shape checked, by business day. */
function daysOf({ connection, file }: BranchDatabase): readonly (readonly StoredEvent[])[] {
  const days: StoredEvent[][] = [];
  let head: Head = EMPTY_HEAD;
  for (const row of rowsOf(connection)) {
    const stored = eventOf(head, row, file);
    if (stored.event.type === 'day-opened') days.push([]);
    days.at(-1)?.push(stored);
    head = row;
  }
  return days;
}

function typesMissing(days: readonly (readonly StoredEvent[])[], types: readonly string[]): readonly string[] {
  const there = new Set<string>(days.flat().map(({ event }) => event.type));
  return types.filter((type) => !there.has(type));
}

/** Writes each record anew as `change` would have it, so that every checksum is right. */
function rewrite(connection: Database, change: (event: BranchEvent) => BranchEvent): void {
  const replace = connection.prepare<[string, number, number]>('UPDATE events SET body = ?, sum = ? WHERE seq = ?');
  let head: Head = EMPTY_HEAD;
  for (const row of rowsOf(connection)) {
    const event = change({ type: row.type, ...(JSON.parse(row.body) as object) } as BranchEvent);
    head = rowOf(head, { commandId: row.command_id, actor: JSON.parse(row.actor) as Actor, deviceId: null }, { at: row.at, event }, null);
    replace.run((head as EventRow).body, head.sum, row.seq);
  }
}

describe('a database of release 0.3.0', () => {
  let directory: string;
  let database: BranchDatabase;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'release-'));
    copyFileSync(`${FIXTURE}.db`, databaseFile(directory));
    database = openDatabase(directory);
  });

  afterEach(() => {
    database.close();
    rmSync(directory, { recursive: true });
  });

  it('folds to the branch that 0.3.0 folded it to, after every event', () => {
    const days = daysOf(database).map(foldDay);
    expect(days.map(({ date }) => date)).toEqual(TOLD.days.map(({ date }) => date));
    days.forEach((day, index) => expect(day).toEqual(TOLD.days[index]));
  });

  it('holds every type of event that 0.3.0 had; one that is not there would be named', () => {
    const days = daysOf(database);
    expect(TOLD.types).toHaveLength(100);
    expect(typesMissing(days, TOLD.types)).toEqual([]);
    const without = days.map((day) => day.filter(({ event }) => event.type !== 'ticket-recalled'));
    expect(typesMissing(without, TOLD.types)).toEqual(['ticket-recalled']);
  });

  it('starts a branch on its last day, and reports on every day', async () => {
    const days = daysOf(database);
    expect(sqliteLog(database).readDay()).toEqual(days.at(-1));
    for (const [index, { date }] of TOLD.days.entries()) expect(await eventsOfDate(database.file, date)).toEqual(days[index]);
  });

  it('is not taken for the same with one fact changed, though every checksum is right', () => {
    rewrite(database.connection, (event) => event);
    expect(daysOf(database).map(foldDay)).toEqual(TOLD.days);
    rewrite(database.connection, (event) => (event.type === 'referral-closed' ? { ...event, outcome: 'expired' } : event));
    expect(daysOf(database).map(foldDay)).not.toEqual(TOLD.days);
  });

  it('is not taken for the same with a field of the branch more, or one less', () => {
    const [day] = daysOf(database);
    const branch = initialBranch((day?.[0]?.event as Extract<BranchEvent, { type: 'day-opened' }>).configuration);
    const before = sumOf(branch);
    Object.assign(branch.staff, { invented: 0 });
    expect(sumOf(branch)).not.toBe(before);
    Reflect.deleteProperty(branch.staff, 'invented');
    expect(sumOf(branch)).toBe(before);
    Reflect.deleteProperty(branch.staff, 'lastN');
    expect(sumOf(branch)).not.toBe(before);
  });
});
