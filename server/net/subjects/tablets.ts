import { intentOf } from '../../desk/intent.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import type { Edge } from '../edge.ts';
import type { ScreenSubject } from './subject.ts';

/** Screens of the lobby: the branch is told when somebody on duty has none, or has one again. */
export class Tablets {
  private readonly edge: Edge;
  /** Connected screens, by person: a tablet and a phone may be used in turn. */
  private readonly screens = new Map<string, number>();
  private stopping = false;

  constructor(edge: Edge) {
    this.edge = edge;
  }

  join(subject: ScreenSubject): void {
    if (subject.audience !== 'lobby') return;
    this.screens.set(subject.staffId, (this.screens.get(subject.staffId) ?? 0) + 1);
    this.reportKnown();
  }

  leave(subject: ScreenSubject): void {
    if (subject.audience !== 'lobby') return;
    const left = (this.screens.get(subject.staffId) ?? 1) - 1;
    if (left > 0) this.screens.set(subject.staffId, left);
    else this.screens.delete(subject.staffId);
    this.reportKnown();
  }

  /** Who has just come on duty may have no screen at all. */
  tell(changed: readonly StoredEvent[]): void {
    if (changed.some(({ event }) => event.type === 'duty-started' || event.type === 'duty-handed-over')) this.reportKnown();
  }

  /** Whatever the branch does not know already; after a start, too, for whoever was connected before is not now. */
  reportKnown(): void {
    if (this.stopping) return;
    for (const { staffId, state, tablet } of this.edge.branch().staff.duties.values()) {
      const reachable = this.screens.has(staffId);
      const isKnown = reachable ? tablet === 'heard' : tablet === 'lost' || tablet === 'silent';
      if (state !== 'on' || isKnown) continue;
      void this.edge.submit(intentOf(this.edge.newId(), { type: 'report-tablet', reachable }, { role: 'lobby', staffId }, null));
    }
  }

  stop(): void {
    this.stopping = true;
  }
}
