import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKPOINT_PAGES, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { ownDirectory } from './directory.ts';
import { append, helpSeen } from './event-log-contract.ts';

describe('the write-ahead log', () => {
  it('has its working size from the start and does not grow with the commits', () => {
    const database = openDatabase(ownDirectory());
    const log = sqliteLog(database);
    const sizes = [0, 1, 2].map((round) => {
      for (let event = 0; event < 50; event += 1) append(log, round * 50 + event, helpSeen('x'));
      return statSync(`${database.file}-wal`).size;
    });
    log.close();
    expect(sizes[0]).toBeGreaterThanOrEqual(CHECKPOINT_PAGES * 4_096);
    expect(new Set(sizes).size).toBe(1);
  });

  it('grows by commits where nobody wrote it long before: what the check above would see', () => {
    const database = openDatabase(ownDirectory());
    const insert = database.connection.prepare(
      "INSERT INTO tokens (token_sha256, audience, subject, name, created_at, revoked_at) VALUES (?, '', '', '', 0, NULL)",
    );
    const sizes = [0, 1].map((round) => {
      for (let row = 0; row < 50; row += 1) insert.run(`${round}-${row}`);
      return statSync(`${database.file}-wal`).size;
    });
    database.close();
    expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
  });
});
