import { describe, expect, it } from 'vitest';
import { judge } from './fault-run/judge.ts';
import { PRINTERS_MOST, runFaults } from './fault-run/run.ts';
import { lengthOf } from '../length-of.ts';

const slip = (number: string, printerId: string, reprint: boolean) => ({ number, printerId, reprint });

const JOBS = lengthOf('FAULT_JOBS', 24);
/** Twice in a run: once the agent, once the server. */
const KILL_EVERY = Math.floor(JOBS / 2.5);
/** Far beyond what a slip takes. */
const RUN_MS = JOBS * 20_000;

describe('printing under mishaps', () => {
  it(`${JOBS} slips on eight printers in trouble, agent and server killed: none doubled, none lost`, { timeout: RUN_MS }, async () => {
    const seed = String(Date.now() % 1_000_000);
    const { ordered, paper, kills } = await runFaults({ seed, printers: PRINTERS_MOST, jobs: JOBS, lineMs: 2, killEvery: KILL_EVERY });
    expect(kills).toBe(2);
    expect(ordered.length).toBeGreaterThanOrEqual(JOBS);
    expect(judge(ordered, paper), `seed ${seed}`).toEqual({ doubled: 0, lost: 0, cases: [] });

    // Planted, in what really happened: one slip more, one slip less, one order that never ended.
    const printed = ordered.find((order) => order.result === 'printed');
    const [first, ...others] = paper;
    if (printed === undefined || first === undefined) throw new Error('nothing was printed');
    expect(judge(ordered, [...paper, slip(printed.number, printed.printerId, printed.reprint)])).toMatchObject({ doubled: 1, lost: 0 });
    expect(judge(ordered, others).doubled).toBe(0);
    const paperless = paper.filter((one) => one.number !== printed.number);
    expect(judge(ordered, paperless).lost).toBeGreaterThanOrEqual(1);
    expect(judge([...ordered, { ...printed, number: 'Z0001', result: null }], paper)).toMatchObject({ doubled: 0, lost: 1 });
  });

  it.each([
    ['printed is one slip', ['printed'], 1, 0, 0],
    ['printed, and nothing there', ['printed'], 0, 0, 1],
    ['printed twice', ['printed'], 2, 1, 0],
    ['unconfirmed may be there', ['unconfirmed'], 1, 0, 0],
    ['unconfirmed may be missing', ['unconfirmed'], 0, 0, 0],
    ['failed, and yet on paper', ['failed'], 1, 1, 0],
    ['failed here, taken over here', ['failed', 'printed'], 1, 0, 0],
    ['no end', [null], 0, 0, 1],
    ['never ordered', [], 1, 1, 0],
  ] as const)('the judge: %s', (_name, results, onPaper, doubled, lost) => {
    const ordered = results.map((result) => ({ ...slip('A0001', 'p1', false), result }));
    const paper = Array.from({ length: onPaper }, () => slip('A0001', 'p1', false));
    expect(judge(ordered, paper)).toMatchObject({ doubled, lost });
  });

  it('the judge: one number on two printers is doubled, unless one of the slips says that it is a reprint', () => {
    const ordered = [
      { ...slip('A0001', 'p1', false), result: 'unconfirmed' as const },
      { ...slip('A0001', 'p2', false), result: 'printed' as const },
    ];
    expect(judge(ordered, [slip('A0001', 'p1', false), slip('A0001', 'p2', false)])).toMatchObject({ doubled: 1, lost: 0 });
    const reprinted = ordered.map((order, index) => ({ ...order, reprint: index === 1 }));
    expect(judge(reprinted, [slip('A0001', 'p1', false), slip('A0001', 'p2', true)])).toMatchObject({ doubled: 0, lost: 0 });
  });
});
