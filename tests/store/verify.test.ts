import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCommand } from '../../server/safekeeping/verify-command.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened, helpSeen } from './event-log-contract.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = ownDirectory();
  file = databaseFile(directory);
  const log = sqliteLog(openDatabase(directory));
  append(log, 1, dayOpened('2026-11-21'), helpSeen('one'), helpSeen('two'));
  append(log, 2, dayOpened('2026-11-22'), helpSeen('three'));
  append(log, 3, dayOpened('2026-11-23'), helpSeen('four'));
  log.close();
});

/** The exit code and what was said. */
function verify(...args: readonly string[]): { readonly code: number; readonly said: string } {
  const lines: string[] = [];
  const code = verifyCommand({ dataDir: directory, args, say: (line) => lines.push(line), backupDir: null });
  return { code, said: lines.join('\n') };
}

function tamper(sql: string): void {
  const connection = new Database(file);
  connection.function('crc', { varargs: true }, (...values: unknown[]) => crc32(values.slice(1).map(String).join('\n'), Number(values[0])));
  connection.exec(sql);
  connection.close();
}

describe('npm run verify', () => {
  it('finds nothing in a branch that is whole, quick and full', () => {
    expect(verify()).toMatchObject({ code: 0, said: expect.stringMatching(/末次营业日 the last day: 2 条[^]*完好/) as string });
    expect(verify('--full')).toMatchObject({ code: 0, said: expect.stringMatching(/全部记录 all records: 7 条[^]*完好/) as string });
  });

  it('names the old day in which a digit was changed, which only the full check reads', () => {
    tamper(`UPDATE events SET body = replace(body, 'two', 'too') WHERE seq = 3`);
    expect(verify().code).toBe(0);
    expect(verify('--full')).toMatchObject({ code: 1, said: expect.stringContaining('已损坏 damaged: 2026-11-21 (#3)') as string });
  });

  it('finds an event that somebody without the key has rewritten, with every sum right', () => {
    tamper(`
      UPDATE events SET body = replace(body, 'four', 'five') WHERE seq = 7;
      UPDATE events SET sum = crc((SELECT sum FROM events WHERE seq = 6), at, day, command_id, actor, type, body) WHERE seq = 7;
    `);
    const { said } = verify('--full');
    expect(said).toContain('not signed with the branch’s key: 2026-11-23 (#7)');
    expect(said).not.toContain('damaged: ');
  });

  it('finds a deleted event, a deleted day and a cut-off end', () => {
    tamper('DELETE FROM events WHERE seq = 2');
    expect(verify('--full').said).toContain('damaged: 2026-11-21 (#3)');
    tamper('DELETE FROM events WHERE seq IN (4, 5)');
    expect(verify('--full').said).toContain('2026-11-23');
    tamper('DELETE FROM events WHERE seq > 5');
    expect(verify().said).toMatch(/the last event confirmed was 7 /);
  });

  it('says that signatures could not be checked where the key is gone, and calls nothing damaged', () => {
    rmSync(join(directory, 'people.key'));
    expect(verify('--full')).toMatchObject({ code: 0, said: expect.stringContaining('The key of 7 events is missing') as string });
  });

  it('finds pages that SQLite cannot read', () => {
    const bytes = readFileSync(file);
    bytes.fill(0xff, bytes.length - 4_096, bytes.length - 2_048);
    writeFileSync(file, bytes);
    expect(verify('--full').code).toBe(1);
  });

  it('refuses a branch that is not there, and an option that it does not know', () => {
    expect(() => verify('--deep')).toThrow('--deep is not understood');
    directory = ownDirectory();
    expect(() => verify()).toThrow(/missing or empty/);
  });
});
