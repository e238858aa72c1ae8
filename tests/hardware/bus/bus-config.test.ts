import { describe, expect, test } from 'vitest';
import { BUS_DEVICES_MAX, BUSES_MAX } from '../../../hardware/config/bus.ts';
import { KEYS_MAX } from '../../../hardware/config/pad.ts';
import { ConfigError, parseHardwareConfig } from '../../../hardware/config.ts';

const board = { driver: 'candle', id: 'board-1', counterId: 'counter-1', address: 33, characters: 7 };
const pole = { driver: 'cd5220', id: 'pole-1', counterId: 'counter-1', brightness: 4, text: 'chinese' };
const silent = { accepted: null, refused: null, failed: null };
const pad = {
  id: 'pad-1',
  counterId: 'counter-1',
  address: 1,
  keys: [{ bytes: '02 %address% 31 03', action: 'next' }],
  feedback: silent,
  poll: null,
};
const frames = { calling: 'AA %address% %number:4%', serving: 'AA', idle: 'AA', offline: 'AA', paused: 'AA', closed: 'AA' };
const unknown = {
  driver: 'template',
  id: 'led-1',
  counterId: 'counter-1',
  address: 1,
  encoding: 'ascii',
  opening: null,
  frames,
  answer: null,
};
const bus = { id: 'boards', path: '/dev/ttyUSB1', baud: 19_200, gapMs: 200, displays: [board] };

function parse(...buses: readonly object[]) {
  const config = { server: 'http://127.0.0.1:8420', token: 'secret', stateDir: '/var/lib/branch-queue', devices: { buses } };
  return parseHardwareConfig(JSON.stringify(config, null, 2), 'hardware.json');
}

describe('the configuration of counters’ hardware', () => {
  test('is taken, with several boards on one bus, told apart by their addresses', () => {
    const config = parse({ ...bus, displays: [board, { ...board, id: 'board-2', counterId: 'counter-2', address: 34 }], pads: [pad] });
    expect(config.devices.buses[0]?.displays.map(({ id }) => id)).toEqual(['board-1', 'board-2']);
    expect(parse({ ...bus, baud: 9_600, displays: [unknown] }).devices.buses[0]?.raters).toEqual([]);
  });

  const twin = { ...board, id: 'board-2', counterId: 'counter-2' };
  test.each<readonly [string, object, RegExp]>([
    [
      'two boards on one address',
      { ...bus, displays: [board, twin] },
      /hardware\.json:\d+: devices\.buses\.0\.displays\.1\.address: "board-1" and "board-2" both have address 33/,
    ],
    ['two displays that have no address', { ...bus, displays: [pole, { ...pole, id: 'pole-2' }] }, /"pole-2" has no address, and "pole-1"/],
    ['two protocols on one bus', { ...bus, displays: [board, unknown] }, /displays\.1\.driver: "board-1" and "led-1" speak different/],
    [
      'a speed Candle boards do not know',
      { ...bus, baud: 9_600 },
      /:10: devices\.buses\.0\.baud: "board-1" is a Candle board; allowed: 19200/,
    ],
    ['an address outside the protocol', { ...bus, displays: [{ ...board, address: 1 }] }, /displays\.0\.address: /],
    [
      'two pads that send the same',
      { ...bus, pads: [pad, { ...pad, id: 'pad-2' }] },
      /pads\.1\.keys\.0\.bytes: "pad-1" and "pad-2" cannot/,
    ],
    [
      'a key that begins another',
      { ...bus, pads: [{ ...pad, keys: [...pad.keys, { bytes: '02', action: 'help' }] }] },
      /pads\.0\.keys\.1\.bytes: "pad-1" and "pad-1" cannot be told apart by 02/,
    ],
    [
      'a pad that is asked without time to answer',
      { ...bus, gapMs: 0, pads: [{ ...pad, poll: { ask: '05 %address%', nothing: '15 %address%' } }] },
      /devices\.buses\.0\.gapMs: "pad-1" is asked and must be able to answer; allowed: at least 20/,
    ],
    [
      'a key that is also the answer for none',
      { ...bus, pads: [{ ...pad, poll: { ask: '05', nothing: '02 %address% 31 03' } }] },
      /pads\.0\.poll\.nothing: "pad-1" and "pad-1" cannot/,
    ],
    [
      'two devices of one name',
      { ...bus, pads: [{ ...pad, id: 'board-1' }] },
      /pads\.0\.id: another device of this bus is called "board-1"/,
    ],
    [
      'a number shown in service',
      { ...bus, displays: [{ ...unknown, frames: { ...frames, serving: 'AA %number%' } }] },
      /frames\.serving: %number%/,
    ],
    [
      'a state without a frame',
      { ...bus, displays: [{ ...unknown, frames: { ...frames, idle: undefined } }] },
      /displays\.0\.frames\.idle: /,
    ],
    ['a template that is none', { ...bus, pads: [{ ...pad, keys: [{ bytes: 'zz', action: 'next' }] }] }, /keys\.0\.bytes: "zz" is neither/],
    ['a pause without its reason', { ...bus, pads: [{ ...pad, keys: [{ bytes: '01', action: 'pause' }] }] }, /keys\.0\.reasonId: /],
    ['an action nobody has', { ...bus, pads: [{ ...pad, keys: [{ bytes: '01', action: 'open-vault' }] }] }, /keys\.0\.action: /],
    ['no device', { ...bus, displays: [] }, /devices\.buses\.0: allowed: at least one device/],
    [
      'a score of six',
      { ...bus, raters: [{ ...pad, id: 'rate-1', keys: [{ bytes: '36', score: 6 }] }] },
      /devices\.buses\.0\.raters\.0\.keys\.0\.score: /,
    ],
    ['too many keys', { ...bus, pads: [{ ...pad, keys: Array.from({ length: KEYS_MAX + 1 }, () => pad.keys[0]) }] }, /pads\.0\.keys: /],
    ['too many boards', { ...bus, displays: Array.from({ length: BUS_DEVICES_MAX + 1 }, () => board) }, /buses\.0\.displays: /],
  ])('%s: file, line, key, and both names', (_name, wrong, message) => {
    expect(() => parse(wrong)).toThrow(ConfigError);
    expect(() => parse(wrong)).toThrow(message);
  });

  test('two buses on one port, too many buses', () => {
    expect(() => parse(bus, { ...bus, id: 'others' })).toThrow(/buses\.1\.path: boards is on this port already/);
    const many = Array.from({ length: BUSES_MAX + 1 }, (_, n) => ({ ...bus, id: `bus-${String(n)}`, path: `/dev/ttyS${String(n)}` }));
    expect(() => parse(...many)).toThrow(/devices\.buses: /);
  });
});
