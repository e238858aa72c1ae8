import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { EventLog } from '../store/log.ts';
import { isErasure } from '../store/person-terms.ts';
import { StorageUnavailable } from '../store/unavailable.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What is deleted when: at the day's end, when a term is over, and what a customer asked to have forgotten. */
type Purge = 'day' | 'terms' | 'traces';

/** Deletes data whose term has ended, after the commit that ended it. What cannot be deleted now is tried again at each sweep. */
export class Retention {
  private readonly owed = new Set<Purge>();
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
    if (day !== null && day.closedAt !== null) this.owed.add('day');
    this.owed.add('terms');
    this.settle();
  }

  afterCommit(changed: readonly StoredEvent[]): void {
    if (changed.some(({ event }) => event.type === 'day-closed')) this.owed.add('day');
    if (changed.some(({ event }) => event.type === 'day-closed' || event.type === 'day-opened')) this.owed.add('terms');
    if (changed.some(isErasure)) this.owed.add('traces');
    this.settle();
  }

  /** A full disk, or a long reader, keeps the bytes of deleted data on the disk for as long as it lasts. */
  private settle(): void {
    for (const purge of this.owed) {
      try {
        this.carryOut(purge);
        this.owed.delete(purge);
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
        // Rows may be gone whose bytes are not.
        this.owed.add('traces');
        return;
      }
    }
  }

  private carryOut(purge: Purge): void {
    switch (purge) {
      case 'day':
        return void this.log.purgeDay();
      case 'terms':
        return this.purgeTerms();
      case 'traces':
        return this.log.eraseTraces();
      default:
        return purge satisfies never;
    }
  }

  /** Personal data, and rows of the large lists. */
  private purgeTerms(): void {
    const { recordDays, prospectDays, attendeeDays } = this.configuration().guidance.retention;
    const now = this.now();
    this.log.purgePeople({ recordsBefore: now - recordDays * DAY_MS, now });
    this.log.purgeLists({ prospectsBefore: now - prospectDays * DAY_MS, gatheringsBefore: now - attendeeDays * DAY_MS });
  }
}
