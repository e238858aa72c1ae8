import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { Desk } from '../../server/desk/desk.ts';
import { intentOf } from '../../server/desk/intent.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const TAKE = { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card: null } as const;

it('a bug in one decision costs that command its answer: nothing is stored of it, and the desk goes on', async () => {
  const [faults, deaths]: [string[], unknown[]] = [[], []];
  let isBroken = false;
  const log = memoryLog();
  const desk = new Desk({
    log,
    clock: new VirtualClock(NOON),
    newId: () => {
      if (isBroken) throw new Error('planted');
      return randomUUID();
    },
    draw: () => 0,
    configuration: () => TEST_BRANCH,
    tell: () => {},
    purged: () => {},
    faulted: (_, commandType) => faults.push(commandType),
    die: (error) => deaths.push(error),
  });
  const take = () => desk.submit(intentOf(randomUUID(), TAKE, { role: 'kiosk', kioskId: 'k1' }, null));
  await desk.submit(intentOf(randomUUID(), { type: 'open-day' }, { role: 'operator' }, null));
  expect(await take()).toMatchObject({ ok: true });
  const before = log.readDay().length;
  isBroken = true;
  expect(await take()).toEqual({ ok: false, refusal: { code: 'server-fault', params: {} } });
  expect([faults, deaths, log.readDay().length]).toEqual([['take-ticket'], [], before]);
  isBroken = false;
  expect(await take()).toMatchObject({ ok: true });
  desk.stop();
});
