import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteSessions } from '../../server/store/tables/sessions-table.ts';
import { StorageUnavailable } from '../../server/store/unavailable.ts';
import { ownDirectory } from './directory.ts';

const MANY = 100;
/** Of one character in base64url. */
const BITS = 6;

describe('sessions', () => {
  it('have tokens of 256 bits that all differ, and any character of which may be any other', () => {
    const database = openDatabase(ownDirectory());
    const sessions = sqliteSessions(database);
    const tokens = Array.from({ length: MANY }, (_, index) => sessions.begin('wang', 'desk-1', index).token);
    expect(new Set(tokens).size).toBe(MANY);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const places = Array.from({ length: Math.floor(256 / BITS) }, (_, at) => new Set(tokens.map((token) => token[at])).size);
    expect(Math.min(...places), 'a place that is always alike holds no chance').toBeGreaterThan(MANY / 4);
    database.close();
  });

  it('are known again after a restart, and are no more once they ended', () => {
    const directory = ownDirectory();
    const first = openDatabase(directory);
    const [kept, ended] = [sqliteSessions(first).begin('wang', 'desk-1', 1), sqliteSessions(first).begin('li', 'desk-1', 2)];
    expect(sqliteSessions(first).end(({ staffId }) => staffId === 'li')).toBe(1);
    first.close();
    const second = openDatabase(directory);
    expect(sqliteSessions(second).find(kept.token)).toMatchObject({ staffId: 'wang' });
    expect(sqliteSessions(second).find(ended.token)).toBeNull();
    second.close();
  });

  it('go on while nothing can be written: the act itself says so, and not that somebody acted', () => {
    const directory = ownDirectory();
    const database = openDatabase(directory);
    const sessions = sqliteSessions(database);
    const { token, session } = sessions.begin('wang', 'desk-1', 1);
    const other = new Database(databaseFile(directory));
    other.exec('BEGIN IMMEDIATE');
    database.connection.pragma('busy_timeout = 0');
    const later = 60 * 60_000;
    expect(() => sessions.begin('li', 'desk-1', later), 'nothing can be written').toThrow(StorageUnavailable);
    sessions.touch(session.id, later);
    expect(sessions.find(token)?.activeAt).toBe(later);
    other.close();
    database.close();
  });

  it('lie on the disk by the sums of their tokens, never by the tokens', () => {
    const directory = ownDirectory();
    const database = openDatabase(directory);
    const { token } = sqliteSessions(database).begin('wang', 'desk-of-wang', 1);
    database.close();
    const bytes = readFileSync(databaseFile(directory));
    expect(bytes.includes('desk-of-wang')).toBe(true);
    expect(bytes.includes(token)).toBe(false);
  });
});
