import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { Reports } from '../../hardware/agent-reports.ts';
import { BusConditions, WRONG_BYTES_MIN } from '../../hardware/bus/bus-conditions.ts';
import { Echo, ECHO_MAX_BYTES } from '../../hardware/bus/echo.ts';
import { parseHardwareConfig } from '../../hardware/config.ts';
import { DEVICES_MAX } from '../../hardware/config/schema.ts';
import { DeviceConditions, lineCondition, TELL_TOGETHER_MS } from '../../hardware/device-conditions.ts';
import type { DeviceReport } from '../../hardware/device-conditions.ts';
import type { ServerLink } from '../../hardware/server-link.ts';
import { DEVICE_ID_MAX_LENGTH, DEVICES_OF_AGENT_MAX } from '../../server/kernel/state/device.ts';
import { ManualClock } from './bus/manual-clock.ts';

const report = (deviceId: string, condition: DeviceReport['condition']): DeviceReport => ({
  kind: 'board',
  deviceId,
  placeId: 'c1',
  condition,
});

/** Conditions whose reports are kept as they are told, newest last. */
function conditionsOn(clock: ManualClock) {
  const told: string[][] = [];
  const reports = new Reports(clock, pino({ level: 'silent' }));
  const link = {
    send: (_topic: string, command: { devices: DeviceReport[] }) =>
      told.push(command.devices.map(({ deviceId, condition }) => `${deviceId} ${condition}`)),
  };
  reports.useLink(link as unknown as ServerLink);
  return { conditions: new DeviceConditions(reports, clock), told };
}

function configOf(devices: object) {
  const text = JSON.stringify({ server: 'http://127.0.0.1:8420', stateDir: '/s', devices });
  return parseHardwareConfig(text, 'agent.json');
}

describe('how devices are', () => {
  test('is told whole, what changes together at once, and nothing twice', async () => {
    const clock = new ManualClock();
    const { conditions, told } = conditionsOn(clock);
    conditions.set('bus:a', [report('a/1', 'ok'), report('a/2', 'ok')]);
    conditions.set('reader:r', [report('r', 'line-open')]);
    await clock.pass(TELL_TOGETHER_MS);
    expect(told).toEqual([['a/1 ok', 'a/2 ok', 'r line-open']]);
    conditions.set('reader:r', [report('r', 'line-open')]);
    await clock.pass(TELL_TOGETHER_MS);
    expect(told).toHaveLength(1);
    conditions.forget('bus:a');
    await clock.pass(TELL_TOGETHER_MS);
    expect(told.at(-1)).toEqual(['r line-open']);
    conditions.greet();
    expect(told).toHaveLength(3);
  });

  test('a flicker within a moment is no news', async () => {
    const clock = new ManualClock();
    const { conditions, told } = conditionsOn(clock);
    conditions.set('bus:a', [report('a/1', 'ok')]);
    await clock.pass(TELL_TOGETHER_MS);
    conditions.set('bus:a', [report('a/1', 'port-missing')]);
    conditions.set('bus:a', [report('a/1', 'ok')]);
    await clock.pass(TELL_TOGETHER_MS);
    expect(told).toHaveLength(1);
  });

  test('a port that cannot be opened says why', () => {
    const failures = ['missing', 'lost', 'refused', 'busy', 'denied', 'timeout', 'failed'] as const;
    expect(failures.map(lineCondition)).toEqual([
      'port-missing',
      'port-missing',
      'port-missing',
      'port-busy',
      'no-permission',
      'port-failed',
      'port-failed',
    ]);
  });
});

describe('a bus', () => {
  const candle = { driver: 'candle', id: 'board-1', counterId: 'c1', address: 33, characters: 7 };
  const key = { bytes: '02 31', action: 'next' };
  const pad = {
    id: 'pad-1',
    counterId: 'c2',
    address: 1,
    keys: [key],
    feedback: { accepted: null, refused: null, failed: null },
    poll: null,
  };

  test('of a board that never answers and a pad that was not used claims no more than that the line is open', async () => {
    const clock = new ManualClock();
    const { conditions, told } = conditionsOn(clock);
    const [config] = configOf({
      buses: [{ id: 'b', path: '/dev/ttyS0', baud: 19_200, gapMs: 20, displays: [candle], pads: [pad] }],
    }).devices.buses;
    if (config === undefined) throw new Error('no bus');
    const bus = new BusConditions(config, conditions, pino({ level: 'silent' }));
    const after = async (act: () => void) => {
      act();
      await clock.pass(TELL_TOGETHER_MS);
      return told.at(-1);
    };
    expect(await after(() => bus.opened())).toEqual(['b/board-1 line-open', 'b/pad-1 line-open']);
    expect(await after(() => bus.noise(WRONG_BYTES_MIN - 1))).toEqual(['b/board-1 line-open', 'b/pad-1 line-open']);
    expect(await after(() => bus.noise(1))).toEqual(['b/board-1 line-open', 'b/pad-1 wrong-baud']);
    expect(await after(() => bus.used('pad-1'))).toEqual(['b/board-1 line-open', 'b/pad-1 ok']);
    expect(await after(() => bus.shows(['c2']))).toEqual(['b/board-1 unknown-place', 'b/pad-1 ok']);
    expect(await after(() => bus.down('denied'))).toEqual(['b/board-1 no-permission', 'b/pad-1 no-permission']);
    expect(await after(() => bus.opened())).toEqual(['b/board-1 unknown-place', 'b/pad-1 line-open']);
    expect(await after(() => bus.forget())).toEqual([]);
  });

  test('takes what an adapter hands back for what it is, however it is cut', () => {
    const echo = new Echo();
    const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
    echo.sent(bytes('\u0001!A039\u0007'));
    echo.sent(bytes('\u0001"A040\u0007'));
    expect([echo.is(bytes('A039\u0007\u0001"A')), echo.is(bytes('040\u0007')), echo.is(bytes('A039\u0008'))]).toEqual([true, true, false]);
    for (let n = 0; n < ECHO_MAX_BYTES; n += 1) echo.sent(bytes('x'));
    expect(echo.is(bytes('A039'))).toBe(false);
  });
});

test('an agent has no more devices than it may tell of, and none with a longer name', () => {
  expect(DEVICES_MAX).toBe(DEVICES_OF_AGENT_MAX);
  const candle = (index: number) => ({ driver: 'candle', id: `b${String(index)}`, counterId: 'c1', address: 32 + index, characters: 7 });
  const bus = (index: number, count: number) => ({
    id: `bus${String(index)}`,
    path: `/dev/ttyS${String(index)}`,
    baud: 19_200,
    gapMs: 20,
    displays: Array.from({ length: count }, (_, at) => candle(at)),
  });
  const buses = Array.from({ length: DEVICES_MAX / 50 }, (_, index) => bus(index, 50));
  expect(configOf({ buses }).devices.buses).toHaveLength(4);
  expect(() => configOf({ buses: [...buses, bus(9, 1)] })).toThrow(/allowed: at most 200 devices/);
  expect(`${'x'.repeat(64)}/${'x'.repeat(64)}`).toHaveLength(DEVICE_ID_MAX_LENGTH);
});
