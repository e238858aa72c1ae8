import type { Fairness } from '../../contract/day-report.ts';
import { type Branch, emptyBranch } from '../../kernel/state/branch.ts';
import type { EventOf, StoredEvent } from '../../kernel/words/event.ts';
import { evolve } from '../../kernel/evolve.ts';
import type { TicketClass } from '../../kernel/configuration/standing.ts';
import { FirstComeOrder } from './first-come-order.ts';
import { spreadOf } from './report-figures.ts';

/** Computes a date's fairness by folding its events with the kernel itself: what it says of a ticket is what the rule saw. */
export class FairnessTally {
  private branch: Branch = emptyBranch();
  private readonly order = new FirstComeOrder();
  private readonly overs: number[] = [];
  private readonly direct = new Map<string, Map<number, number>>();
  private readonly inARow = new Map<string, number>();
  private readonly needs = new Map<string, number>();
  private premiumCalls = 0;
  private longestRun = 0;
  private heldByCap = 0;

  /** `hour`: by the branch's clock; `undone`: acts that were undone. */
  add(stored: StoredEvent, hour: number, undone: ReadonlySet<string>): void {
    const { event } = stored;
    if (event.type === 'day-opened') this.endSitting();
    evolve(this.branch, stored);
    this.order.add(stored, undone, this.branch);
    if (event.type === 'ticket-called' && !undone.has(event.callId)) this.addCall(event);
    if (event.type === 'direct-service-started' && !undone.has(event.actId)) this.addDirectService(event, hour);
  }

  figures(): Fairness {
    this.endSitting();
    const added = this.order.addedMs();
    return {
      overtaken: { count: this.overs.filter((over) => over > 0).length, of: this.overs.length },
      mostOvertakes: this.overs.reduce((most, over) => Math.max(most, over), 0),
      added: spreadOf(added),
      addedTotalMs: added.reduce((sum, ms) => sum + ms, 0),
      premiumCalls: this.premiumCalls,
      mostPremiumInARow: this.longestRun,
      directServices: [...this.direct].flatMap(([counterId, hours]) => [...hours].map(([hour, count]) => ({ counterId, hour, count }))),
      heldByCap: this.heldByCap,
      needJumps: [...this.needs].map(([staffId, count]) => ({ staffId, count })),
    };
  }

  private addCall({ ticketId, counterId, class: ticketClass, overtook }: EventOf<'ticket-called'>): void {
    const why = this.branch.staff.explanations.get(ticketId)?.at(-1);
    if (why?.candidates.some(({ blocked }) => blocked) === true) this.heldByCap += 1;
    if (ticketClass === 'premium') this.premiumCalls += 1;
    this.countRun(counterId, ticketClass, overtook > 0);
  }

  private addDirectService({ counterId, overtook }: EventOf<'direct-service-started'>, hour: number): void {
    const hours = this.direct.get(counterId) ?? new Map<number, number>();
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
    this.direct.set(counterId, hours);
    if (overtook > 0) this.countRun(counterId, 'premium', true);
  }

  private countRun(counterId: string, ticketClass: TicketClass, passedSomebody: boolean): void {
    const run = ticketClass === 'premium' && passedSomebody ? (this.inARow.get(counterId) ?? 0) + 1 : 0;
    this.inARow.set(counterId, run);
    this.longestRun = Math.max(this.longestRun, run);
  }

  /** A date may be opened twice: each opening counts its own tickets. */
  private endSitting(): void {
    for (const record of this.branch.staff.records.values()) if (record.class !== 'premium') this.overs.push(record.over);
    for (const [staffId, count] of this.branch.staff.needJumps) this.needs.set(staffId, (this.needs.get(staffId) ?? 0) + count);
    this.branch = emptyBranch();
    this.inARow.clear();
  }
}
