import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command } from '../../server/kernel/commands.ts';
import { ticketCalled } from '../../server/kernel/calling/ticket-called.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { evolve } from '../../server/kernel/evolve.ts';
import { atCounter } from '../../server/kernel/guards.ts';
import type { nextTicket } from '../../server/kernel/calling/next-ticket.ts';
import type { Tier } from '../../server/kernel/configuration/standing.ts';
import { TEST_BRANCH, TEST_RULES } from '../branch-fixture.ts';
import { Story } from '../given.ts';
import { EVERYBODY, POLICY } from '../policy.ts';

/** One customer of a made-up day. */
export interface Arrival {
  readonly atMs: number;
  readonly tier: Tier;
  readonly serviceId: string;
  readonly serviceMs: number;
}

export interface Run {
  readonly story: Story;
  /** By arrival, in order. */
  readonly served: readonly Served[];
  /** Arrivals in the order of their calls, with the counter and when. */
  readonly calls: readonly { readonly index: number; readonly counterId: string; readonly atMs: number }[];
  /** Moments at which a counter stood free while a ticket it may serve waited. */
  readonly idleBesideWaiting: number;
}

export interface Served {
  readonly index: number;
  readonly ticketId: string;
  readonly n: number;
  readonly calledAtMs: number;
  readonly aheadAtIssue: number;
}

export type ChoosesNext = typeof nextTicket;

/** A branch whose counters serve these services under h (minutes for every tier) and K. */
export function branchWith(counters: Readonly<Record<string, readonly string[]>>, hMs: number, cap: number | null): BranchConfiguration {
  const tiers = { gold: hMs, platinum: 2 * hMs, 'purple-gold': 3 * hMs };
  return {
    ...TEST_BRANCH,
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }],
    services: TEST_BRANCH.services.slice(0, 2).map((service) => ({ ...service, hours: null, dailyCap: null })),
    counters: Object.entries(counters).map(([id, serviceIds], index) => ({
      id,
      label: String(index + 1),
      kind: 'cash',
      serviceIds,
      profile: EVERYBODY,
    })),
    staff: Object.keys(counters).map((id) => ({ id: `at-${id}`, name: id, roles: ['teller'] as const })),
    rules: { ...TEST_RULES, numbering: 'sequential', numberDigits: 4 },
    policy: { ...POLICY, overtakeCap: cap, headStartMs: { ...POLICY.headStartMs, tiers } },
  };
}

/** A whole day under a call policy: every free counter calls at once, every call is answered at once. */
export function runDay(configuration: BranchConfiguration, arrivals: readonly Arrival[], choose: ChoosesNext): Run {
  const day = new Day(configuration, arrivals, choose);
  while (day.step());
  return day.result();
}

class Day {
  private readonly story: Story;
  private readonly from: number;
  private readonly arrivals: readonly Arrival[];
  private readonly choose: ChoosesNext;
  private readonly freeAt = new Map<string, number>();
  private readonly served: Served[] = [];
  private readonly indexOf = new Map<string, number>();
  private readonly calls: { index: number; counterId: string; atMs: number }[] = [];
  private arrived = 0;
  private idleBesideWaiting = 0;

  constructor(configuration: BranchConfiguration, arrivals: readonly Arrival[], choose: ChoosesNext) {
    this.story = new Story(configuration);
    this.arrivals = arrivals;
    this.choose = choose;
    this.from = this.story.now;
    this.ask({ type: 'open-day' }, { role: 'operator' });
    for (const { id } of configuration.counters) {
      this.ask({ type: 'open-counter', counterId: id }, { role: 'teller', staffId: `at-${id}` });
      this.freeAt.set(id, 0);
    }
  }

  /** One moment: counters become free, then people come, then every free counter calls. False when all is done. */
  step(): boolean {
    const times = [...this.freeAt.values()].filter((at) => at > this.nowMs);
    const next = this.arrivals[this.arrived];
    if (next !== undefined) times.push(next.atMs);
    if (times.length === 0) return false;
    this.story.now = this.from + Math.min(...times);
    this.finishDue();
    while (this.arrivals[this.arrived]?.atMs === this.nowMs) this.take();
    for (const counter of this.story.configuration.counters) if (this.isFree(counter.id)) this.call(counter.id);
    this.countIdle();
    return true;
  }

  result(): Run {
    const { story, calls, idleBesideWaiting } = this;
    const at = new Map(calls.map((call) => [call.index, call.atMs]));
    return { story, calls, idleBesideWaiting, served: this.served.map((one) => ({ ...one, calledAtMs: at.get(one.index) ?? -1 })) };
  }

  private get nowMs(): number {
    return this.story.now - this.from;
  }

  private ask(command: Command, actor: Actor): void {
    const decision = this.story.run(command, actor);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
  }

  private isFree(counterId: string): boolean {
    return this.story.branch.hall.counters.get(counterId)?.state === 'idle';
  }

  private take(): void {
    const arrival = this.arrivals[this.arrived];
    if (arrival === undefined) return;
    const index = this.arrived;
    this.arrived += 1;
    const card = arrival.tier === 'none' ? null : { tier: arrival.tier, lastFour: '0000', managerId: null };
    const waiting = this.story.branch.hall.waitingCount.get(arrival.serviceId) ?? 0;
    this.ask(
      { type: 'take-ticket', serviceId: arrival.serviceId, language: 'zh-CN', elder: false, card },
      { role: 'kiosk', kioskId: 'k2' },
    );
    const { last } = this.story;
    if (last === null || !last.ok || last.receipt.kind !== 'ticket') throw new Error('no ticket');
    const { ticketId } = last.receipt;
    this.indexOf.set(ticketId, index);
    const n = this.story.branch.staff.records.get(ticketId)?.n ?? 0;
    this.served.push({ index, ticketId, n, calledAtMs: -1, aheadAtIssue: waiting });
  }

  private call(counterId: string): void {
    const { branch, configuration } = this.story;
    const settings = configuration.counters.find(({ id }) => id === counterId);
    const actor: Actor = { role: 'teller', staffId: `at-${counterId}` };
    const post = atCounter(branch, counterId, actor);
    if (settings === undefined || !post.ok) throw new Error(`counter ${counterId} is not open`);
    const place = this.choose(branch.staff.lines, settings, this.story.now);
    if (place === null) return;
    const { event } = ticketCalled(branch, post, place.ticketId, 'next', null, this.story.context());
    const stored = { at: this.story.now, event };
    this.story.log.push(stored);
    evolve(branch, stored);
    this.ask({ type: 'start-service', counterId, ticketId: place.ticketId }, actor);
    const index = this.indexOf.get(place.ticketId) ?? -1;
    this.calls.push({ index, counterId, atMs: this.nowMs });
    this.freeAt.set(counterId, this.nowMs + (this.arrivals[index]?.serviceMs ?? 0));
  }

  private finishDue(): void {
    for (const [counterId, at] of this.freeAt) {
      const counter = this.story.branch.hall.counters.get(counterId);
      if (counter?.state !== 'serving' || counter.ticketId === null || at > this.nowMs) continue;
      this.ask({ type: 'finish-service', counterId, ticketId: counter.ticketId }, { role: 'teller', staffId: `at-${counterId}` });
    }
  }

  private countIdle(): void {
    const { hall, records } = { ...this.story.branch, records: this.story.branch.staff.records };
    for (const counter of this.story.configuration.counters) {
      if (!this.isFree(counter.id)) continue;
      const waits = [...records.keys()].some((ticketId) => {
        const ticket = hall.tickets.get(ticketId);
        return ticket?.phase === 'waiting' && counter.serviceIds.includes(ticket.serviceId);
      });
      if (waits) this.idleBesideWaiting += 1;
    }
  }
}
