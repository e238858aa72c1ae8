import type { RobotKiosk } from '../robot-kiosk.ts';
import type { RobotTeller } from '../robot-teller.ts';
import { type ReceiptOf, receiptOf } from '../receipts.ts';
import { Agenda } from './agenda.ts';
import { serviceIdOf } from './configuration.ts';
import type { Caller } from './trace.ts';

/** What the robots were told, to be compared with what was stored. */
export interface Visit {
  readonly caller: Caller;
  readonly takeCommandId: string;
  readonly receipt: ReceiptOf<'ticket'>;
}

export interface Cast {
  readonly kiosks: readonly RobotKiosk[];
  readonly tellers: readonly RobotTeller[];
  /** Moves the branch's clock; ms since local midnight. */
  readonly advanceTo: (sinceMidnightMs: number) => void;
  readonly newCommandId: () => string;
}

type Errand =
  | { readonly kind: 'finish'; readonly teller: number; readonly ticketId: string }
  | { readonly kind: 'arrive'; readonly caller: Caller }
  | { readonly kind: 'give-up'; readonly kiosk: RobotKiosk; readonly ticketId: string };

/** Within one instant: finishes in the order of the counters, then arrivals and then give-ups in the order of the trace, then calls. */
const RANK: { readonly [kind in Errand['kind']]: number } = { finish: 0, arrive: 1, 'give-up': 2 };

/**
 * Plays a day through real sockets, one command after the other, so that the same trace and seed give the same events.
 * Free counters call in the order of their numbers, when everything else of the instant is done; a service of no length
 * ends in the instant in which it began, after the other calls, and its counter calls again.
 * @throws Error when the branch refuses what a person in the robot's place could have done
 */
export class Conductor {
  readonly visits: Visit[] = [];
  /** The number called last; null before any call. */
  lastCalled: string | null = null;
  private readonly cast: Cast;
  private readonly agenda = new Agenda<Errand>();
  private readonly visitOf = new Map<string, Visit>();
  private readonly waiting = new Set<string>();
  private readonly idle: boolean[];

  constructor(cast: Cast, callers: readonly Caller[]) {
    this.cast = cast;
    this.idle = cast.tellers.map(() => true);
    for (const caller of callers) this.agenda.add(caller.arrivedMs, RANK.arrive, caller.line, { kind: 'arrive', caller });
  }

  async play(): Promise<void> {
    for (let at = this.agenda.nextAt(); at !== null; at = this.agenda.nextAt()) {
      this.cast.advanceTo(at);
      for (let errand = this.agenda.takeAt(at); errand !== null; errand = this.agenda.takeAt(at)) await this.run(errand, at);
      await this.callAll(at);
    }
  }

  private async run(errand: Errand, at: number): Promise<void> {
    switch (errand.kind) {
      case 'finish': {
        const teller = this.teller(errand.teller);
        receiptOf(await teller.finishService(errand.ticketId), 'done', 'finish');
        this.idle[errand.teller] = true;
        return;
      }
      case 'arrive':
        return this.arrive(errand.caller, at);
      case 'give-up':
        if (!this.waiting.delete(errand.ticketId)) return;
        receiptOf(await errand.kiosk.cancelTicket(errand.ticketId), 'done', 'cancel');
        return;
      default:
        return errand satisfies never;
    }
  }

  private async arrive(caller: Caller, at: number): Promise<void> {
    const kiosk = this.cast.kiosks[this.visits.length % this.cast.kiosks.length];
    if (kiosk === undefined) throw new Error('a replay has kiosks');
    const takeCommandId = this.cast.newCommandId();
    const receipt = await kiosk.takeTicket(takeCommandId, serviceIdOf(caller.kind), 'zh-CN');
    const visit: Visit = { caller, takeCommandId, receipt };
    this.visits.push(visit);
    this.visitOf.set(receipt.ticketId, visit);
    this.waiting.add(receipt.ticketId);
    if (caller.fate.kind === 'gave-up') {
      this.agenda.add(at + caller.fate.afterMs, RANK['give-up'], caller.line, { kind: 'give-up', kiosk, ticketId: receipt.ticketId });
    }
  }

  private async callAll(at: number): Promise<void> {
    for (const index of this.cast.tellers.keys()) {
      while (this.idle[index] === true && this.waiting.size > 0) await this.call(index, at);
    }
  }

  private async call(index: number, at: number): Promise<void> {
    const teller = this.teller(index);
    const { ticketId } = receiptOf(await teller.callNext(null), 'called', 'call next');
    const visit = this.visitOf.get(ticketId ?? '');
    if (ticketId === null || visit === undefined) throw new Error(`a counter was given ticket ${ticketId}, which nobody took`);
    this.waiting.delete(ticketId);
    this.lastCalled = visit.receipt.number;
    const { fate } = visit.caller;
    if (fate.kind === 'gave-up') {
      receiptOf(await teller.markNoShow(ticketId), 'done', 'no-show');
      return;
    }
    receiptOf(await teller.startService(ticketId), 'done', 'start');
    this.idle[index] = false;
    this.agenda.add(at + fate.serviceMs, RANK.finish, index, { kind: 'finish', teller: index, ticketId });
  }

  private teller(index: number): RobotTeller {
    const teller = this.cast.tellers[index];
    if (teller === undefined) throw new Error(`no teller ${index}`);
    return teller;
  }
}
