import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import { numberSlip } from './slips.ts';
import type { FakeServer } from './stage.ts';
import { endProcess, PRINTER_ID, Stage, until } from './stage.ts';
import { lengthOf } from '../length-of.ts';

/** Far beyond what an agent takes to start, or a slip to print. */
const WITHIN_MS = 60_000;

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

/** Every job ends; printed means one slip, failed none, and nothing is ever doubled. Empty when all is well. */
function violations(jobs: readonly string[], outcomes: ReadonlyMap<string, string>, printed: readonly string[]): string[] {
  return jobs.flatMap((number) => {
    const outcome = outcomes.get(number) ?? 'none';
    const count = printed.filter((other) => other === number).length;
    const allowed = outcome === 'printed' ? [1] : outcome === 'unconfirmed' ? [0, 1] : outcome.startsWith('failed') ? [0] : [];
    return allowed.includes(count) ? [] : [`${number}: ${outcome}, ${String(count)} slips`];
  });
}

function numbersOn(printer: VirtualPrinter): string[] {
  printer.tearOff();
  return printer.slips().flatMap((slip) => slip.drawing.lines.filter((line) => line.scale === 6).map((line) => line.text));
}

interface Branch {
  readonly printer: VirtualPrinter;
  readonly server: FakeServer;
  readonly memoryFile: string;
  readonly startAgent: () => ReturnType<Stage['agent']>;
}

async function branch(): Promise<Branch> {
  const printer = await stage.printer({ baud: 9_600, lineMs: 10, hasCutter: true });
  const path = join(stage.folder, 'printer0');
  await stage.lastingPty(path, printer.state().port);
  const server = await stage.server();
  const config = [{ id: PRINTER_ID, path, baud: 9_600, profile: 'epson-80mm' }];
  return { printer, server, memoryFile: join(stage.folder, 'state', `${PRINTER_ID}.jobs`), startAgent: () => stage.agent(server, config) };
}

/** How often each moment is met. */
const ROUNDS = lengthOf('CRASH_ROUNDS', 1);
/** Moments in the life of a job at which its agent may die. */
const MOMENTS = ['shown', 'remembered', 'bytes in the printer', 'slip out', 'reported'] as const;

function reached(moment: (typeof MOMENTS)[number], number: string, { printer, server, memoryFile }: Branch, slipsBefore: number): boolean {
  switch (moment) {
    case 'shown':
      return true;
    case 'remembered':
      return existsSync(memoryFile) && readFileSync(memoryFile, 'utf8').includes(number);
    case 'bytes in the printer':
      return printer.state().bufferedBytes > 0 || printer.state().slipCount > slipsBefore;
    case 'slip out':
      return printer.state().slipCount > slipsBefore;
    case 'reported':
      return server.outcomes.has(number);
    default:
      return moment satisfies never;
  }
}

test(
  'killed at any moment of a job, the agent never prints it twice, and every job has an honest end',
  { timeout: (ROUNDS + 1) * MOMENTS.length * WITHIN_MS },
  async () => {
    const seed = Date.now() % 1_000_000;
    const extraMs = fc.sample(fc.integer({ min: 0, max: 60 }), { seed, numRuns: MOMENTS.length * ROUNDS });
    const hall = await branch();
    const jobs: string[] = [];
    for (const [round, extra] of extraMs.entries()) {
      const moment = MOMENTS[round % MOMENTS.length] ?? 'shown';
      const number = `A${String(round + 100)}`;
      const agent = hall.startAgent();
      await until('ready', () => hall.server.conditions.at(-1) === 'ready', WITHIN_MS);
      const slipsBefore = hall.printer.state().slipCount;
      jobs.push(number);
      hall.server.print(number, numberSlip(number));
      await until(`${moment} of ${number}, seed ${String(seed)}`, () => reached(moment, number, hall, slipsBefore), WITHIN_MS);
      const killAt = performance.now() + extra;
      await until('the moment', () => performance.now() >= killAt);
      await endProcess(agent, 'SIGKILL');
      hall.server.conditions.length = 0;
    }
    hall.startAgent();
    await until('every job ended', () => jobs.every((number) => hall.server.outcomes.has(number)), WITHIN_MS);
    hall.server.show();
    hall.server.print('A999', numberSlip('A999'));
    await until('and the next prints', () => hall.server.outcomes.get('A999') === 'printed', WITHIN_MS);
    expect(violations([...jobs, 'A999'], hall.server.outcomes, numbersOn(hall.printer)), `seed ${String(seed)}`).toEqual([]);
  },
);

test('planted: an agent that has lost its memory prints twice, and the check sees it', async () => {
  const hall = await branch();
  hall.server.deaf = true;
  const agent = hall.startAgent();
  await until('ready', () => hall.server.conditions.at(-1) === 'ready', WITHIN_MS);
  hall.server.print('A100', numberSlip('A100'));
  await until('slip out', () => hall.printer.state().slipCount === 1);
  await endProcess(agent, 'SIGKILL');
  rmSync(hall.memoryFile);
  hall.startAgent();
  await until('a second slip', () => hall.printer.state().slipCount === 2, WITHIN_MS);
  await until('an outcome', () => hall.server.outcomes.has('A100'));
  expect(violations(['A100'], hall.server.outcomes, numbersOn(hall.printer))).toEqual(['A100: printed, 2 slips']);
});
