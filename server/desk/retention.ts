import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { EventLog } from '../store/log.ts';
import { isErasure } from '../store/person-terms.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Deletes data whose term has ended, after the commit that ended it. */
export class Retention {
  private readonly log: EventLog;
  private readonly configuration: () => BranchConfiguration;
  private readonly now: () => number;

  constructor(log: EventLog, configuration: () => BranchConfiguration, now: () => number) {
    this.log = log;
    this.configuration = configuration;
    this.now = now;
  }

  /** The server may have been off when a term ended. */
  atStart({ hall: { day } }: Branch): void {
    if (day !== null && day.closedAt !== null) this.log.purgeDay();
    this.purgeTerms();
  }

  afterCommit(changed: readonly StoredEvent[]): void {
    if (changed.some(({ event }) => event.type === 'day-closed')) this.log.purgeDay();
    if (changed.some(({ event }) => event.type === 'day-closed' || event.type === 'day-opened')) this.purgeTerms();
    if (changed.some(isErasure)) this.log.eraseTraces();
  }

  /** Personal data, and rows of the large lists. */
  private purgeTerms(): void {
    const { recordDays, prospectDays, attendeeDays } = this.configuration().guidance.retention;
    const now = this.now();
    this.log.purgePeople({ recordsBefore: now - recordDays * DAY_MS, now });
    this.log.purgeLists({ prospectsBefore: now - prospectDays * DAY_MS, gatheringsBefore: now - attendeeDays * DAY_MS });
  }
}
