import { beforeEach, describe, expect, test } from 'vitest';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { CONFIRM_DEADLINE_MS, FAULT_GRACE_MS, RESYNC_NULS } from '../../hardware/printer-state.ts';
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

describe('one job', () => {
  test('asked first, sent, proved by its own process id', () => {
    ready();
    bench.job('a');
    expect(bench.told).toEqual(['send a']);
    bench.take({ type: 'sent', jobId: 'a' });
    bench.reply(0x37, 0x22, 0x30, 0x30, 0x34, 0x31, 0); // "0041", of a slip before
    expect(bench.told).toEqual(['send a']);
    bench.reply(0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0);
    expect(bench.told).toEqual(['send a', 'a: printed']);
  });

  test.each([
    ['paper out', PAPER_OUT, 'paper-out'],
    ['cover open', COVER_OPEN, 'cover-open'],
    ['cutter', CUTTER, 'cutter-error'],
  ])('%s before sending: failed with its cause, not one byte sent', (_name, answers, cause) => {
    ready();
    bench.answers = answers;
    bench.job('a');
    expect(bench.told).toEqual([cause, `a: failed ${cause}`]);
  });

  test('silent before sending: failed silent, within 3 s', () => {
    ready();
    bench.answers = null;
    bench.job('a');
    bench.pass(3_000);
    expect(bench.told).toEqual(['silent', 'a: failed silent']);
  });

  test('no proof and no fault: unconfirmed at the deadline, never printed, never sent again', () => {
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    bench.pass(200 + CONFIRM_DEADLINE_MS - 100);
    expect(bench.told).toEqual(['send a']);
    bench.pass(60_000);
    expect(bench.told).toEqual(['send a', 'a: unconfirmed']);
  });

  test.each([
    ['paper out', PAPER_OUT, 'paper-out'],
    ['cover open', COVER_OPEN, 'cover-open'],
    ['cutter', CUTTER, 'cutter-error'],
  ])('%s after sending: the bytes lie in the printer, so unconfirmed, and the cause is told as a condition', (_name, answers, cause) => {
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    bench.answers = answers;
    bench.pass(FAULT_GRACE_MS + 700);
    expect(bench.told).toEqual(['send a', cause, 'a: unconfirmed']);
  });

  test('the proof of a finished slip may come just after the fault', () => {
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    bench.reply(0x18, 0, 0x0f, 0);
    bench.reply(0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0);
    expect(bench.told).toEqual(['send a', 'paper-out', 'a: printed']);
  });

  test('a hot head cools and goes on: the job is given its time', () => {
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    bench.reply(0x18, 0x40, 0, 0);
    bench.pass(0);
    bench.answers = [0x1a, 0x52, 0x52, 0x12];
    bench.pass(4_000);
    bench.answers = HEALTHY;
    bench.reply(0x10, 0, 0, 0);
    bench.reply(0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0);
    expect(bench.told).toEqual(['send a', 'head-hot', 'ready', 'a: printed']);
  });

  test('unplugged before sending is failed, after sending unconfirmed', () => {
    ready();
    bench.answers = null;
    bench.job('a');
    bench.take({ type: 'closed', busy: false });
    bench.answers = HEALTHY;
    bench.take({ type: 'opened' });
    bench.pass(100);
    bench.job('b');
    bench.take({ type: 'closed', busy: false });
    expect(bench.told).toEqual(['offline', 'a: failed offline', 'ready', 'send b', 'offline', 'b: unconfirmed']);
  });

  test('bytes held by XOFF: unconfirmed, and only then is the port opened anew', () => {
    ready();
    bench.job('a');
    bench.pass(200 + CONFIRM_DEADLINE_MS + 100);
    expect(bench.told).toEqual(['send a', 'a: unconfirmed', 'reopen']);
    // The system's late answer is for a job that is no more.
    bench.take({ type: 'closed', busy: false });
    bench.take({ type: 'opened' });
    bench.pass(100);
    bench.job('b');
    bench.take({ type: 'sent', jobId: 'a' });
    expect(bench.state.job?.phase.name).toBe('sending');
  });

  test('a second job while one is in hand is a bug', () => {
    ready();
    bench.job('a');
    expect(() => {
      bench.job('b');
    }).toThrow('in hand');
  });
});

describe('other proofs', () => {
  test('GS r: asked nothing until its answer, and printed only after a healthy round', () => {
    bench = new Bench(PRINTER_PROFILES['gb18030-clone-80mm']);
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    const answers = bench.answers;
    bench.answers = null; // were it asked, it would count as a miss
    bench.pass(1_000);
    expect(bench.state.misses).toBe(0);
    bench.answers = answers;
    bench.reply(0x00);
    bench.pass(100);
    expect(bench.told).toEqual(['send a', 'a: printed']);
  });

  test('GS r answered, but paper is out in the round after it: not printed', () => {
    bench = new Bench(PRINTER_PROFILES['gb18030-clone-80mm']);
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    bench.answers = PAPER_OUT;
    bench.reply(0x00);
    bench.pass(3_000);
    expect(bench.told).toEqual(['send a', 'paper-out', 'a: unconfirmed']);
  });

  test('nothing proves: always unconfirmed, as soon as the mechanism had its time', () => {
    bench = new Bench(PRINTER_PROFILES['generic-58mm']);
    ready();
    bench.job('a');
    bench.take({ type: 'sent', jobId: 'a' });
    bench.reply(0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0, 0x00);
    bench.pass(4_000);
    expect(bench.told).toEqual(['send a', 'a: unconfirmed']);
  });
});

describe('recovery', () => {
  test('DLE ENQ 2 only after the cover was opened and closed, and once an opening', () => {
    ready();
    bench.answers = CUTTER;
    bench.pass(5_000);
    expect(bench.written).not.toContain('100502');
    bench.answers = [0x1a, 0x56, 0x1a, 0x12];
    bench.pass(1_000);
    expect(bench.written).not.toContain('100502');
    bench.answers = CUTTER;
    bench.pass(5_000);
    expect(bench.written.filter((hex) => hex === '100502')).toHaveLength(1);
    bench.answers = HEALTHY;
    bench.pass(1_000);
    expect(bench.told).toEqual(['cutter-error', 'cover-open', 'cutter-error', 'ready']);
  });

  test('an opened cover alone asks for no recovery', () => {
    ready();
    bench.answers = COVER_OPEN;
    bench.pass(1_000);
    bench.answers = HEALTHY;
    bench.pass(1_000);
    expect(bench.written).not.toContain('100502');
  });

  test('a printer stuck in an interrupted command is filled up with NULs before the next job', () => {
    bench.automatic = false;
    bench.take({ type: 'opened' });
    bench.pass(100);
    bench.job('a');
    expect(bench.told).toEqual(['ready']);
    bench.pass(2_500);
    expect(bench.written.at(-1)).toBe(`${'00'.repeat(RESYNC_NULS.native)}1b401d61ff`);
    bench.reply(0x10, 0, 0, 0);
    bench.pass(600);
    expect(bench.told).toEqual(['ready', 'send a']);
  });

  test('silence: told once, the port reopened from time to time, ready when it answers', () => {
    ready();
    bench.answers = null;
    bench.pass(15_000);
    expect(bench.told.filter((told) => told === 'silent')).toHaveLength(1);
    expect(bench.told.filter((told) => told === 'reopen').length).toBeGreaterThanOrEqual(2);
    bench.answers = HEALTHY;
    bench.pass(1_000);
    expect(bench.told.at(-1)).toBe('ready');
    expect(bench.written.at(-1)).toBe('1b401d61ff');
  });
});
