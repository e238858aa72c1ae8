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

const WAITING = 10_000;
const CHOICES = 2_000;
const TICKETS_A_DAY = 1_000;
const ROUNDS = 7;
const NEXT_TICKET_MAX_US = 50;
const SIMULATED_DAY_MAX_MS = 1_000;

/** What the call policy costs with a hall full of people, and a whole simulated day. */
export async function measurePriority(): Promise<readonly Measured[]> {
  return [measureNextTicket(), measureSimulatedDay()];
}

function measureNextTicket(): Measured {
  const branch = fullHall();
  const counters = branch.hall.configuration?.counters ?? [];
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    for (let choice = 0; choice < CHOICES; choice += 1) {
      const counter = counters[choice % counters.length];
      if (counter === undefined || nextTicket(branch.staff.lines, counter, branch.lastEventAt) === null) throw new Error('nobody is next');
    }
    return ((performance.now() - startedAt) * 1_000) / CHOICES;
  });
  const what = `choosing the next ticket with ${WAITING} waiting, half of the lines' premium tickets blocked`;
  return { key: 'nextTicketUs', what, value: median(rounds), floor: null, target: { most: NEXT_TICKET_MAX_US } };
}

/** Every tenth is premium; old ordinary tickets are at the cap, so that later premium ones are blocked and skipped. */
function fullHall(): Branch {
  const configuration = readConfiguration(join(REPOSITORY, 'server/demo-branch.json'));
  const virtual = new VirtualBranch(simulatedBranch(configuration), PRODUCTION, seededChance(1).uniform);
  virtual.run({ type: 'open-day' }, { role: 'operator' });
  const services = publicServices(configuration).map(({ id }) => id);
  for (let index = 0; index < WAITING; index += 1) {
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

function measureSimulatedDay(): Measured {
  const configuration = readConfiguration(join(REPOSITORY, 'server/demo-branch.json'));
  const branch = simulatedBranch(manyCounters(configuration));
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const arrivals = syntheticDay(branch, ORDINARY_DEMAND, seededChance(round + 1)).slice(0, TICKETS_A_DAY);
    if (arrivals.length < TICKETS_A_DAY) throw new Error(`the day has only ${arrivals.length} tickets`);
    const startedAt = performance.now();
    new DayRun(new VirtualBranch(branch, PRODUCTION, seededChance(1).uniform), arrivals).run();
    return performance.now() - startedAt;
  });
  const what = `a simulated branch-day of ${TICKETS_A_DAY} tickets`;
  return { key: 'simulatedDayMs', what, value: median(rounds), floor: null, target: { most: SIMULATED_DAY_MAX_MS } };
}

/** As busy as a day of a thousand tickets needs: every counter three times. */
function manyCounters(configuration: ReturnType<typeof readConfiguration>): ReturnType<typeof readConfiguration> {
  const counters = ['', '-b', '-c'].flatMap((suffix) =>
    configuration.counters.map((counter) => ({ ...counter, id: `${counter.id}${suffix}` })),
  );
  return { ...configuration, counters };
}
