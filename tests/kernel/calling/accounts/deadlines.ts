import type { Branch } from '../../../../server/kernel/state/branch.ts';
import type { RulesConfiguration } from '../../../../server/kernel/configuration/configuration.ts';
import type { StoredEvent } from '../../../../server/kernel/words/event.ts';

/** What ends at a second of its own: until when, the last moment included, something may still be done. */
export class Deadlines {
  private readonly rules: RulesConfiguration;
  private readonly undoableUntil = new Map<string, number>();
  private readonly restorableUntil = new Map<string, number>();

  constructor(rules: RulesConfiguration) {
    this.rules = rules;
  }

  hear({ at, event }: StoredEvent): readonly string[] {
    if (event.type === 'ticket-called') this.undoableUntil.set(event.callId, at + this.rules.undoCallMs);
    if ('actId' in event && event.actId !== null && event.type !== 'act-undone') {
      this.undoableUntil.set(event.actId, at + (event.type === 'ticket-closed' ? this.rules.undoFinishMs : this.rules.undoCallMs));
    }
    if (event.type === 'ticket-missed') this.restorableUntil.set(event.ticketId, at + this.rules.restoreWindowMs);
    if (event.type === 'act-undone' && at > (this.undoableUntil.get(event.actId) ?? 0)) return [`${event.actId} was undone too late`];
    if (event.type === 'ticket-restored' && at > (this.restorableUntil.get(event.ticketId) ?? 0)) return ['restored too late'];
    return [];
  }

  /** After the server looked at the time, nothing is left that is over. */
  leftAfterSweep({ staff }: Branch, now: number): readonly string[] {
    const direct = [...staff.directServices.values()].filter(({ expiresAt }) => now >= expiresAt);
    const missed = [...staff.missed].filter((ticketId) => now > (this.restorableUntil.get(ticketId) ?? now));
    return [...direct.map(({ id }) => `${id} should have expired`), ...missed.map((ticketId) => `${ticketId} should be void`)];
  }

  /** Moments at which something is just not over yet, and just over. */
  moments({ staff }: Branch, now: number): readonly number[] {
    const until = [...this.undoableUntil.values(), ...this.restorableUntil.values()];
    const expiring = [...staff.directServices.values()].flatMap(({ expiresAt }) => [expiresAt - 1, expiresAt]);
    return [...until.flatMap((one) => [one, one + 1]), ...expiring].filter((one) => one > now);
  }
}
