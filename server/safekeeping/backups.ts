import { inBothLanguages, type LocalText } from '../kernel/configuration/local-text.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { ArchiveReason } from './archive-name.ts';
import type { Child, RunCommand } from './child.ts';

const MINUTE_MS = 60_000;
/** While the day is open: so much of it is lost at most with the disk. */
export const BACKUP_EVERY_MS = 15 * MINUTE_MS;
/** An open day whose newest archive is older than this is in danger. */
export const BACKUP_LATE_MS = 30 * MINUTE_MS;
/** While it is closed, for whatever changes outside the day; and so that archives over their term are deleted. */
const CLOSED_EVERY_MS = 24 * 60 * MINUTE_MS;
/** After one that failed. */
export const RETRY_MS = 5 * MINUTE_MS;
/** A year of data takes a minute; a process that takes so long hangs. */
const BACKUP_MAX_MS = 10 * MINUTE_MS;
/** A start belongs to the customers; a server that starts again and again makes no archive each time. */
export const FIRST_AFTER_MS = MINUTE_MS;
/** How often it is looked whether a backup is due. */
export const LOOK_EVERY_MS = 10_000;

export interface BackupCondition {
  /** late: an open day without a new archive. target-failed: the archive is here, and not in the second folder. */
  readonly state: 'good' | 'late' | 'failed' | 'target-failed';
  /** Since when it has been so, epoch ms. */
  readonly since: number;
  /** For the log and the person who repairs it; empty: nothing to say. */
  readonly detail: LocalText;
}

interface BackupParts {
  readonly clock: Clock;
  readonly isDayOpen: () => boolean;
  readonly run: RunCommand;
  /** The second folder, which may hang; null: there is none. */
  readonly target: string | null;
  /** When the newest archive was made that is there already, epoch ms; null: there is none. */
  readonly newestAt: number | null;
  readonly onChange: (condition: BackupCondition) => void;
}

type Fault = Pick<BackupCondition, 'since' | 'detail'> | null;

/** Has archives made and copied when they are due, each in a process of its own, and knows how that goes. */
export class Backups {
  private readonly parts: BackupParts;
  private known: BackupCondition;
  private readonly startedAt: number;
  private newestAt: number | null;
  private triedAt: number | null = null;
  private openSince: number | null = null;
  private owed: ArchiveReason | null = null;
  private making: Child | null = null;
  private copying: Child | null = null;
  private failed: Fault = null;
  private targetFailed: Fault = null;
  private cancel: Cancel = () => {};
  private isStopped = false;

  constructor(parts: BackupParts) {
    this.parts = parts;
    this.startedAt = parts.clock.now();
    this.newestAt = parts.newestAt;
    this.known = { state: 'good', since: this.startedAt, detail: NOTHING };
    this.look();
  }

  get condition(): BackupCondition {
    return this.known;
  }

  /** Age of the newest archive, ms; null: there is none. */
  ageMs(): number | null {
    return this.newestAt === null ? null : this.parts.clock.now() - this.newestAt;
  }

  /** Ends what runs: the next start begins anew. */
  stop(): void {
    this.isStopped = true;
    this.cancel();
    this.making?.end();
    this.copying?.end();
  }

  private look(): void {
    const { clock, isDayOpen } = this.parts;
    const now = clock.now();
    const isOpen = isDayOpen();
    if (this.openSince !== null && !isOpen) this.owed = 'close';
    this.openSince = isOpen ? (this.openSince ?? now) : null;
    const reason = this.due(now, isOpen);
    if (reason !== null && this.making === null) void this.make(reason, now);
    this.judge(now);
    this.cancel = clock.at(now + LOOK_EVERY_MS, () => this.look());
  }

  private due(now: number, isOpen: boolean): ArchiveReason | null {
    if (this.failed !== null && now - (this.triedAt ?? 0) < RETRY_MS) return null;
    if (this.owed !== null) return this.owed;
    if (now - this.startedAt < FIRST_AFTER_MS) return null;
    const ageMs = now - (this.newestAt ?? 0);
    // A clock that was set back makes archives of the future.
    return ageMs >= (isOpen ? BACKUP_EVERY_MS : CLOSED_EVERY_MS) || ageMs < 0 ? 'schedule' : null;
  }

  private async make(reason: ArchiveReason, now: number): Promise<void> {
    this.triedAt = now;
    this.making = this.parts.run(['backup', '--reason', reason, '--json'], BACKUP_MAX_MS);
    const outcome = await this.making.outcome;
    this.making = null;
    if (this.isStopped) return;
    if (outcome.kind === 'done') {
      this.newestAt = now;
      this.failed = null;
      if (this.owed === reason) this.owed = null;
      if (this.parts.target !== null) void this.copy(fileIn(outcome.said), this.parts.target);
    } else {
      this.failed = { since: this.failed?.since ?? now, detail: outcome.kind === 'stalled' ? STALLED : outcome.why };
    }
    this.judge(this.parts.clock.now());
  }

  /** A copy that hangs is not joined by a second one. */
  private async copy(file: string, target: string): Promise<void> {
    if (this.copying?.isAlive() === true) return;
    const from = this.parts.clock.now();
    const copying = this.parts.run(['backup', '--only', file, '--to', target, '--json'], BACKUP_MAX_MS);
    this.copying = copying;
    const outcome = await copying.outcome;
    if (this.isStopped) return;
    const fault = outcome.kind === 'stalled' ? STALLED : outcome.kind === 'failed' ? outcome.why : null;
    this.targetFailed = fault === null ? null : { since: this.targetFailed?.since ?? from, detail: fault };
    this.judge(this.parts.clock.now());
  }

  private judge(now: number): void {
    const next = this.judged(now);
    const isSame = next.state === this.known.state && next.detail.en === this.known.detail.en;
    if (isSame) return;
    this.known = next;
    this.parts.onChange(next);
  }

  private judged(now: number): BackupCondition {
    if (this.failed !== null) return { state: 'failed', ...this.failed };
    const lateAt = this.openSince === null ? null : Math.max(this.newestAt ?? 0, this.openSince) + BACKUP_LATE_MS;
    if (lateAt !== null && now > lateAt) return { state: 'late', since: lateAt, detail: NOTHING };
    if (this.targetFailed !== null) return { state: 'target-failed', ...this.targetFailed };
    return { state: 'good', since: now, detail: NOTHING };
  }
}

const STALLED: LocalText = {
  'zh-CN': `超过 ${BACKUP_MAX_MS / MINUTE_MS} 分钟未完成，已中止：磁盘或共享文件夹无响应`,
  en: `It was ended after ${BACKUP_MAX_MS / MINUTE_MS} minutes: the disk or the share hangs`,
};
const NOTHING = inBothLanguages('');

/** What `backup --json` says last. */
function fileIn(said: string): string {
  return (JSON.parse(said.split('\n').at(-1) ?? '') as { readonly file: string }).file;
}
