import { describe, expect, test } from 'vitest';
import { PRINTERS_MAX } from '../../hardware/config/printer.ts';
import { CONFIG_MAX_BYTES, ConfigError, FAULTS_SHOWN_MAX, parseHardwareConfig, readHardwareConfig } from '../../hardware/config.ts';

const printer = { id: 'hall-1', path: '/dev/ttyS0', baud: 9_600, profile: 'epson-80mm' };
const top = { server: 'http://127.0.0.1:8420', token: 'secret', stateDir: '/var/lib/branch-queue' };
const noOthers = { buses: [], readers: [] };
const good = { ...top, devices: { printers: [{ ...printer, flow: null }], ...noOthers } };
const withPrinters = (...printers: readonly object[]): object => ({ ...top, devices: { printers } });
const many = Array.from({ length: PRINTERS_MAX + 1 }, (_, n) => ({ ...printer, id: `p${String(n)}`, path: `/dev/ttyS${String(n)}` }));
const parse = (value: unknown): unknown => parseHardwareConfig(JSON.stringify(value, null, 2), 'hardware.json');

describe('the agent’s configuration', () => {
  test('a good one is taken as it is', () => {
    expect(parse(good)).toEqual({ ...good, caFile: null });
    const caFile = '/var/lib/branch-queue/tls/branch-authority.crt';
    const networked = {
      ...good,
      caFile,
      devices: { ...good.devices, printers: [{ ...printer, path: 'tcp://10.0.0.7:9100', flow: null }] },
    };
    expect(parse(networked)).toEqual(networked);
  });

  test('a printer has its profile’s flow control, or its own', () => {
    expect(parse(withPrinters(printer))).toMatchObject({ devices: { printers: [{ flow: null }] } });
    expect(parse(withPrinters({ ...printer, flow: 'rts-cts' }))).toMatchObject({ devices: { printers: [{ flow: 'rts-cts' }] } });
    expect(() => parse(withPrinters({ ...printer, flow: 'dtr' }))).toThrow(/devices\.printers\.0\.flow: /);
  });

  test('what is left out is nothing: no token before pairing, no devices of a kind', () => {
    expect(parse({ ...top, token: undefined, devices: { printers: [printer] } })).toEqual({ ...good, token: null, caFile: null });
  });

  test.each<readonly [string, object, RegExp]>([
    ['an unknown key', { ...good, colour: 1 }, /hardware\.json:\d+: colour: this key is not known/],
    ['an unknown key of a device', withPrinters({ ...printer, colour: 1 }), /:12: devices\.printers\.0\.colour: this key is not known/],
    ['the first release’s list of printers', { ...top, printers: [printer] }, /:5: printers: .*moved to devices\.printers/],
    ['a missing key', { ...good, stateDir: undefined }, /hardware\.json:1: stateDir: /],
    ['a path in the server', { ...good, server: 'http://a/b' }, /hardware\.json:2: server: allowed: "http/],
    ['no device', { ...top, devices: {} }, /:5: devices: allowed: at least one device/],
    ['too many printers', withPrinters(...many), /devices\.printers: /],
    [
      'a kind of device without a driver',
      { ...top, devices: { printers: [printer], scales: [] } },
      /devices\.scales: this key is not known/,
    ],
    ['a baud rate nobody has', withPrinters({ ...printer, baud: 9_601 }), /:10: devices\.printers\.0\.baud: allowed: 1200, /],
    [
      'a profile nobody knows',
      withPrinters({ ...printer, profile: 'star' }),
      /:11: devices\.printers\.0\.profile: .*epson-80mm.*generic-58mm/,
    ],
    ['a path that is none', withPrinters({ ...printer, path: 'ttyS0' }), /:9: devices\.printers\.0\.path: allowed: a serial port/],
    [
      'two devices on one port',
      withPrinters(printer, { ...printer, id: 'hall-2' }),
      /:15: devices\.printers\.1\.path: hall-1 is on this port/,
    ],
    ['two printers of one name', withPrinters(printer, { ...printer, path: '/dev/ttyS1' }), /:14: devices\.printers\.1\.id: another/],
    ['a path longer than any', withPrinters({ ...printer, path: `/dev/${'x'.repeat(252)}` }), /:9: devices\.printers\.0\.path: /],
    ['a server’s name longer than any', { ...good, server: `http://${'x'.repeat(250)}` }, /:2: server: /],
    ['a token longer than any', { ...good, token: 'x'.repeat(257) }, /:3: token: /],
    ['a folder longer than any', { ...good, stateDir: 'x'.repeat(1_025) }, /:4: stateDir: /],
    ['an id that is no file name', withPrinters({ ...printer, id: '../x' }), /devices\.printers\.0\.id: allowed/],
  ])('%s: file, line, key and what is allowed', (_name, value, message) => {
    expect(() => parse(value)).toThrow(ConfigError);
    expect(() => parse(value)).toThrow(message);
  });

  test('a key written twice, which JSON would let pass', () => {
    expect(() => parseHardwareConfig(JSON.stringify(good).replace('"token"', '"server":"http://x",\n"token"'), 'a.json')).toThrow(
      /a\.json:1: server: the same key a second time/,
    );
  });

  test('every fault at once, in the file’s order, a full page at most', () => {
    const wrong = Array.from({ length: FAULTS_SHOWN_MAX + 5 }, (_, n) => [`key${String(n)}`, n]);
    const lines = (() => {
      try {
        parse({ ...Object.fromEntries(wrong), ...good, server: 1 });
        return [];
      } catch (error) {
        return String(error).split('\n');
      }
    })();
    expect(lines).toHaveLength(FAULTS_SHOWN_MAX + 1);
    expect(lines[0]).toMatch(/:2: key0/);
    expect(lines.at(-1)).toMatch(/and 6 more/);
  });

  test('not JSON, nothing, no text, too large, not there', () => {
    expect(() => parseHardwareConfig('{\n  "server": \n}', 'hardware.json')).toThrow(/hardware\.json:3: the file: not JSON/);
    expect(() => parseHardwareConfig('', 'hardware.json')).toThrow(/hardware\.json:1: the file: /);
    expect(() => parseHardwareConfig('[]', 'hardware.json')).toThrow(/hardware\.json:1: the file: /);
    expect(() => parseHardwareConfig(' '.repeat(CONFIG_MAX_BYTES + 1), 'hardware.json')).toThrow('larger than');
    expect(() => readHardwareConfig('/nowhere/hardware.json')).toThrow(/^\/nowhere\/hardware\.json: cannot be read/);
    expect(() => readHardwareConfig('display/voice/pack/en-0.opus')).toThrow(/cannot be read/);
  });
});
