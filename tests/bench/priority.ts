import type { Branch } from '../../server/kernel/state/branch.ts';
import { publicServices } from '../../server/kernel/guards.ts';
import { nextTicket } from '../../server/kernel/calling/next-ticket.ts';
import { seededChance } from '../../server/simulation/chance.ts';
import { DayRun } from '../../server/simulation/day-run.ts';
import { ORDINARY_DEMAND, simulatedBranch, syntheticDay } from '../../server/simulation/synthetic-day.ts';
import { PRODUCTION, VirtualBranch } from '../../server/simulation/virtual-branch.ts';
import { readConfiguration } from '../../server/config.ts';
import { join } from 'node:path';
import type { Measured } from './measured.ts';
import { median } from './samples.ts';
import { REPOSITORY } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

interface Size {
  readonly waiting: number;
  readonly choices: number;
  readonly ticketsADay: number;
  readonly rounds: number;
}

const SIZES: Sizes<Size> = {
  full: { waiting: 10_000, choices: 2_000, ticketsADay: 1_000, rounds: 7 },
  smoke: { waiting: 200, choices: 20, ticketsADay: 50, rounds: 1 },
};
const NEXT_TICKET_MAX_US = 50;
const SIMULATED_DAY_MAX_MS = 1_000;

/** What the call policy costs with a hall full of people, and a whole simulated day. */
export async function measurePriority(size: BenchSize): Promise<readonly Measured[]> {
  return [measureNextTicket(SIZES[size]), measureSimulatedDay(SIZES[size])];
}

function measureNextTicket({ waiting, choices, rounds: roundCount }: Size): Measured {
  const branch = fullHall(waiting);
  const counters = branch.hall.configuration?.counters ?? [];
  const rounds = Array.from({ length: roundCount }, () => {
    const startedAt = performance.now();
    for (let choice = 0; choice < choices; choice += 1) {
      const counter = counters[choice % counters.length];
      if (counter === undefined || nextTicket(branch.staff.lines, counter, branch.lastEventAt) === null) throw new Error('nobody is next');
    }
    return ((performance.now() - startedAt) * 1_000) / choices;
  });
  const what = `choosing the next ticket with ${waiting} waiting, half of the lines' premium tickets blocked`;
  return { key: 'nextTicketUs', what, value: median(rounds), floor: null, target: { most: NEXT_TICKET_MAX_US } };
}

/** Every tenth is premium; old ordinary tickets are at the cap, so that later premium ones are blocked and skipped. */
function fullHall(waiting: number): Branch {
  const configuration = readConfiguration(join(REPOSITORY, 'server/demo-branch.json'));
  const virtual = new VirtualBranch(simulatedBranch(configuration), PRODUCTION, seededChance(1).uniform);
  virtual.run({ type: 'open-day' }, { role: 'operator' });
  const services = publicServices(configuration).map(({ id }) => id);
  for (let index = 0; index < waiting; index += 1) {
    virtual.now += 1_000;
    const serviceId = services[index % services.length] ?? '';
    const card = index % 10 === 9 ? ({ tier: 'gold', lastFour: '0000', managerId: null } as const) : null;
    const taken = virtual.run(
      { type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card },
      { role: 'kiosk', kioskId: 'simulated-kiosk' },
    );
    if (!taken.ok) throw new Error(taken.refusal.code);
  }
  exhaust(virtual.branch);
  return virtual.branch;
}

/** The ordinary ticket in the middle of each line was passed as often as it may be: half of the premium ones are blocked. */
function exhaust(branch: Branch): void {
  for (const [name, line] of branch.staff.lines) {
    const place = name.endsWith('/ordinary') ? line.at(Math.floor(line.length / 2)) : null;
    if (place !== null) line.atCap.add(place.n);
  }
}

function measureSimulatedDay({ ticketsADay, rounds: roundCount }: Size): Measured {
  const configuration = readConfiguration(join(REPOSITORY, 'server/demo-branch.json'));
  const branch = simulatedBranch(manyCounters(configuration));
  const rounds = Array.from({ length: roundCount }, (_, round) => {
    const arrivals = syntheticDay(branch, ORDINARY_DEMAND, seededChance(round + 1)).slice(0, ticketsADay);
    if (arrivals.length < ticketsADay) throw new Error(`the day has only ${arrivals.length} tickets`);
    const startedAt = performance.now();
    new DayRun(new VirtualBranch(branch, PRODUCTION, seededChance(1).uniform), arrivals).run();
    return performance.now() - startedAt;
  });
  const what = `a simulated branch-day of ${ticketsADay} tickets`;
  return { key: 'simulatedDayMs', what, value: median(rounds), floor: null, target: { most: SIMULATED_DAY_MAX_MS } };
}

/** As busy as a day of a thousand tickets needs: every counter three times. */
function manyCounters(configuration: ReturnType<typeof readConfiguration>): ReturnType<typeof readConfiguration> {
  const counters = ['', '-b', '-c'].flatMap((suffix) =>
    configuration.counters.map((counter) => ({ ...counter, id: `${counter.id}${suffix}` })),
  );
  return { ...configuration, counters };
}
