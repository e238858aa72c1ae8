import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import type { Command } from '../../server/kernel/commands.ts';
import type { EventLog } from '../../server/store/log.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import type { Person } from '../../server/store/person.ts';
import { deskOn, openCounter, sqliteIn, teller } from '../desk/at-desk.ts';
import { ownDirectory } from '../store/directory.ts';

const SURNAME = '欧阳端木';
const person = (ref: string): Person => ({
  ref,
  keptFor: 'day',
  salutation: { surname: SURNAME, title: 'ms' },
  look: null,
  phone: null,
  note: null,
});

function arming(personRef: string, cueId: string): Command {
  const customer = { kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' } as const;
  return { type: 'arm-direct-service', counterId: 'counter-1', customer, cueId, needId: null, personRef };
}

async function ready(log: EventLog) {
  const { desk } = deskOn(log);
  await desk.submit(intentOf('open', openCounter(1), teller(1), null));
  return desk;
}

const logs: readonly (readonly [string, () => EventLog])[] = [
  ['on disk', () => sqliteIn(ownDirectory())],
  ['in memory', () => memoryLog()],
];

describe.each(logs)('a salutation, %s', (_, open) => {
  test('is kept beside the events with the command that brought it, once however often it is repeated', async () => {
    const log = open();
    const desk = await ready(log);
    const first = await desk.submit(intentOf('arm', arming('p-1', 'card-shown'), teller(1), person('p-1')));
    expect(first.ok).toBe(true);
    expect(await desk.submit(intentOf('arm', arming('p-2', 'card-shown'), teller(1), person('p-2')))).toEqual(first);
    expect(log.personOf('p-1')?.salutation).toEqual({ surname: SURNAME, title: 'ms' });
    expect(log.personOf('p-2')).toBeNull();
    expect(JSON.stringify(log.readDay())).not.toContain(SURNAME);
    desk.stop();
  });

  test('of a refused command is not kept', async () => {
    const log = open();
    const desk = await ready(log);
    expect(await desk.submit(intentOf('arm', arming('p-1', 'appearance'), teller(1), person('p-1')))).toMatchObject({ ok: false });
    expect(log.personOf('p-1')).toBeNull();
    desk.stop();
  });

  test('is gone when the day is closed', async () => {
    const log = open();
    const desk = await ready(log);
    await desk.submit(intentOf('arm', arming('p-1', 'card-shown'), teller(1), person('p-1')));
    await desk.submit(intentOf('close', { type: 'close-day' }, { role: 'operator' }, null));
    expect(log.personOf('p-1')).toBeNull();
    desk.stop();
  });
});

test('after the purge its very bytes are gone, from the database and its WAL; before it they are there', async () => {
  const directory = ownDirectory();
  const bytes = (): Buffer[] => ['branch.db', 'branch.db-wal'].map((name) => readFileSync(join(directory, name)));
  const log = sqliteIn(directory);
  const desk = await ready(log);
  await desk.submit(intentOf('arm', arming('p-1', 'card-shown'), teller(1), person('p-1')));
  const reader = new Database(join(directory, 'branch.db'), { readonly: true });
  const sealed = reader.prepare<[], string>('SELECT facts FROM people').pluck().get() ?? '';
  reader.close();
  const holds = (text: string): boolean => bytes().some((file) => file.includes(text));
  expect([sealed.length > 0 && holds(sealed), holds(SURNAME)]).toEqual([true, false]);
  await desk.submit(intentOf('close', { type: 'close-day' }, { role: 'operator' }, null));
  expect(holds(sealed)).toBe(false);
  desk.stop();
});
