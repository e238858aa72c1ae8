import type { TrailAct, TrailRole } from '../../contract/people/trail.ts';
import type { TrailEntry } from '../../store/trail/trail-row.ts';
import { StorageUnavailable } from '../../store/unavailable.ts';
import type { Edge } from '../edge.ts';
import type { Subject } from '../subjects/subject.ts';

/** Pages that read again by themselves say so once in this time, for as long as they are open. */
export const READ_AGAIN_MS = 10 * 60_000;
/** Pages that are remembered to have been read; the oldest are forgotten first, and are written once more. */
const STANDING_MAX = 2_000;

/** A person at a device. */
export interface Asker {
  readonly staffId: string | null;
  readonly role: TrailRole;
  /** null: none that the branch knows. */
  readonly deviceId: string | null;
}

/** What the use of a route is called in the trail. */
export interface Noted {
  readonly act: TrailAct;
  /** The part of the address that names what was read or changed; null: none does. */
  readonly about: string | null;
  /** Whether a page reads it again and again by itself. */
  readonly isStanding: boolean;
}

/** A read, or an act that is no event of the branch. @param about name of the address's part that says of what; null: none does */
export function noted(act: TrailAct, about: string | null): Noted {
  return { act, about, isStanding: false };
}

/** What a page reads again by itself, for as long as it is open. */
export function notedOnce(act: TrailAct): Noted {
  return { act, about: null, isStanding: true };
}

/** The people who ask; a device that speaks for itself leaves no trail. */
export function askerOf(subject: Subject, deviceId: string | null): Asker | null {
  if (subject.audience === 'operator') return { staffId: null, role: 'operator', deviceId: null };
  return 'staffId' in subject ? { staffId: subject.staffId, role: subject.audience, deviceId } : null;
}

/** Rows that wait for room on the disk. Beyond it, nothing more is shown to anybody. */
export const OWED_MAX = 1_000;
/** A disk that had no room, or a database that another process held, is not asked for each row. */
const TRIED_AGAIN_MS = 5_000;

type Parts = Pick<Edge, 'trail' | 'time' | 'monotonicMs' | 'log'>;

/**
 * Writes the trail: who did what, and who read what. On a full disk staff still see their customers; what they did is written as soon
 * as there is room.
 */
export class TrailNotes {
  private readonly edge: Parts;
  private readonly standing = new Map<string, number>();
  private readonly owed: TrailEntry[] = [];
  private notBeforeMs = 0;
  private isStopped = false;

  constructor(edge: Parts) {
    this.edge = edge;
  }

  /** @throws StorageUnavailable when so much is owed that nothing more may be shown */
  note({ staffId, role, deviceId }: Asker, act: TrailAct, about: string | null, outcome: TrailEntry['outcome']): void {
    this.owed.push({ at: this.edge.time().now, staffId, role, deviceId, act, about, outcome });
    if (this.edge.monotonicMs() < this.notBeforeMs && this.owed.length <= OWED_MAX) return;
    try {
      this.edge.trail.append(this.owed);
      this.owed.length = 0;
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      this.notBeforeMs = this.edge.monotonicMs() + TRIED_AGAIN_MS;
      if (this.owed.length === 1) this.edge.log.warn('the trail cannot be written now: its rows wait');
      if (this.owed.length <= OWED_MAX) return;
      this.owed.pop();
      throw error;
    }
  }

  /** Nobody leaves a page by his own will any more: the database is closed, and so is every page. */
  stop(): void {
    this.isStopped = true;
  }

  /** Nobody is there any more to be told that it cannot be written; a row beyond those that wait is lost, and shows nothing to anybody. */
  noteLeft(asker: Asker): void {
    if (this.isStopped || this.owed.length >= OWED_MAX) return;
    this.note(asker, 'page-left', null, 'done');
  }

  /** The same for what a page reads again by itself. */
  noteStanding(asker: Asker, act: TrailAct, outcome: TrailEntry['outcome']): void {
    const key = [asker.staffId, asker.role, asker.deviceId, act, outcome].join(' ');
    const { now } = this.edge.time();
    const before = this.standing.get(key);
    if (before !== undefined && now >= before && now - before < READ_AGAIN_MS) return;
    this.note(asker, act, null, outcome);
    this.standing.delete(key);
    this.standing.set(key, now);
    const [oldest] = this.standing.keys();
    if (this.standing.size > STANDING_MAX && oldest !== undefined) this.standing.delete(oldest);
  }
}
