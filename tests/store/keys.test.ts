import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { KEYS_MAX, keyFiles, openKeys } from '../../server/store/integrity/keys.ts';
import type { Person } from '../../server/store/person.ts';
import { ownDirectory } from './directory.ts';

const CARD: Person = { ref: 'p-1', keptFor: 'follow-up', salutation: null, look: null, phone: '13800000001', note: '' };

function keeping(directory: string, person: Person): void {
  const log = sqliteLog(openDatabase(directory));
  log.transact((batch) => batch.keep(person, 1));
  log.close();
}

function readPhones(directory: string, ...refs: readonly string[]): readonly (string | null)[] {
  const log = sqliteLog(openDatabase(directory));
  const phones = refs.map((ref) => log.personOf(ref)?.phone ?? null);
  log.close();
  return phones;
}

function missing(directory: string): number {
  const database = openDatabase(directory);
  database.close();
  return database.keys.missing.length;
}

describe('the key of personal data', () => {
  const faults: readonly [string, (file: string) => void][] = [
    ['missing', (file) => rmSync(file)],
    ['cut off', (file) => writeFileSync(file, 'c2hvcnQ=\n')],
    ['another branch’s', (file) => writeFileSync(file, `${Buffer.alloc(32, 7).toString('base64')}\n`)],
  ];
  it.each(faults)('is never overwritten when it is %s: the branch opens, and says so until the key is back', (_, spoil) => {
    const directory = ownDirectory();
    keeping(directory, CARD);
    const file = join(directory, 'people.key');
    const key = readFileSync(file);
    spoil(file);
    const spoilt = readdirSync(directory).includes('people.key') ? readFileSync(file) : null;

    expect(missing(directory)).toBe(1);
    expect(spoilt === null || readFileSync(file).equals(spoilt)).toBe(true);
    keeping(directory, { ...CARD, ref: 'p-2', phone: '13800000002' });
    expect(readPhones(directory, 'p-1', 'p-2')).toEqual([null, '13800000002']);

    if (spoilt !== null) renameSync(file, join(directory, 'people.key.9'));
    expect(keyFiles(directory), 'its place is free').not.toContain('people.key');
    writeFileSync(file, key);
    expect(missing(directory)).toBe(0);
    expect(readPhones(directory, 'p-1', 'p-2')).toEqual(['13800000001', '13800000002']);
  });

  it('may be a folder by somebody’s mistake: the branch opens all the same', () => {
    const directory = ownDirectory();
    mkdirSync(join(directory, 'people.key'));
    keeping(directory, CARD);
    expect(readPhones(directory, 'p-1')).toEqual(['13800000001']);
  });

  it('stays one key over any number of starts', () => {
    const directory = ownDirectory();
    for (let start = 0; start < 3; start += 1) expect(missing(directory)).toBe(0);
    expect(keyFiles(directory)).toEqual(['people.key']);
  });

  it(`has at most ${KEYS_MAX} files`, () => {
    const directory = ownDirectory();
    const lose = () => {
      openKeys(directory, [], 1);
      for (const name of keyFiles(directory)) writeFileSync(join(directory, name), 'spoilt');
    };
    for (let lost = 0; lost < KEYS_MAX; lost += 1) lose();
    expect(keyFiles(directory)).toHaveLength(KEYS_MAX);
    expect(lose).toThrow(RangeError);
  });
});
