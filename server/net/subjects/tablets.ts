import { intentOf } from '../../desk/intent.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import type { Edge } from '../edge.ts';
import type { ScreenSubject } from './subject.ts';

/** Screens of the lobby: the branch is told when a person on duty has no connected screen, or has one again. */
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

  /** A person who has just come on duty may have no screen at all. */
  tell(changed: readonly StoredEvent[]): void {
    if (changed.some(({ event }) => event.type === 'duty-started' || event.type === 'duty-handed-over')) this.reportKnown();
  }

  /** Reports everything the branch does not know yet; also after a start, because no screen that was connected before is connected. */
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
