import { intentOf } from '../../desk/intent.ts';
import type { Edge } from '../edge.ts';
import type { ScreenSubject } from './subject.ts';

/** Displays that announce: one that is not connected is silent, and the lobby is told. */
export class Announcers {
  private readonly edge: Edge;
  /** Connected pages, by wall. */
  private readonly pages = new Map<string, number>();
  private stopping = false;

  constructor(edge: Edge) {
    this.edge = edge;
  }

  join(subject: ScreenSubject): void {
    if (subject.audience !== 'wall') return;
    this.pages.set(subject.wallId, (this.pages.get(subject.wallId) ?? 0) + 1);
  }

  leave(subject: ScreenSubject): void {
    if (subject.audience !== 'wall') return;
    const left = (this.pages.get(subject.wallId) ?? 1) - 1;
    if (left > 0) this.pages.set(subject.wallId, left);
    else this.pages.delete(subject.wallId);
    if (left === 0) this.reportUnreachable(subject.wallId);
  }

  /** After a start, no display that was connected before is connected. */
  reportAbsent(): void {
    for (const wallId of this.edge.branch().hall.sounds.keys()) if (!this.pages.has(wallId)) this.reportUnreachable(wallId);
  }

  stop(): void {
    this.stopping = true;
  }

  private reportUnreachable(wallId: string): void {
    const sound = this.edge.branch().hall.sounds.get(wallId);
    if (this.stopping || sound === undefined || sound.condition === 'unreachable') return;
    const command = { type: 'report-sound', condition: 'unreachable', fault: null } as const;
    void this.edge.submit(intentOf(this.edge.newId(), command, { role: 'wall', wallId }, null));
  }
}
