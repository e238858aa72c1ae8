import type { Branch } from '../../../server/kernel/state/branch.ts';
import type { StoredEvent } from '../../../server/kernel/words/event.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import { type Chance, seededChance } from '../../../server/simulation/chance.ts';
import { POOL_KIOSK_ID, POOL_SERVICE_ID, poolConfiguration } from '../../../server/simulation/pool-configuration.ts';
import { PRODUCTION, VirtualBranch } from '../../../server/simulation/virtual-branch.ts';
import { phoneView } from '../../../server/views/phone.ts';

const MINUTE_MS = 60_000;
const COUNTERS = ['1', '2', '3'];
const CUSTOMERS = 180;
const ARRIVES_EVERY_MS = 100_000;
const SERVED_IN_MS = 5 * MINUTE_MS;
const SHARES = { premium: 0.12, identified: 0.3, need: 0.05, absent: 0.05 };
const LOBBY: Actor = { role: 'lobby', staffId: 'lobby' };

/** What the phones of a day said, held against what then happened. Each figure counts moments of one waiting customer. */
export interface CountedWaits {
  readonly waits: number;
  /** More of the line were called before him than his page said: n, and one for each who had been served apart since he came. */
  readonly untrue: number;
  /** The same of premium customers: the cap may hold one back for somebody who returned behind others. */
  readonly untrueOfPremium: number;
  readonly risen: number;
  /** Calls of a premium customer, as each other waiting one saw them; and those at which the number fell. */
  readonly calledPremium: number;
  readonly movedByPremium: number;
  readonly calledOrdinary: number;
  readonly movedByOrdinary: number;
}

type Plant = null | 'only-earlier' | 'twice';

/** One day of one line; `plant`: how the number is falsified after each call. */
export function countedWaits(seed: number, plant: Plant): CountedWaits {
  return new CountedDay(seededChance(seed), plant).run();
}

interface Said {
  readonly atMost: number;
  /** Calls of the line until then, and of customers apart. */
  readonly callsBefore: number;
  readonly apartBefore: number;
}

class CountedDay {
  private readonly chance: Chance;
  private readonly plant: Plant;
  private readonly virtual: VirtualBranch;
  private readonly said = new Map<string, Said[]>();
  private readonly apart = new Set<string>();
  private readonly busyUntil = new Map<string, number>();
  private calls = 0;
  private apartCalls = 0;
  private found = {
    waits: 0,
    untrue: 0,
    untrueOfPremium: 0,
    risen: 0,
    calledPremium: 0,
    movedByPremium: 0,
    calledOrdinary: 0,
    movedByOrdinary: 0,
  };

  constructor(chance: Chance, plant: Plant) {
    this.chance = chance;
    this.plant = plant;
    const pool = poolConfiguration(COUNTERS.length, { headStartMs: 15 * MINUTE_MS, overtakeCap: 3 });
    const words = (word: string) => ({ 'zh-CN': word, en: word });
    const configuration = {
      ...pool,
      staff: [...pool.staff, { id: 'lobby', name: 'lobby', roles: ['lobby'] as const }],
      needs: [{ id: 'need', text: words('need') }],
      cues: [{ id: 'cue', text: words('cue'), enabled: true }],
      policy: { ...pool.policy, headStartMs: { ...pool.policy.headStartMs, need: 10 * MINUTE_MS } },
      rules: { ...pool.rules, noShowAfterMs: 0, restoreWindowMs: 60 * MINUTE_MS, returnGraceMs: 2 * MINUTE_MS },
    };
    this.virtual = new VirtualBranch(configuration, PRODUCTION, chance.uniform);
    this.virtual.watch = (stored) => this.hear(stored);
  }

  run(): CountedWaits {
    this.virtual.run({ type: 'open-day' }, { role: 'operator' });
    for (const counterId of COUNTERS) this.virtual.run({ type: 'open-counter', counterId }, teller(counterId));
    let nextAt = 0;
    for (let taken = 0; taken < CUSTOMERS || this.busyUntil.size > 0; this.virtual.now += 10_000) {
      if (taken < CUSTOMERS && this.virtual.now >= nextAt) {
        this.arrives();
        taken += 1;
        nextAt += this.chance.exponential(ARRIVES_EVERY_MS);
      }
      for (const counterId of COUNTERS) this.works(counterId);
    }
    return this.found;
  }

  private arrives(): void {
    const hasCard = this.chance.chance(SHARES.premium * (1 - SHARES.identified));
    const card = hasCard ? ({ tier: 'gold', lastFour: '0000', managerId: null } as const) : null;
    const kiosk: Actor = { role: 'kiosk', kioskId: POOL_KIOSK_ID };
    const decision = this.virtual.run({ type: 'take-ticket', serviceId: POOL_SERVICE_ID, language: 'zh-CN', elder: false, card }, kiosk);
    if (!decision.ok || decision.receipt.kind !== 'ticket') throw new Error('no number was given');
    const { ticketId } = decision.receipt;
    const identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'cue' } as const;
    if (this.chance.chance(SHARES.premium * SHARES.identified)) {
      this.virtual.run({ type: 'identify-ticket', ticketId, identification }, LOBBY);
    } else if (!hasCard && this.chance.chance(SHARES.need)) {
      this.virtual.run({ type: 'assign-need', ticketId, needId: 'need' }, LOBBY);
      this.apart.add(ticketId);
    }
  }

  private works(counterId: string): void {
    const until = this.busyUntil.get(counterId);
    if (until !== undefined && this.virtual.now < until) return;
    const counter = this.virtual.branch.hall.counters.get(counterId);
    const ticketId = counter?.ticketId ?? null;
    if (counter?.state === 'calling' && ticketId !== null) {
      if (!this.apart.has(ticketId) && this.chance.chance(SHARES.absent)) return this.isAbsent(counterId, ticketId);
      this.virtual.run({ type: 'start-service', counterId, ticketId }, teller(counterId));
      this.busyUntil.set(counterId, this.virtual.now + this.chance.lognormal(SERVED_IN_MS, 0.9));
      return;
    }
    this.busyUntil.delete(counterId);
    if (counter?.state === 'serving') this.virtual.run({ type: 'finish-service', counterId, ticketId: ticketId ?? '' }, teller(counterId));
    if (this.virtual.run({ type: 'call-next', counterId, finishing: null }, teller(counterId)).ok)
      this.busyUntil.set(counterId, this.virtual.now + 20_000);
  }

  /** Misses his call and is back at once, behind his place. */
  private isAbsent(counterId: string, ticketId: string): void {
    this.apart.add(ticketId);
    this.virtual.run({ type: 'mark-no-show', counterId, ticketId }, teller(counterId));
    this.virtual.run({ type: 'restore-ticket', ticketId }, LOBBY);
  }

  private hear({ event }: StoredEvent): void {
    const { branch } = this.virtual;
    const before = new Map([...this.said].map(([ticketId, told]) => [ticketId, told.at(-1)?.atMost ?? 0]));
    if (event.type === 'ticket-called') {
      falsify(branch, event.ticketId, before, this.plant);
      this.judge(event.ticketId);
      if (this.apart.has(event.ticketId)) this.apartCalls += 1;
      else this.calls += 1;
    }
    for (const [ticketId, shown] of shownTo(branch)) this.note(ticketId, shown, before.get(ticketId) ?? null);
    if (event.type === 'ticket-called' && !this.apart.has(event.ticketId)) this.compare(event.ticketId, before);
  }

  private note(ticketId: string, atMost: number, before: number | null): void {
    if (before !== null && atMost > before) this.found.risen += 1;
    if (atMost === before) return;
    this.said.set(ticketId, [...(this.said.get(ticketId) ?? []), { atMost, callsBefore: this.calls, apartBefore: this.apartCalls }]);
  }

  /** He is called now: of each number that he was told, whether more were called before him since. */
  private judge(ticketId: string): void {
    const told = this.said.get(ticketId);
    this.said.delete(ticketId);
    if (told === undefined) return;
    this.found.waits += 1;
    const apartAtFirst = told[0]?.apartBefore ?? 0;
    const isUntrue = ({ atMost, callsBefore, apartBefore }: Said) => this.calls - callsBefore > atMost + apartBefore - apartAtFirst;
    if (!told.some(isUntrue)) return;
    const isPremium = this.virtual.branch.staff.records.get(ticketId)?.class === 'premium';
    this.found[isPremium ? 'untrueOfPremium' : 'untrue'] += 1;
  }

  private compare(calledId: string, before: ReadonlyMap<string, number>): void {
    const isPremium = this.virtual.branch.staff.records.get(calledId)?.class === 'premium';
    for (const [ticketId, shown] of shownTo(this.virtual.branch)) {
      const had = before.get(ticketId);
      if (had === undefined) continue;
      this.found[isPremium ? 'calledPremium' : 'calledOrdinary'] += 1;
      if (shown < had) this.found[isPremium ? 'movedByPremium' : 'movedByOrdinary'] += 1;
    }
  }
}

function shownTo({ hall }: Branch): readonly (readonly [string, number])[] {
  return [...hall.tickets.keys()].flatMap((ticketId) => {
    const atMost = phoneView(hall, ticketId)?.atMostAhead ?? null;
    return atMost === null ? [] : [[ticketId, atMost] as const];
  });
}

function falsify({ hall, staff }: Branch, calledId: string, before: ReadonlyMap<string, number>, plant: Plant): void {
  const calledN = staff.records.get(calledId)?.n ?? 0;
  for (const [ticketId, had] of before) {
    const ticket = hall.tickets.get(ticketId);
    if (ticket === undefined || plant === null) continue;
    const isEarlier = calledN < (staff.records.get(ticketId)?.n ?? 0);
    if (plant === 'twice') ticket.atMostAhead = had - 2;
    else ticket.atMostAhead = isEarlier ? had - 1 : had;
  }
}

function teller(counterId: string): Actor {
  return { role: 'teller', staffId: `teller-${counterId}` };
}
