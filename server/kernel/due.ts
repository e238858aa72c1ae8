import type { Command } from './commands.ts';
import { isOpenAt } from './day/opening-hours.ts';
import type { Branch } from './state/branch.ts';
import { isOpen } from './state/referral.ts';
import { dueEvents } from './sweep.ts';
import type { Context } from './words/context.ts';

/** What time alone asks for now: opening and closing by the hours, and expiries. Nearly always empty. */
export function dueCommands(branch: Branch, context: Context): readonly Command[] {
  if (dayIsOver(branch, context)) return [{ type: 'close-day' }];
  if (dayShouldOpen(branch, context)) return [{ type: 'open-day' }];
  return dueEvents(branch, context.now).length === 0 ? [] : [{ type: 'sweep' }];
}

/**
 * Over at closing time if nobody is inside; those inside are served until the closing grace ends. Both clocks must say so: a clock
 * that was set a day ahead for four seconds once closed a branch full of customers.
 */
function dayIsOver(branch: Branch, { now, wall }: Context): boolean {
  const { day, configuration } = branch.hall;
  const agreed = Math.min(now, wall.now);
  if (day === null || day.closedAt !== null || configuration === null || agreed < day.closesAt) return false;
  return agreed >= day.closesAt + configuration.rules.closingGraceMs || nobodyInside(branch);
}

function nobodyInside(branch: Branch): boolean {
  const waiting = [...branch.hall.waitingCount.values()].some((count) => count > 0);
  const atCounters = [...branch.hall.counters.values()].some((counter) => counter.ticketId !== null);
  const guests =
    [...branch.staff.managers.values()].some(({ guest }) => guest !== null) || [...branch.staff.referrals.values()].some(isOpen);
  return !waiting && !atCounters && !guests && branch.staff.parked.size === 0 && branch.staff.missed.size === 0;
}

/** A day that was closed by hand stays closed until the next date. Both clocks must be within the hours of one date. */
function dayShouldOpen(branch: Branch, context: Context): boolean {
  const { configuration, local, wall } = context;
  const { day } = branch.hall;
  if (day !== null && day.closedAt === null) return false;
  const closedByHandToday = day !== null && day.date === local.date && day.closedBy === 'hand';
  if (closedByHandToday || wall.local.date !== local.date) return false;
  return isOpenAt(configuration.hours, context) && isOpenAt(configuration.hours, wall);
}
