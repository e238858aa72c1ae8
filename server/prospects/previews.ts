import type { ImportPreview } from '../contract/list/prospects.ts';
import type { NewProspect } from '../store/prospect.ts';

/** A checked list: exactly what would be imported. */
export interface CheckedList {
  readonly preview: ImportPreview;
  readonly prospects: readonly NewProspect[];
  readonly byManager: Readonly<Record<string, number>>;
  readonly staffId: string;
}

/** Time to read a few hundred mistakes. */
export const PREVIEW_LIFE_MS = 30 * 60_000;
/** Checked lists at a time; the oldest is dropped for a new one. */
export const PREVIEWS_MAX = 4;

/** Checked lists until they are imported or dropped. In memory only: personal data that nobody confirmed never reaches the disk. */
export class Previews {
  private readonly held = new Map<string, CheckedList>();

  hold(list: CheckedList, now: number): void {
    this.forgetExpired(now);
    const [oldest] = this.held.keys();
    if (this.held.size >= PREVIEWS_MAX && oldest !== undefined) this.held.delete(oldest);
    this.held.set(list.preview.importId, list);
  }

  /** null: unknown, expired, or another person's. */
  find(importId: string, staffId: string, now: number): CheckedList | null {
    this.forgetExpired(now);
    const list = this.held.get(importId);
    return list?.staffId === staffId ? list : null;
  }

  drop(importId: string): void {
    this.held.delete(importId);
  }

  /** At an erasure: whoever asked for it may stand in any of them, and confirming one would bring him back. */
  dropAll(): void {
    this.held.clear();
  }

  private forgetExpired(now: number): void {
    for (const [importId, { preview }] of this.held) if (preview.expiresAt <= now) this.held.delete(importId);
  }
}
