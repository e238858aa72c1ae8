import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEVICE_NAME_MAX_LENGTH } from '../../server/contract/people/devices.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteTokens, TOKEN_MAX_LENGTH, TOKENS_MAX } from '../../server/store/tokens.ts';
import { ownDirectory } from './directory.ts';

describe('tokens', () => {
  it('say who their bearer is, also after a restart', () => {
    const directory = ownDirectory();
    const first = openDatabase(directory);
    const token = sqliteTokens(first).issueToken('kiosk', 'kiosk-1', 'Entrance', 1);
    expect(sqliteTokens(first).findToken(token)).toEqual({ audience: 'kiosk', subject: 'kiosk-1' });
    first.close();
    const second = openDatabase(directory);
    expect(sqliteTokens(second).findToken(token)).toEqual({ audience: 'kiosk', subject: 'kiosk-1' });
    second.close();
  });

  it('mean nothing when made up, cut, or far too long', () => {
    const database = openDatabase(ownDirectory());
    const tokens = sqliteTokens(database);
    const token = tokens.issueToken('teller', 'teller-1', 'Window 1', 1);
    expect(tokens.findToken('')).toBeNull();
    expect(tokens.findToken(token.slice(1))).toBeNull();
    expect(tokens.findToken('x'.repeat(TOKEN_MAX_LENGTH + 1))).toBeNull();
    database.close();
  });

  it('end when revoked, all of the bearer and nobody else, also after a restart', () => {
    const directory = ownDirectory();
    const first = openDatabase(directory);
    const tokens = sqliteTokens(first);
    const revoked = [tokens.issueToken('teller', 'teller-1', 'a', 1), tokens.issueToken('teller', 'teller-1', 'b', 1)];
    const kept = tokens.issueToken('lobby', 'teller-1', 'c', 1);
    expect(tokens.revokeToken('teller', 'teller-1', 2)).toBe(2);
    expect(tokens.revokeToken('teller', 'teller-1', 2)).toBe(0);
    first.close();
    const second = openDatabase(directory);
    for (const each of [tokens, sqliteTokens(second)]) {
      expect(revoked.map((token) => each.findToken(token))).toEqual([null, null]);
      expect(each.findToken(kept)).toEqual({ audience: 'lobby', subject: 'teller-1' });
    }
    second.close();
  });

  it('are not in the database, only their hashes are', () => {
    const directory = ownDirectory();
    const database = openDatabase(directory);
    const token = sqliteTokens(database).issueToken('wall', 'wall-1', 'Hall wall', 1);
    database.close();
    const bytes = readFileSync(databaseFile(directory));
    expect(bytes.includes('Hall wall')).toBe(true);
    expect(bytes.includes(token)).toBe(false);
  });

  it('are bounded in number and name', () => {
    const database = openDatabase(ownDirectory());
    const tokens = sqliteTokens(database);
    expect(() => tokens.issueToken('wall', 'w', 'x'.repeat(DEVICE_NAME_MAX_LENGTH + 1), 1)).toThrow(RangeError);
    database.connection.transaction(() => {
      for (let issued = 0; issued < TOKENS_MAX; issued += 1) tokens.issueToken('wall', `w${issued}`, '', 1);
    })();
    expect(() => tokens.issueToken('wall', 'one-more', '', 1)).toThrow(/revoke/);
    database.close();
  });
});
