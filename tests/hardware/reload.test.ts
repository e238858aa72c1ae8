import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startProgram } from '../../hardware/agent-program.ts';
import { storeToken } from '../../hardware/agent-token.ts';
import { type Clock, systemClock } from '../../hardware/clock.ts';
import { ConfigError } from '../../hardware/config.ts';
import { LOOK_INTERVAL_MS, watchConfig } from '../../hardware/config/watch.ts';
import type { VirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import { numberSlip } from './slips.ts';
import { type FakeServer, PRINTER_ID, Stage, TOKEN, until } from './stage.ts';

let stage: Stage;
let logged: string;
beforeEach(() => {
  stage = new Stage();
  logged = '';
});
afterEach(() => stage.close());

const file = (): string => join(stage.folder, 'hardware.json');
const state = (): string => join(stage.folder, 'state');
const printerOn = (id: string, printer: VirtualPrinter) => ({
  id,
  path: `tcp://127.0.0.1:${String(printer.state().port)}`,
  baud: 9_600,
  profile: 'epson-80mm',
});

function configure(server: FakeServer, token: string | null, printers: readonly object[]): void {
  writeFileSync(file(), JSON.stringify({ server: server.url, token, stateDir: state(), devices: { printers } }));
}

function start(): ReturnType<typeof startProgram> {
  const log = pino({ level: 'info' }, { write: (line: string) => void (logged += line) });
  let made = 0;
  const program = startProgram({
    path: file(),
    clock: systemClock,
    random: () => 0.5,
    makeId: () => `command-${String((made += 1))}`,
    log,
  });
  stage.onClose(() => program.stop());
  return program;
}

const count = (words: string): number => logged.split(words).length - 1;
const conditionsOf = (server: FakeServer, printerId: string): string[] =>
  server.reports.flatMap(({ command }) =>
    command.type === 'report-printer' && command.printerId === printerId ? [command.condition] : [],
  );

async function branch(baud: number | null) {
  const printer = await stage.printer({ baud, lineMs: 2, hasCutter: true });
  const server = await stage.server();
  configure(server, TOKEN, [printerOn(PRINTER_ID, printer)]);
  const program = start();
  await until('ready', () => server.conditions.at(-1) === 'ready');
  return { printer, server, program };
}

describe('a changed configuration is followed', () => {
  test('a printer more: it opens, and the port of the other is never closed', async () => {
    const { printer, server, program } = await branch(null);
    const second = await stage.printer({ baud: null, lineMs: 2, hasCutter: true });
    configure(server, TOKEN, [printerOn(PRINTER_ID, printer), printerOn('hall-2', second)]);
    program.reload();
    await until('the second is ready', () => conditionsOf(server, 'hall-2').includes('ready'));
    expect([count('"port open"'), count('"closed: ')]).toEqual([2, 0]);
    expect(server.connections).toBe(1);
    configure(server, TOKEN, [printerOn(PRINTER_ID, printer)]);
    program.reload();
    await until('it closed', () => count('"closed: ') === 1);
    server.print('job-1', numberSlip('A012'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
    expect(count('"port open"')).toBe(2);
  });

  test('in the middle of a slip: it ends first, is proved printed, and those behind it print on the new settings, none twice', async () => {
    const { printer, server, program } = await branch(9_600);
    const numbers = ['A012', 'A019', 'A023'];
    for (const number of numbers) server.print(`job-${number}`, numberSlip(number));
    const memory = join(state(), `${PRINTER_ID}.jobs`);
    await until(
      'the first is in the printer',
      () => readFileSync(memory, 'utf8').includes('job-A012') && printer.state().bufferedBytes > 0,
    );
    configure(server, TOKEN, [{ ...printerOn(PRINTER_ID, printer), baud: 19_200 }]);
    program.reload();
    await until('all ended', () => server.outcomes.size === numbers.length, 15_000);
    expect([...server.outcomes.values()]).toEqual(['printed', 'printed', 'printed']);
    expect(printer.state().slipCount).toBe(numbers.length);
    expect([count('"closed: '), count('"opened: ')]).toEqual([1, 1]);
  });

  test('a printer that goes while the server still expects it is told as offline', async () => {
    const { server, program } = await branch(null);
    const other = await stage.printer({ baud: null, lineMs: 2, hasCutter: true });
    configure(server, TOKEN, [printerOn('hall-2', other)]);
    program.reload();
    await until('offline', () => conditionsOf(server, PRINTER_ID).at(-1) === 'offline');
    expect(logged).toContain(`"devices":["printer:${PRINTER_ID}"]`);
  });

  test('another server, and a token that comes by pairing', async () => {
    const { printer, server, program } = await branch(null);
    const moved = await stage.server();
    configure(moved, null, [printerOn(PRINTER_ID, printer)]);
    program.reload();
    await until('it says that it is not paired', () => logged.includes('has no token'));
    expect(moved.connections).toBe(0);
    storeToken(state(), TOKEN);
    await until('ready at the other server', () => moved.conditions.includes('ready'));
    const before = server.reports.length;
    moved.print('job-1', numberSlip('A012'));
    await until('printed', () => moved.outcomes.get('job-1') === 'printed');
    expect(server.reports).toHaveLength(before);
  });

  test('not when it moves the print memory: slips of today would print again', async () => {
    const { printer, server, program } = await branch(null);
    server.forgetful = true;
    server.print('job-1', numberSlip('A012'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
    const printers = [printerOn(PRINTER_ID, printer)];
    const elsewhere = join(stage.folder, 'elsewhere');
    writeFileSync(file(), JSON.stringify({ server: server.url, token: TOKEN, stateDir: elsewhere, devices: { printers } }));
    program.reload();
    await until('it says so', () => logged.includes('stateDir changes only with a restart'));
    server.show();
    server.print('job-2', numberSlip('A019'));
    await until('printed', () => server.outcomes.get('job-2') === 'printed');
    expect(printer.state().slipCount).toBe(2);
  });

  test.each<readonly [string, string, RegExp]>([
    ['not JSON', '{ "server": ', /hardware\.json:1: the file: not JSON/],
    ['an unknown key', '{ "colour": 1 }', /hardware\.json:1: colour: this key is not known/],
    ['nothing', '', /hardware\.json:1: the file/],
  ])('an unusable one is named by file, line and key, and the earlier one goes on: %s', async (_name, text, fault) => {
    const { server, program } = await branch(null);
    writeFileSync(file(), text);
    program.reload();
    expect(logged).toMatch(fault);
    expect(logged).toContain('the earlier one stays in force');
    server.print('job-1', numberSlip('A012'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
    expect(count('"closed: ')).toBe(0);
  });

  test('a print memory that cannot be read leaves its printer out, and no other', async () => {
    const { printer, server, program } = await branch(null);
    writeFileSync(join(state(), 'hall-2.jobs'), 'rubbish\n');
    configure(server, TOKEN, [printerOn(PRINTER_ID, printer), { ...printerOn('hall-2', printer), path: 'tcp://127.0.0.1:9' }]);
    program.reload();
    await until('left out', () => logged.includes('left out'));
    server.print('job-1', numberSlip('A012'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
  });
});

describe('the file is looked at', () => {
  /** Time in hand: `pass` runs what is due. */
  class HandClock implements Clock {
    #now = 0;
    #due: { at: number; action: () => void }[] = [];
    now(): number {
      return this.#now;
    }
    after(delayMs: number, action: () => void): () => void {
      const entry = { at: this.#now + delayMs, action };
      this.#due.push(entry);
      return () => void (this.#due = this.#due.filter((other) => other !== entry));
    }
    pass(ms: number): void {
      this.#now += ms;
      const due = this.#due.filter(({ at }) => at <= this.#now);
      this.#due = this.#due.filter(({ at }) => at > this.#now);
      for (const { action } of due) action();
    }
  }

  function watched() {
    const clock = new HandClock();
    const seen: (string | ConfigError)[] = [];
    let token = '';
    writeFileSync(file(), 'one');
    const watch = watchConfig({ path: file(), beside: () => token, clock, onChange: (text) => seen.push(text) });
    const looks = (times: number): void => {
      for (let look = 0; look < times; look += 1) clock.pass(LOOK_INTERVAL_MS);
    };
    return { watch, seen, looks, setToken: (text: string) => (token = text) };
  }

  test('and taken when it is the same at two looks, so that half a file is never taken', () => {
    const { seen, looks, watch } = watched();
    looks(3);
    writeFileSync(file(), 'tw');
    looks(1);
    writeFileSync(file(), 'two');
    looks(1);
    expect(seen).toEqual([]);
    looks(1);
    looks(5);
    expect(seen).toEqual(['two']);
    watch.stop();
    writeFileSync(file(), 'three');
    looks(5);
    expect(seen).toEqual(['two']);
  });

  test('at once when asked; a file that is gone is told once; a token beside it counts', () => {
    const { seen, looks, watch, setToken } = watched();
    writeFileSync(file(), 'two');
    watch.lookNow();
    expect(seen).toEqual(['two']);
    setToken('new');
    looks(3);
    expect(seen).toEqual(['two', 'two']);
    writeFileSync(file(), Uint8Array.of(0xff, 0xfe));
    looks(5);
    expect(seen).toHaveLength(3);
    expect(seen[2]).toBeInstanceOf(ConfigError);
  });
});
