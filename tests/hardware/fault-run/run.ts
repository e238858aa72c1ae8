import { branchConfiguration } from '../../../server/config/schema.ts';
import type { KioskView } from '../../../server/contract/kiosk.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { BranchEvent } from '../../../server/kernel/words/event.ts';
import { BENCH_BRANCH } from '../../bench/configuration.ts';
import type { Chance } from '../../rehearsal/chance.ts';
import { seededChance } from '../../rehearsal/chance.ts';
import { RobotKiosk } from '../../rehearsal/robot-kiosk.ts';
import { RobotLobby } from '../../rehearsal/robot-lobby.ts';
import { until } from '../stage.ts';
import type { RunningPrinter } from './branch-processes.ts';
import { BranchProcesses } from './branch-processes.ts';
import type { OrderedSlip, PaperSlip } from './judge.ts';
import { happen, planMishap } from './mishap.ts';

/** As many kiosks as a branch may have, each with its printer; every second printer stands in for its neighbour, and the other way round. */
export const PRINTERS_MOST = 8;
const JOB_LIFE_MS = 10_000;
const JOB_ENDS_WITHIN_MS = 90_000;
const READY_WITHIN_MS = 60_000;
const REPRINT_SHARE = 0.06;
const NUMBER = /^[A-F]\d{4}$/;

export interface FaultRun {
  readonly seed: string;
  /** An even number, so that each has a neighbour; at most PRINTERS_MOST. */
  readonly printers: number;
  readonly jobs: number;
  /** Milliseconds a printed line takes. */
  readonly lineMs: number;
  /** Each time this many jobs are done, agent or server is killed, in turns. */
  readonly killEvery: number;
}

export interface RunResult {
  readonly ordered: readonly OrderedSlip[];
  readonly paper: readonly PaperSlip[];
  readonly kills: number;
}

const both = (text: string) => ({ 'zh-CN': text, en: text });
function configurationWith(printers: number): BranchConfiguration {
  const ids = Array.from({ length: printers }, (_, index) => index + 1);
  return branchConfiguration.parse({
    ...BENCH_BRANCH,
    counters: BENCH_BRANCH.counters.slice(0, 2),
    kiosks: ids.map((n) => ({ id: `k${String(n)}`, name: both(`k${String(n)}`), printerId: `p${String(n)}`, pixelsPerMm: 4 })),
    printers: ids.map((n) => ({
      id: `p${String(n)}`,
      name: both(`p${String(n)}`),
      fallbackPrinterId: n > printers / 2 ? null : `p${String(n % 2 === 0 ? n - 1 : n + 1)}`,
    })),
    rules: { ...BENCH_BRANCH.rules, printJobLifeMs: JOB_LIFE_MS },
  });
}

/** Customers at every kiosk, printers in trouble, processes killed; returns what was ordered and what lies on paper when all is well again. */
export async function runFaults(run: FaultRun): Promise<RunResult> {
  const branch = await BranchProcesses.open(configurationWith(run.printers), run.lineMs);
  const closers: (() => void)[] = [];
  try {
    const chance = seededChance(run.seed);
    const lobby = await RobotLobby.connect(branch.url, branch.tokenOf('lobby:lobby-1'), chance);
    closers.push(() => lobby.robot.close());
    const progress = { done: 0, kills: 0 };
    const workers = await Promise.all(
      branch.printers.map(async (running, index) => {
        const own = seededChance(`${run.seed} ${running.id}`);
        const kiosk = await RobotKiosk.connect(branch.url, branch.tokenOf(`kiosk:k${String(index + 1)}`), own);
        closers.push(() => kiosk.robot.close());
        return new Worker(running, kiosk, lobby, own);
      }),
    );
    await Promise.all(workers.map((worker) => worker.untilReady()));
    const killing = killNowAndThen(branch, run, progress, chance);
    await Promise.all(
      workers.map(async (worker, index) => {
        for (let job = index; job < run.jobs; job += run.printers) {
          await worker.serve();
          progress.done += 1;
        }
      }),
    );
    await killing;
    await settle(branch, workers);
    return { ordered: orderedIn(branch.events()), paper: paperOf(branch.printers), kills: progress.kills };
  } finally {
    for (const close of closers) close();
    await branch.close();
  }
}

/** One kiosk, one printer, one customer after the other. */
class Worker {
  readonly #running: RunningPrinter;
  readonly #kiosk: RobotKiosk;
  readonly #lobby: RobotLobby;
  readonly #chance: Chance;

  constructor(running: RunningPrinter, kiosk: RobotKiosk, lobby: RobotLobby, chance: Chance) {
    this.#running = running;
    this.#kiosk = kiosk;
    this.#lobby = lobby;
    this.#chance = chance;
  }

  /** @throws Error with what the branch and the printer say, when it does not become ready */
  async untilReady(): Promise<void> {
    try {
      await this.#kiosk.robot.waitFor((view) => view.printer === 'ready', READY_WITHIN_MS);
    } catch (error) {
      const { id, printer, pty } = this.#running;
      const shown = this.#lobby.robot.view.printers.map(({ printerId, condition }) => `${printerId} ${condition}`).join(', ');
      throw new Error(`${id} is not ready; ${shown}; ${JSON.stringify(printer.state())}; socat ${String(pty.pid())}`, { cause: error });
    }
  }

  /** One customer, and what happens to the printer meanwhile. */
  async serve(): Promise<void> {
    const planned = planMishap(this.#chance);
    await this.untilReady();
    const early = planned.afterMs < 0 ? happen(this.#running.printer, planned, pause) : null;
    if (early !== null) await pause(-planned.afterMs);
    const ticketId = this.#tap();
    if (early === null) {
      await pause(planned.afterMs);
      await happen(this.#running.printer, planned, pause);
    }
    await early;
    await this.#ended(await ticketId);
    if (this.#chance.chance(REPRINT_SHARE)) await this.#reprint(await ticketId);
  }

  /** One more customer when everything is put right: the line works, and everything before has been executed. */
  async probe(): Promise<void> {
    await this.untilReady();
    const state = await this.#ended(await this.#tap());
    if (state !== 'printed') throw new Error(`${this.#running.id} does not print any more: ${state}`);
  }

  async #tap(): Promise<string> {
    const service = `service-${String(1 + Math.floor(this.#chance.uniform() * 6))}`;
    return (await this.#kiosk.takeTicket(this.#chance.uuid(), service, 'zh-CN')).ticketId;
  }

  async #ended(ticketId: string): Promise<string> {
    const stateIn = (view: KioskView) => view.tickets.find((ticket) => ticket.ticketId === ticketId)?.slip.state ?? 'printing';
    return stateIn(await this.#kiosk.robot.waitFor((view) => stateIn(view) !== 'printing', JOB_ENDS_WITHIN_MS));
  }

  async #reprint(ticketId: string): Promise<void> {
    const { id } = this.#running;
    const reply = await this.#lobby.ask({ type: 'reprint-ticket', ticketId, printerId: id, reason: 'lost' });
    if (!reply.ok) return;
    await this.#kiosk.robot.waitFor((view) => {
      const state = view.tickets.find((ticket) => ticket.ticketId === ticketId)?.slip.state;
      return state !== undefined && state !== 'printing';
    }, JOB_ENDS_WITHIN_MS);
  }
}

async function killNowAndThen(
  branch: BranchProcesses,
  run: FaultRun,
  progress: { done: number; kills: number },
  chance: Chance,
): Promise<void> {
  for (let at = run.killEvery; at < run.jobs; at += run.killEvery) {
    await until(`${String(at)} jobs are done`, () => progress.done >= at, 600_000);
    await pause(chance.uniform() * 500);
    if (progress.kills % 2 === 0) await branch.killAgent();
    else await branch.killServer();
    progress.kills += 1;
  }
}

async function settle(branch: BranchProcesses, workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.probe()));
  await until('every order has an end', () => orderedIn(branch.events()).every((order) => order.result !== null), JOB_ENDS_WITHIN_MS);
  for (const { printer } of branch.printers) printer.tearOff();
}

function orderedIn(events: readonly BranchEvent[]): OrderedSlip[] {
  const numbers = new Map<string, string>();
  const orders = new Map<string, OrderedSlip>();
  for (const event of events) {
    if (event.type === 'ticket-taken') numbers.set(event.ticketId, event.number);
    if (event.type === 'print-requested') {
      const number = numbers.get(event.ticketId) ?? event.ticketId;
      orders.set(event.jobId, { number, printerId: event.printerId, reprint: event.reprintReason !== null, result: null });
    }
    const known = event.type === 'print-reported' ? orders.get(event.jobId) : undefined;
    if (event.type === 'print-reported' && known !== undefined) orders.set(event.jobId, { ...known, result: event.outcome.result });
  }
  return [...orders.values()];
}

/** A slip torn by a fault before its number was printed is no slip. */
function paperOf(printers: readonly RunningPrinter[]): PaperSlip[] {
  return printers.flatMap(({ id, printer }) => {
    const { slipCount } = printer.state();
    if (slipCount > printer.slips().length) throw new Error('the virtual printer has forgotten slips: use more printers or fewer jobs');
    return printer.slips().flatMap(({ drawing }) => {
      // A slip that was not cut hangs on the next one: the mark belongs to the number right after it.
      const texts = drawing.lines.map((line) => line.text);
      return texts.flatMap((number, at) => {
        const reprint = texts[at - 1]?.includes('REPRINT') === true;
        return NUMBER.test(number) ? [{ number, printerId: id, reprint }] : [];
      });
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
