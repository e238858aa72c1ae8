import type { Branch } from './state/branch.ts';
import type { Command } from './commands.ts';
import { dueEvents } from './sweep.ts';
import type { Context } from './words/context.ts';
import { isOpen } from './state/referral.ts';
import { isOpenAt } from './day/opening-hours.ts';

/** What time itself asks for now: the day by its hours, and whatever has expired. Empty nearly always. */
export function dueCommands(branch: Branch, context: Context): readonly Command[] {
  if (dayIsOver(branch, context)) return [{ type: 'close-day' }];
  if (dayShouldOpen(branch, context)) return [{ type: 'open-day' }];
  return dueEvents(branch, context.now).length === 0 ? [] : [{ type: 'sweep' }];
}

/** Over at closing time when nobody is left; those left are served on for the closing grace. */
function dayIsOver(branch: Branch, { now }: Context): boolean {
  const { day, configuration } = branch.hall;
  if (day === null || day.closedAt !== null || configuration === null || now < day.closesAt) return false;
  return now >= day.closesAt + configuration.rules.closingGraceMs || nobodyInside(branch);
}

function nobodyInside(branch: Branch): boolean {
  const waiting = [...branch.hall.waitingCount.values()].some((count) => count > 0);
  const atCounters = [...branch.hall.counters.values()].some((counter) => counter.ticketId !== null);
  const guests =
    [...branch.staff.managers.values()].some(({ guest }) => guest !== null) || [...branch.staff.referrals.values()].some(isOpen);
  return !waiting && !atCounters && !guests && branch.staff.parked.size === 0 && branch.staff.missed.size === 0;
}

/** A day that somebody closed by hand stays closed until the next date. */
function dayShouldOpen(branch: Branch, { configuration, local }: Context): boolean {
  const { day } = branch.hall;
  if (day !== null && day.closedAt === null) return false;
  const closedByHandToday = day !== null && day.date === local.date && day.closedBy === 'hand';
  return !closedByHandToday && isOpenAt(configuration.hours, local);
}
