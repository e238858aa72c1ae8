import type { Actor } from '../../kernel/words/actor.ts';
import type { Command } from '../../kernel/commands.ts';
import type { BranchConfiguration, CounterConfiguration } from '../../kernel/configuration/configuration.ts';
import type { Decision } from '../../kernel/words/decision.ts';
import { type Chance, seededChance } from '../chance.ts';
import { SimulationError } from '../day-run.ts';
import { type Rules, VirtualBranch } from '../virtual-branch.ts';
import { Agenda } from './agenda.ts';
import { type CrowdDemand, crowdOf, FOUND_PREMIUM, observedBranch, type Person } from './crowd.ts';
import { Truth, type TrueDay } from './truth.ts';
import { Eyes, type SeenDay } from './what-is-seen.ts';
import { comesAgainAfterMs, type Errand, type ErrandKind, errandsOf, OBSERVER_SERVICE_MS } from './errands.ts';

const LOBBY: Actor = { role: 'lobby', staffId: 'simulated-lobby' };
const KIOSK: Actor = { role: 'kiosk', kioskId: 'simulated-kiosk' };
const WALK_MS = 20_000;
/** Whoever lacks a form, or is at the wrong counter, is found out in the first minutes. */
const FOUND_OUT_MS = 90_000;
/** Whoever missed his call comes back to the lobby after this. */
const BACK_AFTER_MS = 4 * 60_000;

interface DayAsked {
  readonly configuration: BranchConfiguration;
  readonly demand: CrowdDemand;
  readonly seed: number;
  /** Most numbers that observers take on the day to hold the slips, and most to look at the pages of. */
  readonly slips: number;
  readonly phones: number;
}

export interface ObservedDay {
  readonly seen: SeenDay;
  /** What each slip of `seen` was taken for. */
  readonly kinds: readonly ErrandKind[];
  readonly truth: TrueDay;
}

/**
 * One business day of the production kernel, with observers among its customers. Every counter is open all day; who is called walks
 * to it; some are not ready, in the wrong line, or do not hear their call.
 * @throws SimulationError if the numbers of a series do not suffice
 */
export function observedDay(asked: DayAsked, rules: Rules): ObservedDay {
  return new DayInPlay(asked, rules).run();
}

class DayInPlay {
  private readonly agenda = new Agenda();
  private readonly chance: Chance;
  private readonly virtual: VirtualBranch;
  private readonly eyes: Eyes;
  private readonly truth: Truth;
  private readonly asked: DayAsked;
  private readonly people = new Map<string, Person>();
  private readonly kinds: ErrandKind[] = [];
  private readonly errandOf = new Map<string, Errand>();
  private readonly left: Record<ErrandKind, number>;
  private readonly idleSince = new Map<string, number>();
  private readonly cameBack = new Set<string>();

  constructor(asked: DayAsked, rules: Rules) {
    this.asked = asked;
    this.chance = seededChance(asked.seed + 0.25 * 2 ** 32);
    this.virtual = new VirtualBranch(observedBranch(asked.configuration), rules, seededChance(asked.seed + 0.5 * 2 ** 32).uniform);
    this.eyes = new Eyes(this.virtual);
    this.truth = new Truth(this.virtual);
    this.left = { slip: asked.slips, phone: asked.phones };
  }

  run(): ObservedDay {
    const { configuration } = this.virtual;
    this.must({ type: 'open-day' }, { role: 'operator' });
    for (const counter of configuration.counters) {
      this.must({ type: 'open-counter', counterId: counter.id }, tellerOf(counter));
      this.idleSince.set(counter.id, 0);
    }
    for (const person of crowdOf(configuration, this.asked.demand, this.asked.seed))
      this.agenda.plan(person.arrival.at, () => this.arrives(person));
    for (const errand of errandsOf(configuration)) this.agenda.plan(errand.from, () => this.goes(errand));
    for (let due = this.agenda.next(); due !== null; due = this.agenda.next()) {
      this.virtual.now = Math.max(this.virtual.now, due.at);
      due.act();
    }
    return { seen: this.eyes.seen, kinds: this.kinds, truth: this.truth.day };
  }

  private arrives(person: Person): void {
    const ticketId = this.takes(person.arrival.command, person.arrival.actor);
    this.people.set(ticketId, person);
    if (person.foundAfterMs !== null) this.agenda.plan(this.virtual.now + person.foundAfterMs, () => this.found(ticketId, person));
    this.offer();
  }

  private goes(errand: Errand): void {
    if (this.left[errand.kind] === 0) return;
    this.left[errand.kind] -= 1;
    const command = { type: 'take-ticket', serviceId: errand.serviceId, language: 'zh-CN', elder: false, card: null } as const;
    const ticketId = this.takes(command, KIOSK);
    this.truth.mine(ticketId);
    this.errandOf.set(ticketId, errand);
    this.kinds.push(errand.kind);
    this.eyes.take(ticketId);
    this.offer();
  }

  /** An observer whose number was called takes another one. */
  private comesAgain(ticketId: string): void {
    const errand = this.errandOf.get(ticketId);
    const ticket = this.virtual.branch.hall.tickets.get(ticketId);
    if (errand !== undefined) this.agenda.plan(this.virtual.now + comesAgainAfterMs(ticket?.aheadAtIssue ?? 0), () => this.goes(errand));
  }

  private takes(command: Command, actor: Actor): string {
    const { receipt } = this.must(command, actor);
    if (receipt.kind !== 'ticket') throw new Error(`taking a number was answered with ${receipt.kind}`);
    return receipt.ticketId;
  }

  private found(ticketId: string, { arrival }: Person): void {
    if (this.virtual.branch.hall.tickets.get(ticketId)?.phase !== 'waiting') return;
    const needId = this.virtual.configuration.needs[0]?.id ?? '';
    if (arrival.customer === 'premium') this.must({ type: 'identify-ticket', ticketId, identification: FOUND_PREMIUM }, LOBBY);
    else this.must({ type: 'assign-need', ticketId, needId }, LOBBY);
  }

  /** Of the idle counters that could call, the one that serves the least else, then the one idle longest. */
  private offer(): void {
    if (![...this.virtual.branch.hall.waitingCount.values()].some((waiting) => waiting > 0)) return;
    const idle = this.virtual.configuration.counters.filter(({ id }) => this.idleSince.has(id));
    idle.sort(
      (one, other) =>
        one.serviceIds.length - other.serviceIds.length || (this.idleSince.get(one.id) ?? 0) - (this.idleSince.get(other.id) ?? 0),
    );
    for (const counter of idle) this.calls(counter);
  }

  private calls(counter: CounterConfiguration): void {
    const decision = this.hears({ type: 'call-next', counterId: counter.id, finishing: null }, tellerOf(counter));
    if (!decision.ok || decision.receipt.kind !== 'called' || decision.receipt.ticketId === null) return;
    const { ticketId } = decision.receipt;
    this.idleSince.delete(counter.id);
    this.comesAgain(ticketId);
    this.agenda.plan(this.virtual.now + WALK_MS, () => this.answers(counter, ticketId));
  }

  private answers(counter: CounterConfiguration, ticketId: string): void {
    const counterId = counter.id;
    const person = this.people.get(ticketId) ?? null;
    const fate = person === null || this.cameBack.has(ticketId) ? 'served' : person.fate;
    if (fate === 'absent') {
      this.must({ type: 'mark-no-show', counterId, ticketId }, tellerOf(counter));
      this.cameBack.add(ticketId);
      this.agenda.plan(this.virtual.now + BACK_AFTER_MS, () => this.restored(ticketId));
      return this.isFree(counter);
    }
    this.must({ type: 'start-service', counterId, ticketId }, tellerOf(counter));
    const serviceMs = person?.arrival.serviceMs ?? OBSERVER_SERVICE_MS;
    if (fate === 'served')
      this.agenda.plan(this.virtual.now + serviceMs, () => this.ends(counter, { type: 'finish-service', counterId, ticketId }));
    else this.agenda.plan(this.virtual.now + Math.min(FOUND_OUT_MS, serviceMs), () => this.notHere(counter, ticketId, fate));
  }

  private notHere(counter: CounterConfiguration, ticketId: string, fate: 'transferred' | 'returned'): void {
    this.cameBack.add(ticketId);
    const other = fate === 'transferred' ? this.otherService(ticketId) : null;
    if (other === null) return this.ends(counter, { type: 'return-ticket', counterId: counter.id, ticketId });
    return this.ends(counter, { type: 'transfer-ticket', ticketId, to: { kind: 'service', serviceId: other } });
  }

  /** null: the branch has one service only. */
  private otherService(ticketId: string): string | null {
    const own = this.virtual.branch.hall.tickets.get(ticketId)?.serviceId;
    const others = [...new Set(this.virtual.configuration.counters.flatMap(({ serviceIds }) => serviceIds))].filter((one) => one !== own);
    return others[this.chance.below(Math.max(1, others.length))] ?? null;
  }

  private ends(counter: CounterConfiguration, command: Command): void {
    this.must(command, tellerOf(counter));
    this.isFree(counter);
  }

  private restored(ticketId: string): void {
    this.must({ type: 'restore-ticket', ticketId }, LOBBY);
    this.offer();
  }

  private isFree(counter: CounterConfiguration): void {
    this.idleSince.set(counter.id, this.virtual.now);
    this.offer();
  }

  private hears(command: Command, actor: Actor): Decision {
    const decision = this.virtual.run(command, actor);
    if (decision.ok) this.eyes.look();
    return decision;
  }

  private must(command: Command, actor: Actor) {
    const decision = this.hears(command, actor);
    if (decision.ok) return decision;
    if (decision.refusal.code !== 'numbers-exhausted') throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    throw new SimulationError('Every number of a series is in somebody’s hand: more wait than numbers exist.');
  }
}

function tellerOf({ id }: CounterConfiguration): Actor {
  return { role: 'teller', staffId: `simulated-${id}` };
}
