import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { damagedTables } from '../../server/store/integrity/damaged-rows.ts';
import { SUMMED_TABLES, type SummedTable } from '../../server/store/integrity/row-sums.ts';
import type { Person } from '../../server/store/person.ts';
import type { NewProspect } from '../../server/store/prospect.ts';
import { eventsOfDate, listReportDates } from '../../server/store/report/events-of-date.ts';
import { StoreError } from '../../server/store/store-error.ts';
import { DayDamaged } from '../../server/store/unavailable.ts';
import { sqliteTokens } from '../../server/store/tokens.ts';
import { lengthOf } from '../length-of.ts';
import { record } from '../promises/record.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened, helpSeen } from './event-log-contract.ts';

/** Flips of one bit in each file that holds what a branch remembers. The long form takes more. */
const FLIPS = lengthOf('FLIPS', 150);
const PROMISE = 'flipped bits in the stored files';
const FILES = ['branch.db', 'branch.db-wal'] as const;
const BRANCH_FILES = [...FILES, 'branch.db.head', 'branch.db.created', 'people.key'];
/** SQLite's file format: leaves of tables and of indices begin with their kind, and list where each cell lies. */
const PAGE_BYTES = 4_096;
const LEAVES = [0x0d, 0x0a];
const CELLS_AT = 3;
const POINTERS_AT = 8;
const DATES = ['2026-11-21', '2026-11-22', '2026-11-23'];
const DONE = { ok: true, receipt: { kind: 'done' } } as const;
const TABLES = Object.keys(SUMMED_TABLES) as SummedTable[];

const person = (ref: string): Person => ({
  ref,
  keptFor: 'record',
  salutation: { surname: '张', title: 'mr' },
  look: null,
  phone: null,
  note: ref,
});

const prospect = (id: string, phone: string): NewProspect => ({
  id,
  importId: 'import-1',
  managerId: 'liu',
  state: 'not-contacted',
  dueOn: null,
  contacts: 0,
  addedAt: 5,
  changedAt: 5,
  details: { name: '张', phone, source: '', note: '', preferredTime: '' },
});

/** Three days, two in the database's own file and the last in its WAL, as a server that was killed leaves them. */
function threeDays(): { readonly directory: string; readonly tokens: readonly string[] } {
  const directory = ownDirectory();
  const database = openDatabase(directory);
  const log = sqliteLog(database);
  const issued = sqliteTokens(database);
  const tokens = ['kiosk-1', 'kiosk-2'].map((id) => issued.issueToken('kiosk', id, 'hall', 1));
  DATES.forEach((date, day) => {
    append(log, day * 1_000, dayOpened(date), ...Array.from({ length: 60 }, (_, index) => helpSeen(`help-${day}-${index}`)));
    for (let command = 0; command < 40; command += 1) {
      log.transact((batch) => {
        batch.remember(`command-${day}-${command}`, { bodyHash: `hash-${command}`, answer: DONE }, day * 1_000);
        batch.keep(person(`p-${day}-${command}`), day * 1_000);
      });
    }
    if (day === 1) database.connection.pragma('wal_checkpoint(TRUNCATE)');
  });
  const left = ownDirectory();
  for (const name of BRANCH_FILES) copyFileSync(join(directory, name), join(left, name));
  database.close();
  return { directory: left, tokens };
}

/** All that anybody could be shown of the branch; a part that is known to be damaged says so. */
async function shown(directory: string, tokens: readonly string[]): Promise<Record<string, string>> {
  const database = openDatabase(directory);
  try {
    const log = sqliteLog(database);
    log.readDay();
    const parts: Record<string, string> = {};
    for (const date of DATES) parts[date] = await dayOf(database.file, date);
    const issued = sqliteTokens(database);
    const rows = damagedTables(database.connection, TABLES).map(({ table }) => table);
    const of = (table: SummedTable, read: () => unknown) => (rows.includes(table) ? 'damaged' : JSON.stringify(read()));
    parts['tokens'] = of('tokens', () => tokens.map((token) => issued.findToken(token)));
    const each = DATES.flatMap((_, day) => Array.from({ length: 40 }, (__, index) => `${day}-${index}`));
    parts['commands'] = of('commands', () => each.map((id) => log.recall(`command-${id}`)));
    parts['people'] = of('people', () => each.map((id) => log.personOf(`p-${id}`)));
    return parts;
  } finally {
    database.close();
  }
}

async function dayOf(file: string, date: string): Promise<string> {
  try {
    return JSON.stringify(await eventsOfDate(file, date));
  } catch (error) {
    if (error instanceof DayDamaged) return 'damaged';
    throw error;
  }
}

describe('a flipped bit', () => {
  it.each(FILES)('anywhere in %s is found, or changes nothing that anybody is shown', { timeout: 600_000 }, async (name) => {
    const { directory, tokens } = threeDays();
    const trial = join(directory, 'trial');
    const lay = () => {
      rmSync(trial, { recursive: true, force: true });
      mkdirSync(trial);
      for (const one of BRANCH_FILES) if (existsSync(join(directory, one))) copyFileSync(join(directory, one), join(trial, one));
    };
    lay();
    const truth = await shown(trial, tokens);
    expect(Object.values(truth), 'the control: nothing is damaged').not.toContain('damaged');
    const sound = readFileSync(join(directory, name));
    const found = { refused: 0, damaged: 0 };
    for (let flip = 0; flip < FLIPS; flip += 1) {
      lay();
      const offset = Math.floor(((flip + 0.5) / FLIPS) * sound.length);
      const bytes = Buffer.from(sound);
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (flip % 8));
      writeFileSync(join(trial, name), bytes);
      const parts = await shown(trial, tokens).catch((error: unknown) => {
        if (error instanceof StoreError) return null;
        throw error;
      });
      if (parts === null) found.refused += 1;
      else if (Object.values(parts).includes('damaged')) found.damaged += 1;
      for (const [part, text] of Object.entries(parts ?? {}))
        if (text !== 'damaged') expect(text, `${part}, bit ${flip % 8} of byte ${offset}`).toBe(truth[part]);
    }
    record({ promise: PROMISE, of: 'product', trials: FLIPS, failures: 0 });
    expect(found.refused + found.damaged).toBeGreaterThan(FLIPS / 10);
  });

  it('in the order of a page’s rows hides none of them', { timeout: 600_000 }, async () => {
    const { directory, tokens } = threeDays();
    const file = join(directory, 'branch.db');
    const raw = new Database(file);
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    const sound = readFileSync(file);
    const truth = await shown(directory, tokens);
    const found = { pages: 0, damaged: 0 };
    for (let page = PAGE_BYTES; page < sound.length; page += PAGE_BYTES) {
      if (!LEAVES.includes(sound[page] ?? 0)) continue;
      const cells = sound.readUInt16BE(page + CELLS_AT);
      const bytes = Buffer.from(sound);
      const pointer = page + POINTERS_AT + 2 * Math.floor(cells / 2);
      bytes[pointer] = (bytes[pointer] ?? 0) ^ 4;
      writeFileSync(file, bytes);
      const parts = await shown(directory, tokens).catch((error: unknown) => {
        if (error instanceof StoreError) return null;
        throw error;
      });
      found.pages += 1;
      if (parts === null || Object.values(parts).includes('damaged')) found.damaged += 1;
      for (const [part, text] of Object.entries(parts ?? {}))
        if (text !== 'damaged') expect(text, `${part}, page ${page / PAGE_BYTES}`).toBe(truth[part]);
    }
    expect(found.damaged).toBeGreaterThan(found.pages / 2);
  });

  it('in the index of days shows no day as another, or as none', async () => {
    const { directory } = threeDays();
    const file = join(directory, 'branch.db');
    const raw = new Database(file);
    const root = raw.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'openings'").pluck().get() ?? 0;
    raw.close();
    const sound = readFileSync(file);
    const at = sound.indexOf('2026-11-21', (root - 1) * PAGE_BYTES);
    expect(at).toBeLessThan(root * PAGE_BYTES);
    const truth = await dayOf(file, '2026-11-21');
    writeFileSync(file, Buffer.concat([sound.subarray(0, at), Buffer.from('2026-11-20'), sound.subarray(at + 10)]));
    expect(listReportDates(file)).toEqual([...DATES].reverse());
    expect(await dayOf(file, '2026-11-21')).toBe(truth);
  });

  it('in a list leaves the row without a name or a telephone, and the others as they were', () => {
    const directory = ownDirectory();
    const database = openDatabase(directory);
    const log = sqliteLog(database);
    log.transact(({ lists }) => {
      lists.prospects.add(prospect('p-1', '13800000001'));
      lists.prospects.add(prospect('p-2', '13800000002'));
    });
    log.close();
    const raw = new Database(join(directory, 'branch.db'));
    raw.function('row_sum', { varargs: true }, () => 0);
    raw.exec("UPDATE prospects SET state = 'booked' WHERE id = 'p-1'");
    raw.close();
    const again = openDatabase(directory);
    const { prospects } = sqliteLog(again).lists;
    expect([prospects.find('p-1')?.details, prospects.find('p-2')?.details?.phone]).toEqual([null, '13800000002']);
    again.close();
  });

  it('in an answer, a token or a person would pass for content without the rows’ own sums', () => {
    const { directory } = threeDays();
    const database = new Database(join(directory, 'branch.db'));
    database.function('row_sum', { varargs: true }, () => 0);
    database.exec("UPDATE people SET facts = replace(facts, '张', '李') WHERE ref = 'p-0-0'");
    expect(database.pragma('integrity_check', { simple: true }), 'SQLite alone is content').toBe('ok');
    database.close();
    const again = openDatabase(directory);
    expect(damagedTables(again.connection, TABLES)).toEqual([{ table: 'people', rows: 1 }]);
    expect([sqliteLog(again).personOf('p-0-0'), sqliteLog(again).personOf('p-0-1')]).toEqual([null, person('p-0-1')]);
    again.close();
    record({ promise: PROMISE, of: 'control', trials: 1, failures: 1 });
  });
});

describe('a page that cannot be read', () => {
  it('in the people’s table names nobody, is known from then on, and ends nothing', () => {
    const { directory } = threeDays();
    const file = join(directory, 'branch.db');
    const raw = new Database(file);
    const page = raw.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'people'").pluck().get() ?? 0;
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    const bytes = readFileSync(file);
    bytes.fill(0xee, (page - 1) * 4_096, page * 4_096);
    writeFileSync(file, bytes);
    const database = openDatabase(directory);
    const log = sqliteLog(database);
    expect([log.personOf('p-0-0'), log.personOf('p-0-1'), database.damaged]).toEqual([null, null, [{ table: 'people', rows: null }]]);
    append(log, 9_000, helpSeen('the branch goes on'));
    log.close();
  });
});
