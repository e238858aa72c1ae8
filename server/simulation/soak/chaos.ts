import type { Asked } from './asked.ts';
import type { Actor } from '../../kernel/words/actor.ts';
import type { Branch } from '../../kernel/state/branch.ts';
import type { Command } from '../../kernel/commands.ts';
import type { Tier } from '../../kernel/configuration/standing.ts';
import type { TicketPhase } from '../../kernel/state/ticket.ts';
import type { Chance } from '../chance.ts';
import { POOL_KIOSK_ID } from '../pool-configuration.ts';
import { guestActs } from './guests.ts';
import { SOAK_COUNTERS, SOAK_CUE_ID, SOAK_LOBBY_ID, SOAK_NEED_ID, SOAK_REASON_ID, SOAK_SERVICES, soakTellerAt } from './soak-branch.ts';

const KIOSK: Actor = { role: 'kiosk', kioskId: POOL_KIOSK_ID };
const LOBBY: Actor = { role: 'lobby', staffId: SOAK_LOBBY_ID };
const SUPERVISOR: Actor = { role: 'supervisor', staffId: SOAK_LOBBY_ID };
const HOUR_MS = 3_600_000;
const TIERS: readonly Exclude<Tier, 'none'>[] = ['gold', 'platinum', 'purple-gold'];
/** Share of commands that name a ticket which is already gone. */
const STALE_SHARE = 0.1;

/** People in a branch who do anything at any time; sensible things more often, otherwise nobody would ever be served. */
export class Chaos {
  private readonly branch: () => Branch;
  private readonly now: () => number;
  private readonly chance: Chance;
  private readonly acts: readonly (readonly [number, () => readonly Asked[]])[];
  private readonly weight: number;

  constructor(branch: () => Branch, now: () => number, chance: Chance) {
    this.branch = branch;
    this.now = now;
    this.chance = chance;
    this.acts = [
      [22, () => [this.take(null)]],
      [10, () => [this.take(this.tier())]],
      [4, () => [this.walkIn()]],
      [30, () => [this.next(this.counter())]],
      [4, () => SOAK_COUNTERS.map((counterId) => this.next(counterId))],
      [18, () => [this.inHand('start-service')]],
      [10, () => [this.inHand('finish-service')]],
      [5, () => [this.inHand('mark-no-show')]],
      [2, () => [this.inHand('recall')]],
      [3, () => [this.inHand('return-ticket')]],
      [3, () => [this.park()]],
      [4, () => [this.resume()]],
      [5, () => [this.transfer()]],
      [4, () => [this.byLobby({ type: 'restore-ticket', ticketId: this.ticket('missed') })]],
      [6, () => [this.byLobby(this.identify())]],
      [3, () => [this.byLobby({ type: 'undo-identification', ticketId: this.anyTicket() })]],
      [3, () => [this.byLobby({ type: 'revoke-identification', ticketId: this.anyTicket() })]],
      [3, () => [this.byLobby({ type: 'assign-need', ticketId: this.anyTicket(), needId: SOAK_NEED_ID })]],
      [2, () => [this.byLobby({ type: 'withdraw-need', ticketId: this.anyTicket() })]],
      [5, () => [this.chosen()]],
      [8, () => [this.arm()]],
      [2, () => [this.byLobby({ type: 'withdraw-direct-service', directServiceId: this.direct() })]],
      [2, () => [this.handBack()]],
      [2, () => [this.byLobby({ type: 'cancel-ticket', ticketId: this.ticket('waiting') })]],
      [6, () => [this.undo()]],
      [3, () => this.undoTwice()],
      [4, () => [this.openOrPause()]],
      [1, () => [this.close()]],
      [3, () => [this.changeServices()]],
      ...guestActs(branch, chance, () => this.ticket('waiting')),
      [3, () => [{ command: { type: 'sweep' }, actor: { role: 'clock' } }]],
    ];
    this.weight = this.acts.reduce((sum, [weight]) => sum + weight, 0);
  }

  /** The commands of one moment: several when everybody presses together. */
  atOneMoment(): readonly Asked[] {
    let drawn = this.chance.uniform() * this.weight;
    for (const [weight, act] of this.acts) {
      drawn -= weight;
      if (drawn < 0) return act();
    }
    return [];
  }

  private take(tier: Tier | null): Asked {
    const card = tier === null ? null : { tier, lastFour: '0000', managerId: null };
    const elder = this.chance.chance(0.1);
    return { actor: KIOSK, command: { type: 'take-ticket', serviceId: this.service(), language: 'zh-CN', elder, card } };
  }

  private walkIn(): Asked {
    const kind = this.chance.below(3);
    const identification = { tier: this.tier(), segment: null, confidence: 'confirmed', cueId: SOAK_CUE_ID } as const;
    return this.byLobby({
      type: 'register-walk-in',
      serviceId: this.service(),
      language: 'en',
      identification: kind === 0 ? identification : null,
      needId: kind === 1 ? SOAK_NEED_ID : null,
      appointmentAt: kind === 2 ? this.now() + Math.round((this.chance.uniform() - 0.5) * HOUR_MS) : null,
      printerId: null,
    });
  }

  private next(counterId: string): Asked {
    const counter = this.branch().hall.counters.get(counterId);
    return this.atCounter(counterId, { type: 'call-next', counterId, finishing: counter?.state === 'serving' ? counter.ticketId : null });
  }

  private inHand(type: 'start-service' | 'finish-service' | 'mark-no-show' | 'recall' | 'return-ticket'): Asked {
    const wanted = type === 'finish-service' ? 'serving' : 'calling';
    const counterId = this.counterThatIs(wanted);
    return this.atCounter(counterId, { type, counterId, ticketId: this.held(counterId) });
  }

  private park(): Asked {
    const counterId = this.counterThatIs('serving');
    return this.atCounter(counterId, { type: 'park-ticket', counterId, ticketId: this.held(counterId), reasonId: SOAK_REASON_ID });
  }

  private resume(): Asked {
    const counterId = this.counterThatIs('idle');
    return this.atCounter(counterId, { type: 'resume-ticket', counterId, ticketId: this.ticket('parked') });
  }

  private transfer(): Asked {
    const toCounter = this.chance.chance(0.5);
    const to = toCounter
      ? ({ kind: 'counter', counterId: this.counter() } as const)
      : ({ kind: 'service', serviceId: this.service() } as const);
    if (this.chance.chance(0.5)) return this.byLobby({ type: 'transfer-ticket', ticketId: this.ticket('waiting'), to });
    const counterId = this.counterThatIs('serving');
    return this.atCounter(counterId, { type: 'transfer-ticket', ticketId: this.held(counterId), to });
  }

  private identify(): Command {
    const confidence = this.chance.chance(0.7) ? 'confirmed' : 'possible';
    const judged = this.chance.chance(0.5);
    const tier = judged ? 'none' : this.tier();
    const identification = { tier, segment: judged ? 'target' : null, confidence, cueId: SOAK_CUE_ID } as const;
    return { type: 'identify-ticket', ticketId: this.anyTicket(), identification };
  }

  private chosen(): Asked {
    const counterId = this.counterThatIs('idle');
    return this.atCounter(counterId, { type: 'call-ticket', counterId, ticketId: this.ticket('waiting'), reasonId: SOAK_REASON_ID });
  }

  private arm(): Asked {
    const counterId = this.counter();
    const needed = this.chance.chance(0.3);
    const walkIn = this.chance.chance(0.4);
    const customer = walkIn
      ? ({ kind: 'walk-in', serviceId: this.service(), language: 'zh-CN' } as const)
      : ({ kind: 'ticket', ticketId: this.ticket('waiting') } as const);
    const why = { cueId: needed ? null : SOAK_CUE_ID, needId: needed ? SOAK_NEED_ID : null, personRef: null };
    const command: Command = { type: 'arm-direct-service', counterId, customer, ...why };
    return this.chance.chance(0.5) ? this.byLobby(command) : this.atCounter(counterId, command);
  }

  private handBack(): Asked {
    const direct = this.pick([...this.branch().staff.directServices.values()]);
    const command: Command = { type: 'hand-back-direct-service', directServiceId: direct?.id ?? 'none', reasonId: SOAK_REASON_ID };
    return this.atCounter(direct?.counterId ?? this.counter(), command);
  }

  private undo(): Asked {
    const counterId = this.counter();
    return this.atCounter(counterId, { type: 'undo', counterId });
  }

  /** A call made with the key that finished, and then the finish. */
  private undoTwice(): Asked[] {
    const counterId = this.counterThatIs('calling');
    const again = (): Asked => this.atCounter(counterId, { type: 'undo', counterId });
    return [again(), again()];
  }

  private openOrPause(): Asked {
    const counterId = this.counter();
    const state = this.branch().hall.counters.get(counterId)?.state ?? 'closed';
    if (state === 'closed') return this.atCounter(counterId, { type: 'open-counter', counterId });
    if (state === 'paused') return this.atCounter(counterId, { type: 'resume-counter', counterId });
    return this.atCounter(counterId, { type: 'pause-counter', counterId, reasonId: SOAK_REASON_ID });
  }

  private close(): Asked {
    const counterId = this.counter();
    if (this.chance.chance(0.5)) return this.byLobby({ type: 'force-sign-out', counterId });
    return this.atCounter(counterId, { type: 'close-counter', counterId });
  }

  /** Often refused: every service keeps a counter, and an armed counter keeps its services. */
  private changeServices(): Asked {
    const serviceIds = SOAK_SERVICES.filter(() => this.chance.chance(0.6));
    return { command: { type: 'set-counter-services', counterId: this.counter(), serviceIds }, actor: SUPERVISOR };
  }

  private byLobby(command: Command): Asked {
    return { command, actor: LOBBY };
  }

  private atCounter(counterId: string, command: Command): Asked {
    return { command, actor: { role: 'teller', staffId: soakTellerAt(counterId) } };
  }

  private pick<T>(items: readonly T[]): T | undefined {
    return items[this.chance.below(items.length)];
  }

  private tier(): Exclude<Tier, 'none'> {
    return this.pick(TIERS) ?? 'gold';
  }

  private service(): string {
    return this.pick(SOAK_SERVICES) ?? '';
  }

  private counter(): string {
    return this.pick(SOAK_COUNTERS) ?? '';
  }

  private counterThatIs(state: string): string {
    const such = SOAK_COUNTERS.filter((counterId) => this.branch().hall.counters.get(counterId)?.state === state);
    return this.pick(such) ?? this.counter();
  }

  private held(counterId: string): string {
    return this.branch().hall.counters.get(counterId)?.ticketId ?? this.anyTicket();
  }

  private direct(): string {
    return this.pick([...this.branch().staff.directServices.keys()]) ?? 'none';
  }

  private ticket(phase: TicketPhase): string {
    if (this.chance.chance(STALE_SHARE)) return this.anyTicket();
    const such = [...this.branch().hall.tickets.values()].filter((ticket) => ticket.phase === phase);
    return this.pick(such)?.id ?? 'none';
  }

  /** One of the latest few tickets: nobody means a customer who left in the morning. */
  private anyTicket(): string {
    return this.pick([...this.branch().hall.tickets.keys()].slice(-25)) ?? 'none';
  }
}
