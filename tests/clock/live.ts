import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { EVERY_DAY, TEST_BRANCH } from '../branch-fixture.ts';
import { branchOnClock, type BranchOnClock, type ClockOf, LOBBY, TELLER } from './branch-on-clock.ts';
import { Machine } from './machine.ts';
import { CLOSES, type ClockSchedule, OPENS } from './schedule.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The slewed second and a half, the sweep's second, the step's. */
const ESCALATED_AFTER_MS = { least: 87 * SECOND_MS, most: 94 * SECOND_MS } as const;
const STEERED = { share: 0.021, closingMs: MINUTE_MS } as const;

export const FAULTS = ['order', 'wait', 'closed-early', 'opened-again', 'turned-away', 'erased', 'escalation'] as const;
export type Fault = (typeof FAULTS)[number];

/** Lives one schedule through the real desk. Returns what must not be. */
export async function live(schedule: ClockSchedule, clockOf: ClockOf): Promise<ReadonlySet<Fault>> {
  const day = new Day(schedule, clockOf);
  await day.run();
  return day.faults();
}

class Day {
  private readonly schedule: ClockSchedule;
  private readonly machine: Machine;
  private readonly branch: BranchOnClock;
  private readonly found = new Set<Fault>();

  constructor(schedule: ClockSchedule, clockOf: ClockOf) {
    this.schedule = schedule;
    this.machine = new Machine(schedule.opensAt - 5 * MINUTE_MS, 0);
    this.branch = branchOnClock(this.machine, configurationOf(schedule.timeZone), logWithLists(this.machine.truth), clockOf);
  }

  async run(): Promise<void> {
    const { errors, takes, calls, referrals, opensAt, closesAt } = this.schedule;
    const acts = [
      ...errors.map(({ at, errorMs }) => ({ at, act: () => void (this.machine.errorMs = errorMs) })),
      ...takes.map((at) => ({ at, act: () => this.take() })),
      ...calls.map((at) => ({ at, act: () => this.serve() })),
      ...referrals.map((at) => ({ at, act: () => this.refer() })),
    ].sort((one, other) => one.at - other.at);
    await this.machine.pass(opensAt + MINUTE_MS - this.machine.truth, 20 * SECOND_MS);
    await this.branch.ask({ type: 'start-duty' }, LOBBY);
    await this.branch.ask({ type: 'open-counter', counterId: 'c1' }, TELLER);
    for (const { at, act } of acts) {
      await this.machine.pass(at - this.machine.truth, 20 * SECOND_MS);
      await act();
    }
    await this.machine.pass(closesAt + 5 * MINUTE_MS - this.machine.truth, 20 * SECOND_MS);
    this.branch.desk.stop();
  }

  faults(): ReadonlySet<Fault> {
    const { branch, found, schedule } = this;
    const taken = branch.of('ticket-taken');
    const called = branch.of('ticket-called');
    const order = taken.map(({ event }) => event.ticketId);
    if (called.some(({ event }, index) => event.ticketId !== order[index])) found.add('order');
    for (const call of called) {
      const from = taken.find(({ event }) => event.ticketId === call.event.ticketId);
      if (from === undefined) continue;
      const [waited, truly] = [call.at - from.at, call.truth - from.truth];
      if (waited < 0 || Math.abs(waited - truly) > truly * STEERED.share + 2 * SECOND_MS) found.add('wait');
    }
    if (branch.of('day-closed').some(({ truth }) => truth < schedule.closesAt - STEERED.closingMs)) found.add('closed-early');
    if (branch.of('day-opened').length !== 1) found.add('opened-again');
    if (branch.purges.some(({ people, prospects, gatherings }) => people + prospects + gatherings > 0)) found.add('erased');
    return found;
  }

  private async take(): Promise<void> {
    if (!(await this.branch.take()).ok) this.found.add('turned-away');
  }

  private async serve(): Promise<string | null> {
    const answer = await this.branch.ask({ type: 'call-next', counterId: 'c1', finishing: this.inHand() }, TELLER);
    const ticketId = answer.ok ? this.inHand() : null;
    if (ticketId !== null) await this.branch.ask({ type: 'start-service', counterId: 'c1', ticketId }, TELLER);
    return ticketId;
  }

  private inHand(): string | null {
    return this.branch.desk.branch.hall.counters.get('c1')?.ticketId ?? null;
  }

  private async refer(): Promise<void> {
    await this.take();
    const ticketId = await this.serve();
    const raisedAt = this.machine.truth;
    const guest = { cueId: 'card-shown', confidence: 'confirmed', target: { kind: 'lobby' }, personRef: null } as const;
    if (ticketId !== null) await this.branch.ask({ type: 'raise-referral', counterId: 'c1', ticketId, ...guest }, TELLER);
    await this.machine.pass(100 * SECOND_MS, SECOND_MS);
    const afterMs = (this.branch.of('referral-escalated').at(-1)?.truth ?? 0) - raisedAt;
    if (afterMs < ESCALATED_AFTER_MS.least || afterMs > ESCALATED_AFTER_MS.most) this.found.add('escalation');
  }
}

function configurationOf(timeZone: string): BranchConfiguration {
  const hours = [{ weekdays: EVERY_DAY, opens: OPENS, closes: CLOSES }];
  return { ...TEST_BRANCH, branch: { ...TEST_BRANCH.branch, timeZone }, hours };
}

/** A prospect and a telephone whose terms end weeks after the day. */
function logWithLists(now: number) {
  const log = memoryLog();
  log.transact((batch) => {
    const details = { name: 'Zhang', phone: '13800000001', source: '', note: '', preferredTime: '' };
    const row = { id: 'one', importId: 'import-1', managerId: 'liu', dueOn: null, contacts: 0, addedAt: now, changedAt: now };
    batch.lists.prospects.add({ ...row, state: 'not-contacted', details });
    batch.keep({ ref: 'p', keptFor: 'follow-up', salutation: null, look: null, phone: '13800000001', note: null }, now);
    batch.giveTerm(['p'], now + 20 * DAY_MS);
  });
  return log;
}
