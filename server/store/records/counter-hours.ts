import type { EventType, StoredEvent } from '../../kernel/words/event.ts';

interface Hours {
  openedAt: number | null;
  pausedAt: number | null;
  servingSince: number | null;
  /** The service that ended last, for an undo; null: none, or none that can be undone. */
  ended: { readonly actId: string; readonly since: number; readonly at: number } | null;
}

/** Everything that ends a service, whoever ends it. */
const ENDS: ReadonlySet<EventType> = new Set(['ticket-closed', 'ticket-transferred', 'ticket-parked', 'ticket-returned']);

/** How long counters were open, paused and serving, from a day's events in order. */
export class CounterHours {
  private readonly counters = new Map<string, Hours>();
  private openMs = 0;
  private pausedMs = 0;
  private servingMs = 0;

  add({ at, event }: StoredEvent): void {
    const counterId = 'counterId' in event ? event.counterId : null;
    if (counterId === null) return;
    const hours = this.of(counterId);
    if (event.type === 'counter-opened') hours.openedAt ??= at;
    else if (event.type === 'counter-closed') this.close(hours, at);
    else if (event.type === 'counter-paused') hours.pausedAt ??= at;
    else if (event.type === 'counter-resumed') this.resume(hours, at);
    else if (event.type === 'service-started' || event.type === 'direct-service-started') hours.servingSince = at;
    else if (event.type === 'act-undone') this.takeBack(hours, event.actId);
    else if (ENDS.has(event.type)) this.stopServing(hours, at, 'actId' in event ? event.actId : null);
  }

  /** Counts counters that are still open up to `now`. */
  until(now: number): { openMs: number; pausedMs: number; servingMs: number } {
    for (const hours of this.counters.values()) this.close(hours, now);
    const { openMs, pausedMs, servingMs } = this;
    return { openMs, pausedMs, servingMs };
  }

  private of(counterId: string): Hours {
    const known = this.counters.get(counterId) ?? { openedAt: null, pausedAt: null, servingSince: null, ended: null };
    this.counters.set(counterId, known);
    return known;
  }

  private close(hours: Hours, at: number): void {
    this.resume(hours, at);
    this.stopServing(hours, at, null);
    this.openMs += at - (hours.openedAt ?? at);
    hours.openedAt = null;
  }

  private resume(hours: Hours, at: number): void {
    this.pausedMs += at - (hours.pausedAt ?? at);
    hours.pausedAt = null;
  }

  private stopServing(hours: Hours, at: number, actId: string | null): void {
    const since = hours.servingSince;
    this.servingMs += at - (since ?? at);
    hours.servingSince = null;
    hours.ended = since === null || actId === null ? null : { actId, since, at };
  }

  /** An undone finish: the service continued. An undone direct service had not begun. */
  private takeBack(hours: Hours, actId: string): void {
    const { ended } = hours;
    hours.servingSince = ended?.actId === actId ? ended.since : null;
    if (ended?.actId === actId) this.servingMs -= ended.at - ended.since;
    hours.ended = null;
  }
}
