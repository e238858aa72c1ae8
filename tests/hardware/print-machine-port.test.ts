import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { CONFIRM_DEADLINE_MS, SLIP_LEFT_MS } from '../../hardware/printer-state.ts';
import { Bench, COVER_OPEN, CUTTER, HEALTHY, PAPER_OUT } from './printer-bench.ts';

const EPSON = PRINTER_PROFILES['epson-80mm'];

let bench: Bench;
beforeEach(() => {
  bench = new Bench(EPSON);
});

function ready(): void {
  bench.take({ type: 'opened' });
  bench.pass(100);
  expect(bench.told).toEqual(['ready']);
  bench.told = [];
}

describe('what is on the port', () => {
  test('answers that are not a printer’s: the wrong speed or the wrong device, told apart from silence, and ready when it is put right', () => {
    ready();
    bench.answers = null;
    bench.noise = [0xfe, 0x80, 0x9d];
    bench.pass(3_000);
    expect(bench.told).toEqual(['not-understood']);
    bench.job('a');
    expect(bench.told).toEqual(['not-understood', 'a: failed not-understood']);
    bench.noise = [];
    bench.answers = HEALTHY;
    bench.pass(1_500);
    expect(bench.told.at(-1)).toBe('ready');
  });

  test('held by another program: told as such, and jobs fail with it', () => {
    bench.take({ type: 'closed', busy: true });
    bench.job('a');
    expect(bench.told).toEqual(['port-busy', 'a: failed port-busy']);
  });

  test('asks once an opening whether it has Chinese characters; without them it still prints', () => {
    bench.type = 0x02;
    bench.take({ type: 'opened' });
    bench.pass(1_200);
    expect(bench.told).toEqual(['ready', 'chinese-font-missing']);
    expect(bench.written.filter((hex) => hex === '1d4902')).toHaveLength(1);
    bench.job('a');
    expect(bench.told.at(-1)).toBe('send a');
    bench.type = 0x03;
    bench.take({ type: 'closed', busy: false });
    bench.take({ type: 'opened' });
    bench.pass(1_200);
    expect(bench.told.at(-1)).toBe('ready');
  });
});

describe('a kiosk printer with a presenter', () => {
  beforeEach(() => {
    bench = new Bench(PRINTER_PROFILES['custom-kiosk-80mm']);
    bench.full = [0, 0, 0, 0];
  });

  test.each([
    ['no paper', [0x01, 0, 0, 0], 'paper-out'],
    ['near end', [0x04, 0, 0, 0], 'paper-near-end'],
    ['head up', [0, 0x01, 0, 0], 'cover-open'],
    ['cover open, and the paper bits with it', [0x05, 0x02, 0, 0], 'cover-open'],
    ['head hot', [0, 0, 0x01, 0], 'head-hot'],
    ['paper jam', [0, 0, 0x40, 0], 'error'],
    ['a command it did not know', [0, 0, 0x20, 0], 'ready'],
    ['cutter', [0, 0, 0, 0x01], 'cutter-error'],
    ['memory', [0, 0, 0, 0x04], 'error'],
    ['a value that looks like flow control', [0x11, 0, 0, 0x13], 'paper-out'],
  ])('%s', (_name, full, condition) => {
    bench.full = full;
    bench.take({ type: 'opened' });
    bench.pass(100);
    expect(bench.told).toEqual([condition]);
  });

  test('a slip nobody takes is a warning after a while, and gone when it is taken', () => {
    bench.take({ type: 'opened' });
    bench.pass(100);
    bench.full = [0x20, 0, 0, 0];
    bench.pass(SLIP_LEFT_MS - 1_000);
    expect(bench.told).toEqual(['ready']);
    bench.pass(2_000);
    expect(bench.told).toEqual(['ready', 'slip-not-taken']);
    bench.job('a');
    expect(bench.told.at(-1)).toBe('send a');
    bench.full = [0, 0, 0, 0];
    bench.take({ type: 'sent', jobId: 'a' });
    bench.reply(0x00);
    bench.pass(1_000);
    expect(bench.told.slice(3)).toEqual(['ready', 'a: printed']);
  });
});

test('whatever a printer sends and whenever: a job is sent at most once, ends exactly once, and is printed only by its own proof', () => {
  const event = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 8 }) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 50, max: 3_000 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('answers' as const),
        answers: fc.constantFrom(HEALTHY, PAPER_OUT, COVER_OPEN, CUTTER, null),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('closed' as const, 'opened' as const, 'job' as const, 'sent' as const) }) },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const fuzzed = new Bench(EPSON);
      let jobs = 0;
      fuzzed.take({ type: 'opened' });
      for (const step of events) {
        if (step.kind === 'bytes') fuzzed.reply(...step.bytes);
        if (step.kind === 'pass') fuzzed.pass(step.ms);
        if (step.kind === 'answers') fuzzed.answers = step.answers;
        if (step.kind === 'closed') fuzzed.take({ type: 'closed', busy: false });
        if (step.kind === 'opened') fuzzed.take({ type: 'opened' });
        if (step.kind === 'sent') fuzzed.take({ type: 'sent', jobId: `j${String(jobs)}` });
        if (step.kind === 'job' && fuzzed.state.job === null) fuzzed.job(`j${String((jobs += 1))}`);
      }
      fuzzed.pass(CONFIRM_DEADLINE_MS * 3);
      for (let job = 1; job <= jobs; job += 1) {
        expect(fuzzed.told.filter((told) => told === `send j${String(job)}`).length).toBeLessThanOrEqual(1);
        expect(fuzzed.told.filter((told) => told.startsWith(`j${String(job)}: `))).toHaveLength(1);
        const failed = fuzzed.told.some((told) => told.startsWith(`j${String(job)}: failed`));
        // "failed" claims that nothing was sent.
        if (failed) expect(fuzzed.told).not.toContain(`send j${String(job)}`);
      }
    }),
    { numRuns: 300 },
  );
});
