import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveBeforeMigration } from '../../server/safekeeping/before-migration.ts';
import { databaseFile, headFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { readHead } from '../../server/store/integrity/head-file.ts';
import { append, dayOpened, helpSeen } from '../store/event-log-contract.ts';
import { ownDirectory } from '../store/directory.ts';
import { archives, branchIn, restores, rollsBack } from './kit.ts';

const FIXTURE = fileURLToPath(new URL('../store/fixtures/branch-0.3.0.db', import.meta.url));
const NOW = Date.UTC(2026, 10, 29, 7, 40);
/** Of release 0.3.0. */
const OLD_SCHEMA = 4;

let directory: string;

/* A branch as release 0.3.0 left it. */
beforeEach(() => {
  directory = branchIn(ownDirectory());
  copyFileSync(FIXTURE, databaseFile(directory));
});

/** What the update does at its first start. */
async function updates(): Promise<void> {
  await archiveBeforeMigration(directory, NOW);
  openDatabase(directory).close();
}

/** Everything in a database, as SQL would write it: version, schema and rows. */
function contentOf(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  const content = {
    version: database.pragma('user_version', { simple: true }),
    application: database.pragma('application_id', { simple: true }),
    schema: database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all(),
    rows: tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]),
  };
  database.close();
  return content;
}

describe('before an update', () => {
  it('everything is archived as the older release left it, its configuration too; after it, nothing is', async () => {
    await updates();
    expect(archives(directory)).toEqual(['branch-test-20261129T074000000Z-migration.tar.gz']);
    expect(await archiveBeforeMigration(directory, NOW + 1)).toBeNull();
    expect(archives(directory)).toHaveLength(1);
    expect(await archiveBeforeMigration(ownDirectory(), NOW)).toBeNull();
  });

  it('nothing is changed if that fails', async () => {
    writeFileSync(join(directory, 'backups'), 'in the way');
    const before = readFileSync(databaseFile(directory));
    await expect(archiveBeforeMigration(directory, NOW)).rejects.toThrow();
    expect(readFileSync(databaseFile(directory))).toEqual(before);
  });
});

describe('npm run rollback', () => {
  it('puts back exactly what the older release left, which it can open: no WAL, no newer table', async () => {
    const before = contentOf(databaseFile(directory));
    const configuration = readFileSync(join(directory, 'branch.json'));
    await updates();
    writeFileSync(join(directory, 'branch.json'), configuration.toString().replace('{', '{ '));
    expect(contentOf(databaseFile(directory))).not.toEqual(before);
    expect((await rollsBack(directory)).code).toBe(0);
    expect(contentOf(databaseFile(directory))).toEqual(before);
    expect(before).toMatchObject({ version: OLD_SCHEMA });
    expect(readFileSync(join(directory, 'branch.json'))).toEqual(configuration);
    expect(readdirSync(directory).filter((name) => /-wal$|-shm$|^restor/.test(name))).toEqual([]);
  });

  it('lists what the newer release recorded since, by day and kind, and keeps it', async () => {
    await updates();
    const log = sqliteLog(openDatabase(directory));
    append(log, 2_000_000_000_000, dayOpened('2033-05-18'), helpSeen('one'), helpSeen('two'));
    log.close();
    const { said } = await rollsBack(directory);
    expect(said).toContain('2033-05-18: help-seen 2, day-opened 1');
    expect(said).toMatch(/号码 tickets: 0[^]*引荐 referrals: 0[^]*待跟进 follow-ups: 0/);
    expect(said).not.toContain('one');
    const [kept = ''] = readdirSync(directory).filter((name) => name.startsWith('replaced-'));
    const again = sqliteLog(openDatabase(join(directory, kept)));
    expect(again.readDay()).toHaveLength(3);
    again.close();
  });

  it('is followed by the update once more: in a later epoch, so that no copy from between passes for the branch', async () => {
    await updates();
    const between = readFileSync(databaseFile(directory));
    expect(readHead(headFile(databaseFile(directory)))?.epoch).toBe(1);
    await rollsBack(directory);
    await updates();
    expect(readHead(headFile(databaseFile(directory)))?.epoch).toBe(2);
    expect(archives(directory)).toHaveLength(1);
    writeFileSync(databaseFile(directory), between);
    expect(() => openDatabase(directory)).toThrow(/epoch 1, this branch is in epoch 2/);
  });

  it('refuses where no update was archived, and while the server runs', async () => {
    expect((await rollsBack(directory)).code).toBe('no-way-back');
    await updates();
    const running = openDatabase(directory);
    expect((await rollsBack(directory)).code).toBe('database-in-use');
    running.close();
  });

  it('is not the only way: an archive of the older release can be restored, and is brought up to date at the next start', async () => {
    await updates();
    const [archive = ''] = archives(directory);
    rmSync(databaseFile(directory));
    expect((await restores(directory, join(directory, 'backups', archive))).code).toBe(0);
    openDatabase(directory).close();
    expect(readHead(headFile(databaseFile(directory)))?.epoch).toBe(2);
    expect(existsSync(join(directory, 'restored.json'))).toBe(true);
  });
});
