import type { BranchEvent, StoredEvent } from '../../kernel/words/event.ts';

/** lm_coverage of the KPI dictionary: time with lobby staff on duty, and time the branch was open; ms. */
export interface DutyCoverage {
  readonly coveredMs: number;
  readonly openMs: number;
}

/**
 * From the events of whole days, in order. A day without an end is measured up to `now`, epoch ms. A person is on duty from the
 * start of duty until leaving; a silent tablet does not end it.
 */
export function dutyCoverage(events: readonly StoredEvent[], now: number): DutyCoverage {
  const onDuty = new Set<string>();
  let isOpen = false;
  let since = 0;
  let coveredMs = 0;
  let openMs = 0;
  const measure = (at: number): void => {
    if (isOpen) openMs += at - since;
    if (isOpen && onDuty.size > 0) coveredMs += at - since;
    since = at;
  };
  for (const { at, event } of events) {
    if (!changesCover(event)) continue;
    measure(at);
    if (event.type === 'day-opened' || event.type === 'day-closed') {
      isOpen = event.type === 'day-opened';
      onDuty.clear();
    } else {
      note(onDuty, event);
    }
  }
  measure(Math.max(now, since));
  return { coveredMs, openMs };
}

type Post = Extract<BranchEvent, { readonly type: 'duty-started' | 'duty-handed-over' | 'duty-left' }>;
type Day = Extract<BranchEvent, { readonly type: 'day-opened' | 'day-closed' }>;

function changesCover(event: BranchEvent): event is Post | Day {
  return ['day-opened', 'day-closed', 'duty-started', 'duty-handed-over', 'duty-left'].includes(event.type);
}

function note(onDuty: Set<string>, event: Post): void {
  if (event.type !== 'duty-started') onDuty.delete(event.staffId);
  if (event.type === 'duty-started') onDuty.add(event.staffId);
  if (event.type === 'duty-handed-over') onDuty.add(event.standInId);
}
