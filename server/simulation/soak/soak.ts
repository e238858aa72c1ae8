import { isDeepStrictEqual } from 'node:util';
import { type Branch, initialBranch } from '../../kernel/state/branch.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import { linesAt } from '../../kernel/calling/lines.ts';
import { type Chance, seededChance } from '../chance.ts';
import { PRODUCTION, type Rules, VirtualBranch } from '../virtual-branch.ts';
import { type Asked } from './asked.ts';
import { Chaos } from './chaos.ts';
import { SOAK_COUNTERS, soakConfiguration, soakTellerAt } from './soak-branch.ts';
import { Witness } from './witness.ts';

/** Moments of one day at which commands are sent. */
const MOMENTS = 300;
const BETWEEN_MS = 20_000;
/** Shares of commands: lost in transit; sent twice; followed by a restart of the server. */
const DROPPED = 0.03;
const DUPLICATED = 0.05;
const RESTARTED = 0.02;

/** What was wrong on a day; empty: nothing. */
interface SoakDay {
  readonly seed: number;
  readonly events: number;
  readonly commands: number;
  readonly refused: number;
  readonly restarts: number;
  /** Most passes of one ticket, and the day's cap. */
  readonly mostOvertakes: number;
  readonly cap: number;
  readonly wrong: readonly string[];
}

/** Faults that a test plants, to see that the soak notices them. */
interface SoakPlant {
  readonly rules: Rules;
  /** The configuration that the branch really runs on, while the checks use the one they know. */
  readonly configured: (believed: BranchConfiguration) => BranchConfiguration;
}

export const AS_IT_IS: SoakPlant = { rules: PRODUCTION, configured: (believed) => believed };

/** One day of faults; stops at the first mistake. */
export function soakDay(seed: number, plant: SoakPlant): SoakDay {
  return new SoakedDay(seed, plant).run();
}

class SoakedDay {
  private readonly seed: number;
  private readonly chance: Chance;
  private readonly believed: BranchConfiguration;
  private readonly plant: SoakPlant;
  private readonly virtual: VirtualBranch;
  private readonly witness: Witness;
  private readonly log: StoredEvent[] = [];
  private readonly wrong: string[] = [];
  private commands = 0;
  private refused = 0;
  private restarts = 0;

  constructor(seed: number, plant: SoakPlant) {
    this.seed = seed;
    this.plant = plant;
    this.chance = seededChance(seed);
    this.believed = soakConfiguration(this.chance);
    this.virtual = new VirtualBranch(plant.configured(this.believed), plant.rules, this.chance.uniform);
    this.witness = new Witness(this.believed);
    this.virtual.watch = (stored) => this.hear(stored);
  }

  run(): SoakDay {
    this.ask({ command: { type: 'open-day' }, actor: { role: 'operator' } });
    for (const counterId of SOAK_COUNTERS) {
      this.ask({ command: { type: 'open-counter', counterId }, actor: { role: 'teller', staffId: soakTellerAt(counterId) } });
    }
    const chaos = new Chaos(
      () => this.virtual.branch,
      () => this.virtual.now,
      this.chance,
    );
    for (let moment = 0; moment < MOMENTS && this.wrong.length === 0; moment += 1) {
      this.virtual.now += Math.round(this.chance.exponential(BETWEEN_MS));
      for (const asked of chaos.atOneMoment()) this.askThroughFaults(asked);
    }
    this.ask({ command: { type: 'close-day' }, actor: { role: 'operator' } });
    this.restart();
    return this.result();
  }

  private result(): SoakDay {
    return {
      seed: this.seed,
      events: this.log.length,
      commands: this.commands,
      refused: this.refused,
      restarts: this.restarts,
      mostOvertakes: Math.max(0, ...[...this.witness.room.tickets.values()].map(({ timesPassed }) => timesPassed)),
      cap: this.believed.policy.overtakeCap ?? Infinity,
      wrong: this.wrong,
    };
  }

  private askThroughFaults(asked: Asked): void {
    if (this.chance.chance(DROPPED)) return;
    this.ask(asked);
    if (this.chance.chance(DUPLICATED)) this.ask(asked);
    if (this.chance.chance(RESTARTED)) this.restart();
  }

  private ask({ command, actor }: Asked): void {
    if (this.wrong.length > 0) return;
    this.commands += 1;
    const before = this.log.length;
    const free = command.type === 'call-next' ? this.witness.room.nextAt(command.counterId, this.virtual.now) : null;
    const decision = this.virtual.run(command, actor);
    if (!decision.ok) {
      this.refused += 1;
      if (decision.refusal.code === 'nobody-waiting' && free !== null) this.wrong.push(`a counter was refused while ${free.id} waited`);
      if (before !== this.log.length) this.wrong.push(`${command.type} was refused, and something happened`);
    }
    if (this.wrong.length > 0) this.wrong.push(`after ${JSON.stringify(command)} at ${this.virtual.now} ms`);
  }

  private hear(stored: StoredEvent): void {
    this.log.push(stored);
    if (this.wrong.length > 0) return;
    this.wrong.push(...this.witness.hear(stored));
    this.compare();
  }

  /** The server stops and folds its log again: the branch must be the same, and the day continues with it. */
  private restart(): void {
    this.restarts += 1;
    const fresh = initialBranch(this.virtual.configuration);
    for (const stored of this.log) this.plant.rules.evolve(fresh, JSON.parse(JSON.stringify(stored)) as StoredEvent);
    if (!isDeepStrictEqual(fresh, this.virtual.branch)) this.wrong.push('folding the log again gives another branch');
    this.virtual.branch = fresh;
  }

  /** Every ticket is in exactly one place, the same as for the witness, and was passed as often as the witness counted. */
  private compare(): void {
    const { hall, staff } = this.virtual.branch;
    const places = placesOf(this.virtual.branch);
    for (const [id, seen] of this.witness.room.tickets) {
      const found = places.get(id) ?? [];
      const expected = seen.place === 'closed' ? [] : [seen.place];
      if (found.join() !== expected.join()) this.wrong.push(`${id} is ${found.join(' and ') || 'nowhere'}, and should be ${seen.place}`);
      const timesPassed = staff.records.get(id)?.over;
      if (timesPassed !== seen.timesPassed) this.wrong.push(`${id} was passed ${seen.timesPassed} times, the branch says ${timesPassed}`);
    }
    for (const counterId of hall.counters.keys()) {
      const stuck = staff.sessions.has(counterId) ? [] : linesAt(staff.lines, { kind: 'counter', counterId }).flatMap((line) => [...line]);
      for (const { ticketId } of stuck) this.wrong.push(`${ticketId} waits for a counter that is closed`);
    }
    if (hall.tickets.size !== this.witness.room.tickets.size) this.wrong.push('a ticket is known that was never issued');
    const waiting = [...hall.waitingCount.values()].reduce((sum, count) => sum + count, 0);
    const seen = [...this.witness.room.tickets.values()].filter(({ place }) => place === 'line' || place === 'armed').length;
    if (waiting !== seen) this.wrong.push(`${waiting} are said to wait, ${seen} do`);
  }
}

function placesOf({ hall, staff }: Branch): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  const add = (id: string, place: string): void => void places.set(id, [...(places.get(id) ?? []), place]);
  for (const line of staff.lines.values()) for (const { ticketId } of line) add(ticketId, 'line');
  for (const { ticketId } of staff.directServices.values()) add(ticketId, 'armed');
  for (const { ticketId } of hall.counters.values()) if (ticketId !== null) add(ticketId, 'counter');
  for (const ticketId of staff.parked) add(ticketId, 'parked');
  for (const ticketId of staff.missed) add(ticketId, 'missed');
  for (const { id, phase } of hall.tickets.values()) if (phase === 'escorted') add(id, 'escorted');
  return places;
}
