import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BODY_MAX_BYTES, startControlPage } from '../../hardware/virtual-printer/control-page.ts';
import type { VirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import { SLIPS_MAX } from '../../hardware/virtual-printer/virtual-printer.ts';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { numberSlip } from './slips.ts';
import { Stage, until } from './stage.ts';

let stage: Stage;
let printer: VirtualPrinter;
beforeEach(async () => {
  stage = new Stage();
  printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
});
afterEach(() => stage.close());

async function host(): Promise<{ socket: Socket; ask: (...bytes: number[]) => void; heard: () => string; clear: () => void }> {
  const socket = connect(printer.state().port, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString('hex');
  });
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  stage.onClose(() => {
    socket.destroy();
  });
  return {
    socket,
    ask: (...bytes) => {
      socket.write(Uint8Array.from(bytes));
    },
    heard: () => heard,
    clear: () => {
      heard = '';
    },
  };
}

function oneLine(words: string): Uint8Array {
  return encodeSlip({ blocks: [{ kind: 'text', text: words, scale: 1, bold: false, align: 'left' }] }, PRINTER_PROFILES['epson-80mm'], 1)
    .bytes;
}

const ASK_ALL = [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4];

describe('status as the manuals have it', () => {
  test.each<readonly [string, Parameters<VirtualPrinter['setFaults']>[0], string]>([
    ['healthy', {}, '12121212'],
    ['paper out', { paper: 'out' }, '1a32127e'],
    ['near end', { paper: 'near-end' }, '1212121e'],
    ['cover open', { coverOpen: true }, '1a161212'],
    ['head hot', { headHot: true }, '1a525212'],
  ])('%s', async (_name, faults, answer) => {
    const wire = await host();
    await printer.setFaults(faults);
    wire.ask(...ASK_ALL);
    await until('four answers', () => wire.heard().length >= 8);
    expect(wire.heard()).toBe(answer);
  });

  test('automatic status: at once when asked for, then at each change, silent after ESC @', async () => {
    const wire = await host();
    wire.ask(0x1d, 0x61, 0xff);
    await until('the first', () => wire.heard() === '10000000');
    await printer.setFaults({ paper: 'out' });
    await until('paper out', () => wire.heard() === '1000000018000f00');
    await printer.setFaults({ paper: 'enough' });
    wire.clear();
    wire.ask(0x1b, 0x40, 0x1d, 0x49, 1);
    await until('ESC @ obeyed, GS I answered', () => wire.heard().endsWith('20'));
    wire.clear();
    await printer.setFaults({ coverOpen: true });
    wire.ask(0x10, 0x04, 2);
    await until('an answer', () => wire.heard() !== '');
    expect(wire.heard()).toBe('16');
  });

  test('process id and GS r are answered in order: not while paper is out', async () => {
    const wire = await host();
    await printer.setFaults({ paper: 'out' });
    wire.ask(0x41, 0x0a, 0x1d, 0x72, 1, 0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x30, 0x30, 0x34, 0x32, 0x10, 0x04, 1);
    await until('only real time', () => wire.heard() === '1a');
    await printer.setFaults({ paper: 'enough' });
    await until('the rest', () => wire.heard() === '1a0037223030343200');
  });

  test('a jammed cutter shows at the cut and goes by DLE ENQ 2, but only when it is free', async () => {
    const wire = await host();
    await printer.setFaults({ cutterJammed: true });
    wire.ask(0x41, 0x0a, 0x1d, 0x56, 1);
    await until('jammed', () => printer.state().sensors.cutterError);
    wire.ask(0x10, 0x05, 2, 0x10, 0x04, 3);
    await until('still', () => wire.heard() === '1a');
    await printer.setFaults({ cutterJammed: false });
    wire.ask(0x10, 0x05, 2, 0x10, 0x04, 3);
    await until('free', () => wire.heard() === '1a12');
    expect(printer.state().bufferedBytes).toBe(0);
  });

  test('a full buffer sends XOFF, and XON when there is room', async () => {
    const wire = await host();
    await printer.setFaults({ coverOpen: true });
    wire.socket.write(Buffer.alloc(4_000, 0x41));
    await until('XOFF', () => wire.heard() === '13');
    await printer.setFaults({ coverOpen: false });
    await until('XON', () => wire.heard() === '1311');
  });

  test('mangled replies carry rubbish; silent has none; unknown commands are counted and shown', async () => {
    const wire = await host();
    await printer.setFaults({ mangling: true });
    wire.ask(0x10, 0x04, 1);
    await until('rubbish', () => wire.heard() === 'ff9012');
    await printer.setFaults({ mangling: false, silent: true });
    wire.clear();
    wire.ask(0x10, 0x04, 1, 0x1b, 0x01, 0x1d, 0x7e, 0x05);
    await until('read', () => printer.state().unknownCount === 3);
    expect(printer.state().unknownCommands).toEqual(['1b 01', '1d 7e', '05']);
    expect(wire.heard()).toBe('');
  });

  test('one host at a time; unplugged nobody gets in', async () => {
    const first = await host();
    const second = await host();
    await until('the second is turned away', () => second.socket.destroyed);
    await printer.setFaults({ unplugged: true });
    await until('cut off', () => first.socket.destroyed);
    await expect(
      Promise.race([
        host(),
        new Promise((_, reject) => {
          connect(printer.state().port, '127.0.0.1').on('error', reject);
        }),
      ]),
    ).rejects.toThrow('ECONNREFUSED');
    await printer.setFaults({ unplugged: false });
    const again = await host();
    again.ask(0x10, 0x04, 1);
    await until('there again', () => again.heard() === '12');
  });
});

describe('the page', () => {
  let page: Awaited<ReturnType<typeof startControlPage>>;
  const url = (path: string): string => `http://127.0.0.1:${String(page.port)}${path}`;
  const post = (path: string, body: string, type = 'application/json'): Promise<Response> =>
    fetch(url(path), { method: 'POST', headers: { 'content-type': type }, body });
  beforeEach(async () => {
    page = await startControlPage({ printer, port: 0, onFaults: () => undefined });
    stage.onClose(() => page.stop());
  });

  test('shows the state and each slip as SVG and as data; SVG holds no markup of the text', async () => {
    const wire = await host();
    wire.socket.write(oneLine('<script>&号'));
    await until('a slip', () => printer.slips().length === 1);
    expect(await (await fetch(url('/state'))).json()).toMatchObject({ slipCount: 1, slips: [{ n: 1, cut: true }], unknownCount: 0 });
    const svg = await (await fetch(url('/slips/1.svg'))).text();
    expect(svg).toContain('&lt;script&gt;&amp;号');
    expect(await (await fetch(url('/slips/1.json'))).json()).toMatchObject({ lines: [{ text: '<script>&号' }] });
    expect((await fetch(url('/slips/2.svg'))).status).toBe(404);
    for (const path of ['/', '/page.mjs', '/page.css']) expect((await fetch(url(path))).status).toBe(200);
  });

  test('breaks and repairs the printer', async () => {
    expect((await post('/faults', '{"paper":"out","coverOpen":true}')).status).toBe(200);
    expect(printer.state().sensors).toMatchObject({ paperOut: true, coverOpen: true });
    expect((await post('/actions', '{"action":"repair"}')).status).toBe(200);
    expect(printer.state().sensors).toMatchObject({ paperOut: false, coverOpen: false });
  });

  test('bad input gets a clear answer and changes nothing', async () => {
    expect((await post('/faults', '{"paper":"lost"}')).status).toBe(400);
    expect((await post('/faults', '{"colour":1}')).status).toBe(400);
    expect((await post('/faults', 'rubbish')).status).toBe(400);
    expect((await post('/faults', `{"paper":"out"${' '.repeat(BODY_MAX_BYTES)}}`)).status).toBe(400);
    expect((await post('/actions', '{"action":"explode"}')).status).toBe(400);
    expect((await post('/nowhere', '{}')).status).toBe(404);
    expect((await post('/faults', '{"paper":"out"}', 'text/plain')).status).toBe(415);
    expect(printer.state().faults.paper).toBe('enough');
  });

  test('keeps the newest slips only', async () => {
    const wire = await host();
    const bytes = oneLine('A');
    for (let slip = 0; slip < SLIPS_MAX + 5; slip += 1) wire.socket.write(bytes);
    await until('all out', () => printer.state().slipCount === SLIPS_MAX + 5, 20_000);
    expect(printer.slips()).toHaveLength(SLIPS_MAX);
    expect(printer.slips()[0]?.n).toBe(SLIPS_MAX + 5);
  }, 30_000);
});

const TRIES_MAX = 10;

test('takes bytes off the wire at the speed of the wire', async () => {
  const slow = await stage.printer({ baud: 9_600, lineMs: 0, hasCutter: true });
  const socket = connect(slow.state().port, '127.0.0.1');
  stage.onClose(() => {
    socket.destroy();
  });
  const { bytes } = encodeSlip(numberSlip('A012'), PRINTER_PROFILES['epson-80mm'], 1);
  // The cut comes before the eleven bytes of the process id.
  const wireMs = ((bytes.length - 11) * 10_000) / 9_600;
  // The quickest of some: whatever else the machine does only ever adds.
  let quickestMs = Number.POSITIVE_INFINITY;
  for (let slip = 1; slip <= TRIES_MAX && quickestMs >= wireMs + 250; slip += 1) {
    const from = performance.now();
    socket.write(bytes);
    await until('a slip', () => slow.slips().length === slip);
    const tookMs = performance.now() - from;
    expect(tookMs).toBeGreaterThan(wireMs - 10);
    quickestMs = Math.min(quickestMs, tookMs);
    await until('all of it is read', () => slow.state().bufferedBytes === 0);
  }
  expect(quickestMs).toBeLessThan(wireMs + 250);
});
