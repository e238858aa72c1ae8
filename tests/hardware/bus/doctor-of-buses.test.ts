import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../hardware/clock.ts';
import { findingsOf } from '../../../hardware/doctor/doctor.ts';
import { Stage } from '../stage.ts';
import { openWire } from './wire.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

test('the doctor opens each bus, writes nothing on its boards, and says what to do about one that is not there', async () => {
  const wire = await openWire(stage, 'boards');
  const board = { driver: 'candle', id: 'board-1', counterId: 'c1', address: 33, characters: 7 };
  const buses = [wire.path, join(stage.folder, 'gone')].map((path, index) => ({
    id: `bus-${String(index + 1)}`,
    path,
    baud: 19_200,
    gapMs: 200,
    displays: [board],
  }));
  const file = join(stage.folder, 'agent.json');
  writeFileSync(file, JSON.stringify({ server: 'http://127.0.0.1:9', token: 't', stateDir: stage.folder, devices: { buses } }));
  const findings = await findingsOf(file, { clock: systemClock, now: Date.now, proc: join(stage.folder, 'proc'), fontCommand: 'echo' });
  expect(findings.find(({ about }) => about === 'bus bus-1')).toMatchObject({ level: 'ok', says: `${wire.path} opens` });
  expect(findings.find(({ about }) => about === 'bus bus-2')).toMatchObject({
    level: 'bad',
    advice: expect.stringContaining('Plug it in') as string,
  });
  expect(wire.heard()).toBe('');
});
