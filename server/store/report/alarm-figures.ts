import type { AlarmFigures } from '../../contract/day-report.ts';
import { ALARM_KINDS, type AlarmKind } from '../../kernel/state/alarm.ts';
import type { BranchEvent } from '../../kernel/words/event.ts';
import { spreadOf } from './report-figures.ts';

export interface AlarmFacts {
  readonly raised: number;
  readonly acknowledgedMs: readonly number[];
  readonly resolvedMs: readonly number[];
}

/** How often time passed that should not have, and how soon somebody saw to it. */
export class AlarmTally {
  private readonly raised = Object.fromEntries(ALARM_KINDS.map((kind) => [kind, 0])) as Record<AlarmKind, number>;
  private readonly acknowledgedMs: number[] = [];
  private readonly resolvedMs: number[] = [];
  private escalated = 0;

  add(event: BranchEvent): void {
    if (event.type === 'alarm-raised') this.raised[event.subject.kind] += 1;
    if (event.type === 'alarm-escalated') this.escalated += 1;
    if (event.type === 'alarm-acknowledged') this.acknowledgedMs.push(event.afterMs);
    /* The day's end mends nothing. */
    if (event.type === 'alarm-resolved' && event.end === 'mended') this.resolvedMs.push(event.afterMs);
  }

  /** In a form that days can be joined in. */
  facts(): AlarmFacts {
    const raised = Object.values(this.raised).reduce((total, one) => total + one, 0);
    return { raised, acknowledgedMs: this.acknowledgedMs, resolvedMs: this.resolvedMs };
  }

  figures(): AlarmFigures {
    return {
      raised: { ...this.raised },
      escalated: this.escalated,
      acknowledged: spreadOf(this.acknowledgedMs),
      resolved: spreadOf(this.resolvedMs),
    };
  }
}
