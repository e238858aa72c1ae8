import type { ClosedReason, CountersOpenFor } from '../contract/openness.ts';
import type { BranchConfiguration, OpeningHours } from '../kernel/configuration/configuration.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { isOpenAt, minuteOfDay } from '../kernel/day/opening-hours.ts';
import type { Hall } from '../kernel/state/branch.ts';
import type { ViewTime } from './view-time.ts';

/*
 * Why something is closed, and whether a counter is there for it: said as it is. "Open 00:00-24:00" on a branch that was closed by
 * hand, and "listen for your number" in a hall without an open counter, sent people to wait for nothing.
 */

/** null: within these hours, with the day open. */
export function closedBecause(hall: Hall, hours: readonly OpeningHours[], time: ViewTime): ClosedReason | null {
  const { day } = hall;
  const within = isOpenAt(hours, time) || isOpenAt(hours, time.wall);
  if (day !== null && day.closedAt === null) return within ? null : 'hours';
  const closedToday = day?.date === time.local.date;
  if (closedToday && (within || opensLater(hours, time))) return 'stopped';
  return within ? 'not-started' : 'hours';
}

function opensLater(hours: readonly OpeningHours[], { now, local }: ViewTime): boolean {
  return hours.some(({ weekdays, closes }) => weekdays.includes(local.weekday) && local.instantOf(minuteOfDay(closes)) > now);
}

export function countersOpen(hall: Hall, configuration: BranchConfiguration, serviceId: string): CountersOpenFor {
  const open = configuration.counters.filter(({ id, serviceIds }) => serviceIds.includes(serviceId) && calls(hall, id));
  if (open.length === 0) return 'none';
  return TICKET_CLASSES.every((one) => open.some(({ profile }) => profile.classes.includes(one))) ? 'all' : 'some';
}

/** Whether numbers are called at this counter: nobody is called to a closed or paused one. */
function calls(hall: Hall, counterId: string): boolean {
  const state = hall.counters.get(counterId)?.state ?? 'closed';
  return state !== 'closed' && state !== 'paused';
}
