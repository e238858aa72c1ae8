import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { MIGRATIONS } from '../../server/store/migrations.ts';
import { RESERVE_BYTES } from '../../server/store/reserve.ts';
import { StoreError } from '../../server/store/store-error.ts';
import { NO_MOUNTS, smallDisk } from '../safekeeping/small-disk.ts';
import { ownDirectory } from './directory.ts';
import { assertDurable } from '../../server/store/durability.ts';
import { named } from '../../server/store/sqlite-error.ts';
import { append, dayOpened, helpSeen } from './event-log-contract.ts';

function used(directory: string): string {
  const log = sqliteLog(openDatabase(directory));
  append(log, 1, dayOpened('2026-11-23'), helpSeen('one'));
  log.close();
  return databaseFile(directory);
}

function refusal(directory: string): StoreError {
  try {
    const log = sqliteLog(openDatabase(directory));
    try {
      log.readDay();
    } finally {
      log.close();
    }
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('it started');
}

describe('opening the database', () => {
  it('sets WAL and FULL at every open, and keeps them after a write', () => {
    const directory = ownDirectory();
    for (let time = 0; time < 2; time += 1) {
      const database = openDatabase(directory);
      expect(database.connection.pragma('journal_mode', { simple: true })).toBe('wal');
      append(sqliteLog(database), time, helpSeen('x'));
      expect(database.connection.pragma('synchronous', { simple: true })).toBe(2);
      database.close();
    }
  });

  it('notices the NORMAL that better-sqlite3 falls to by itself at the first write', () => {
    const connection = new Database(`${ownDirectory()}/plain.db`);
    connection.pragma('journal_mode = WAL');
    connection.exec('CREATE TABLE t (x)');
    expect(() => assertDurable(connection, 'plain.db')).toThrow(expect.objectContaining({ code: 'not-durable' }));
    connection.close();
  });

  it('keeps a reserve on the disk, and leaves a mark that a database was made', () => {
    const file = used(ownDirectory());
    expect(statSync(`${file}.reserve`).size).toBe(RESERVE_BYTES);
    expect(existsSync(`${file}.created`)).toBe(true);
  });
});

describe('it does not start', () => {
  it('in place of a database that is gone', () => {
    const directory = ownDirectory();
    rmSync(used(directory));
    expect(refusal(directory).code).toBe('database-missing');
    expect(existsSync(databaseFile(directory))).toBe(false);
  });

  it('in place of a database that was emptied', () => {
    const directory = ownDirectory();
    truncateSync(used(directory), 0);
    expect(refusal(directory).code).toBe('database-missing');
  });

  it('beside another server on the same data', () => {
    const directory = ownDirectory();
    const first = openDatabase(directory);
    expect(refusal(directory).code).toBe('database-in-use');
    first.close();
    openDatabase(directory).close();
  });

  it('on a file that is no database, and leaves it as it was', () => {
    const directory = ownDirectory();
    writeFileSync(databaseFile(directory), 'holiday photographs, not a database at all'.repeat(200));
    const before = readFileSync(databaseFile(directory));
    expect(refusal(directory).code).toBe('not-a-database');
    expect(readFileSync(databaseFile(directory)).equals(before)).toBe(true);
  });

  it("on another program's database", () => {
    const directory = ownDirectory();
    alter(databaseFile(directory), 'CREATE TABLE songs (title)');
    expect(refusal(directory).code).toBe('foreign-database');
    alter(databaseFile(directory), 'PRAGMA application_id = 77');
    expect(refusal(directory).code).toBe('foreign-database');
  });

  it('on a database of a newer version', () => {
    const directory = ownDirectory();
    alter(used(directory), `PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    expect(refusal(directory).code).toBe('newer-schema');
  });

  it('on tables it did not make', () => {
    const directory = ownDirectory();
    alter(used(directory), 'ALTER TABLE events ADD COLUMN mood TEXT');
    expect(refusal(directory).code).toBe('schema-differs');
  });

  it('on a database cut short', () => {
    const directory = ownDirectory();
    const file = used(directory);
    truncateSync(file, statSync(file).size - 4096);
    expect(refusal(directory).code).toBe('not-a-database');
  });

  it.each(['branch.db', 'branch.db.head'])('on a folder where %s should be', (name) => {
    const directory = ownDirectory();
    used(directory);
    rmSync(join(directory, name));
    mkdirSync(join(directory, name));
    expect(refusal(directory).code).toBe(name === 'branch.db' ? 'not-a-database' : 'head-missing');
  });

  it.each(NO_MOUNTS === null ? [''] : [])('on a disk that is read-only%s', () => {
    const { directory } = smallDisk(16);
    used(directory);
    execFileSync('mount', ['-o', 'remount,ro', directory]);
    const { code, text } = refusal(directory);
    expect([code, text.en, text['zh-CN']]).toEqual(['not-writable', expect.stringContaining('read-only'), expect.stringContaining('只读')]);
  });

  it.each([
    new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ'),
    Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' }),
  ])('on a disk that answers with errors: it is the disk that is named, not the database (%s)', (error) => {
    expect(named(error, 'branch.db')).toMatchObject({
      code: 'disk-failing',
      text: { en: expect.stringContaining('replace the disk') as string },
    });
  });

  it('without saying in both languages what to do', () => {
    const directory = ownDirectory();
    rmSync(used(directory));
    const { text, message } = refusal(directory);
    expect(text.en).toMatch(/Put it back from a backup/);
    expect(text['zh-CN']).toMatch(/请先从备份恢复/);
    expect(message).toContain(databaseFile(directory));
  });
});

function alter(file: string, sql: string): void {
  const connection = new Database(file);
  connection.exec(sql);
  connection.close();
}
