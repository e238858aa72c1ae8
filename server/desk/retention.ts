import { LONGEST_ABSENCE_MS } from '../time/clock.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import { isErasure } from '../store/person-terms.ts';
import { StorageUnavailable } from '../store/unavailable.ts';
import type { DeskParts, PurgedRows } from './desk-parts.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Thirteen months, whichever they are. */
const TRAIL_KEPT_DAYS = 397;
const NONE: PurgedRows = { ofTheDay: 0, people: 0, trail: 0, prospects: 0, gatherings: 0 };

type Parts = Pick<DeskParts, 'log' | 'configuration' | 'clock' | 'purged'>;

/** What is deleted when: at the day's end, when a term is over, and what a customer asked to have forgotten. */
type Purge = 'day' | 'terms' | 'traces';

/** Deletes data whose term has ended, after the commit that ended it. What cannot be deleted now is tried again at each sweep. */
export class Retention {
  private readonly parts: Parts;
  private readonly owed = new Set<Purge>();
  /** When the last stored day opened; null: none has. */
  private lastOpenedAt: number | null = null;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The server may have been off when a term ended. */
  atStart({ hall: { day } }: Branch): void {
    this.lastOpenedAt = day?.openedAt ?? null;
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
        return this.tell({ ...NONE, ofTheDay: this.parts.log.purgeDay() });
      case 'terms':
        return this.purgeTerms();
      case 'traces':
        return this.parts.log.eraseTraces();
      default:
        return purge satisfies never;
    }
  }

  /** Personal data, and rows of the large lists. What is deleted is gone, so a doubtful clock deletes nothing. */
  private purgeTerms(): void {
    const { log, clock, configuration } = this.parts;
    // Releases up to 0.3.0 did not keep the time of a purge; the last day they opened stands for it.
    if (log.lastPurge.read() === null) log.lastPurge.write(this.lastOpenedAt ?? clock.now());
    if (clock.condition().state !== 'trusted') return;
    const now = this.plausibleNow();
    const { recordDays, prospectDays, attendeeDays } = configuration().guidance.retention;
    const people = log.purgePeople({ recordsBefore: now - recordDays * DAY_MS, now });
    const lists = log.purgeLists({ prospectsBefore: now - prospectDays * DAY_MS, gatheringsBefore: now - attendeeDays * DAY_MS });
    const trail = log.purgeTrail(now - TRAIL_KEPT_DAYS * DAY_MS, now);
    log.lastPurge.write(now);
    this.tell({ ...NONE, people, trail, ...lists });
  }

  /**
   * Never further than a long holiday beyond the last known good time: one start ten years ahead once erased every follow-up and
   * prospect. A branch that was closed for longer catches up at its next openings and closings.
   */
  private plausibleNow(): number {
    const { log, clock } = this.parts;
    const now = clock.now() - clock.unconfirmedMs();
    const knownGood = Math.max(log.lastPurge.read() ?? now, clock.acceptedAt() ?? 0);
    return Math.min(now, knownGood + LONGEST_ABSENCE_MS);
  }

  private tell(rows: PurgedRows): void {
    if (Object.values(rows).some((count) => count > 0)) this.parts.purged(rows);
  }
}
