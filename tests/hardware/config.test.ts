import { describe, expect, test } from 'vitest';
import { CONFIG_MAX_BYTES, ConfigError, parseHardwareConfig, PRINTERS_MAX, readHardwareConfig } from '../../hardware/config.ts';

const printer = { id: 'hall-1', path: '/dev/ttyS0', baud: 9_600, profile: 'epson-80mm' };
const good = { server: 'http://127.0.0.1:8420', token: 'secret', stateDir: '/var/lib/branch-queue', printers: [printer] };
const many = Array.from({ length: PRINTERS_MAX + 1 }, (_, n) => ({ ...printer, id: `p${String(n)}`, path: `/dev/ttyS${String(n)}` }));
const parse = (value: unknown): unknown => parseHardwareConfig(JSON.stringify(value, null, 2), 'hardware.json');

describe('the agent’s configuration', () => {
  test('a good one is taken as it is', () => {
    expect(parse(good)).toEqual(good);
    const networked = { ...good, printers: [{ ...printer, path: 'tcp://10.0.0.7:9100' }] };
    expect(parse(networked)).toEqual(networked);
  });

  test.each<readonly [string, object, RegExp]>([
    ['an unknown key', { ...good, colour: 1 }, /hardware\.json:1: the file: .*colour/],
    ['a missing key', { ...good, token: undefined }, /token: /],
    ['a path in the server', { ...good, server: 'http://a/b' }, /hardware\.json:2: server: allowed: "http/],
    ['no printer', { ...good, printers: [] }, /:5: printers: /],
    ['too many printers', { ...good, printers: many }, /printers: /],
    ['a baud rate nobody has', { ...good, printers: [{ ...printer, baud: 9_601 }] }, /:9: printers\.0\.baud: allowed: 1200, /],
    [
      'a profile nobody knows',
      { ...good, printers: [{ ...printer, profile: 'star' }] },
      /:10: printers\.0\.profile: .*epson-80mm.*generic-58mm/,
    ],
    ['a path that is none', { ...good, printers: [{ ...printer, path: 'ttyS0' }] }, /:8: printers\.0\.path: allowed: a serial port/],
    ['two printers on one port', { ...good, printers: [printer, { ...printer, id: 'hall-2' }] }, /:14: printers\.1\.path: two printers/],
    ['an id that is no file name', { ...good, printers: [{ ...printer, id: '../x' }] }, /printers\.0\.id: allowed/],
  ])('%s: file, line, key and what is allowed', (_name, value, message) => {
    expect(() => parse(value)).toThrow(ConfigError);
    expect(() => parse(value)).toThrow(message);
  });

  test('not JSON, too large, not there', () => {
    expect(() => parseHardwareConfig('{\n  "server": \n}', 'hardware.json')).toThrow(/hardware\.json:3: not JSON/);
    expect(() => parseHardwareConfig(' '.repeat(CONFIG_MAX_BYTES + 1), 'hardware.json')).toThrow('larger than');
    expect(() => readHardwareConfig('/nowhere/hardware.json')).toThrow(/^\/nowhere\/hardware\.json: cannot be read/);
  });
});
