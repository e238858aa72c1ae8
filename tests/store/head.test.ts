import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseFile, headFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { readHead } from '../../server/store/integrity/head-file.ts';
import type { EventLog } from '../../server/store/log.ts';
import { StoreError } from '../../server/store/store-error.ts';
import { sqliteTokens } from '../../server/store/tokens.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened, helpSeen } from './event-log-contract.ts';

const TICKETS = 40;

/** The files of a branch whose server was killed: what is on the disk while its log is still open. */
function killed(directory: string): string {
  const left = ownDirectory();
  for (const name of ['branch.db', 'branch.db-wal', 'branch.db.head', 'branch.db.created', 'people.key']) {
    if (existsSync(join(directory, name))) copyFileSync(join(directory, name), join(left, name));
  }
  return left;
}

function working(directory: string): EventLog {
  const log = sqliteLog(openDatabase(directory));
  append(log, 1, dayOpened('2026-11-23'));
  for (let ticket = 0; ticket < TICKETS; ticket += 1) append(log, 10 + ticket, helpSeen(`help-${ticket}`));
  return log;
}

/** The number of events read, or the code of the refusal. Any other error fails the test. */
function opened(directory: string): number | StoreError['code'] {
  try {
    const log = sqliteLog(openDatabase(directory));
    try {
      return log.readDay().length;
    } finally {
      log.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

const wal = (directory: string) => `${databaseFile(directory)}-wal`;

describe('a log that has lost its end', () => {
  const losses: readonly [string, (walFile: string) => void][] = [
    ['its WAL deleted', (file) => rmSync(file)],
    ['its WAL cut in the middle', (file) => truncateSync(file, 20 * 4_120)],
    ['its WAL zeroed', (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length))],
    ['one bit of its WAL flipped', (file) => writeFileSync(file, flipped(readFileSync(file), 30 * 4_120))],
  ];
  it.each(losses)('is not served: %s', (_, lose) => {
    const directory = ownDirectory();
    const log = working(directory);
    const left = killed(directory);
    log.close();
    expect(opened(killed(left)), 'the control: nothing lost').toBe(1 + TICKETS);
    lose(wal(left));
    expect(opened(left)).toBe('log-cut-off');
  });

  it('says in both languages what was confirmed, what is there, and which commands mend it', () => {
    const directory = ownDirectory();
    const log = working(directory);
    const left = killed(directory);
    log.close();
    rmSync(wal(left));
    const { text } = caught(() => openDatabase(left));
    expect(text.en).toMatch(/confirmed was 41 of 1970-01-01T00:00:00.049Z.*is nothing/);
    for (const words of [text.en, text['zh-CN']]) expect(words).toMatch(/npm run restore -- <.*npm run restore -- --go-on/s);
  });

  it('is not served in place of what it was: an older copy of the database', () => {
    const directory = ownDirectory();
    const log = working(directory);
    log.close();
    const older = readFileSync(databaseFile(directory));
    const again = sqliteLog(openDatabase(directory));
    append(again, 100, helpSeen('later'));
    again.close();
    writeFileSync(databaseFile(directory), older);
    expect(opened(directory)).toBe('log-cut-off');
  });

  it('is missed even if no event was in it: a token revoked, and the revocation lost', () => {
    const directory = ownDirectory();
    const database = openDatabase(directory);
    const tokens = sqliteTokens(database);
    tokens.issueToken('kiosk', 'kiosk-1', 'hall', 1);
    database.connection.pragma('wal_checkpoint(TRUNCATE)');
    tokens.revokeToken('kiosk', 'kiosk-1', 2);
    const left = killed(directory);
    database.close();
    expect(opened(killed(left)), 'the control: nothing lost').toBe(0);
    rmSync(wal(left));
    expect(opened(left)).toBe('log-cut-off');
  });
});

describe('the head', () => {
  it('is never ahead of the log, and after a power cut may be behind it', () => {
    const directory = ownDirectory();
    const log = working(directory);
    const before = readFileSync(headFile(databaseFile(directory)));
    append(log, 90, helpSeen('after the head reached the disk'));
    const left = killed(directory);
    log.close();
    writeFileSync(headFile(databaseFile(left)), before);
    expect(opened(left)).toBe(2 + TICKETS);
  });

  it('survives a torn write by its other slot, and nothing that it says is believed without its sum', () => {
    const directory = ownDirectory();
    const log = working(directory);
    log.close();
    const file = headFile(databaseFile(directory));
    const whole = readFileSync(file);
    const newest = readHead(file);
    for (const slot of [0, 1]) {
      writeFileSync(file, flipped(whole, slot * 128 + 4));
      expect(readHead(file)?.seq).toBeGreaterThanOrEqual((newest?.seq ?? 0) - 1);
      expect(opened(killed(directory))).toBe(1 + TICKETS);
    }
    writeFileSync(file, flipped(flipped(whole, 4), 128 + 4));
    expect(opened(directory)).toBe('head-missing');
  });

  it('that is missing is no reason to believe the log', () => {
    const directory = ownDirectory();
    working(directory).close();
    rmSync(headFile(databaseFile(directory)));
    expect(opened(directory)).toBe('head-missing');
  });

  it('is not written by a transaction that failed', () => {
    const directory = ownDirectory();
    const log = working(directory);
    const before = readHead(headFile(databaseFile(directory)));
    expect(() =>
      log.transact((batch) => {
        batch.append({ commandId: 'x', actor: { role: 'clock' }, deviceId: null }, { at: 99, event: helpSeen('never') });
        throw new Error('thought better of it');
      }),
    ).toThrow('thought better of it');
    expect(readHead(headFile(databaseFile(directory)))).toEqual(before);
    log.close();
  });
});

describe('before the first customer', () => {
  it('the tables are in the database’s own file, not in the WAL alone', () => {
    const directory = ownDirectory();
    const log = sqliteLog(openDatabase(directory));
    const left = killed(directory);
    log.close();
    rmSync(wal(left), { force: true });
    const alone = new Database(databaseFile(left), { readonly: true });
    expect(alone.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get()).toBeGreaterThan(5);
    alone.close();
  });
});

function flipped(bytes: Buffer, offset: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[offset] = (copy[offset] ?? 0) ^ 1;
  return copy;
}

function caught(act: () => unknown): StoreError {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('it opened');
}
