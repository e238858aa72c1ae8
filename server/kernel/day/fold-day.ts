import { known } from '../known.ts';
import { type Branch, emptyBranch, installConfiguration } from '../state/branch.ts';
import { newSeries } from '../state/numbers.ts';
import type { EventOf } from '../words/event.ts';

/** A day starts from its own event alone, so folding one day is enough, whatever the history. */
export function openDay(branch: Branch, event: EventOf<'day-opened'>, at: number): void {
  const fresh = emptyBranch();
  Object.assign(branch.hall, fresh.hall);
  Object.assign(branch.staff, fresh.staff);
  const { hall, staff } = branch;
  const { configuration, carry } = event;
  hall.day = {
    date: event.date,
    openedAt: at,
    openedBy: event.openedBy,
    afterHours: event.afterHours,
    closesAt: event.closesAt,
    closedAt: null,
    closedBy: null,
  };
  installConfiguration(hall, configuration, at, carry.printers);
  for (const [prefix, ordinal] of Object.entries(carry.lastOrdinals)) staff.series.set(prefix, newSeries(ordinal));
  staff.lastN = carry.lastN;
  staff.restored = carry.restored;
  for (const [cueId, count] of Object.entries(carry.cueUses)) staff.cueUses.set(cueId, count);
  for (const appointment of carry.appointments) staff.appointments.set(appointment.id, { ...appointment });
  for (const dayEnd of carry.dayEnds) staff.dayEnds.set(dayEnd.date, { ...dayEnd });
  for (const followUp of carry.followUps) staff.followUps.set(followUp.id, { ...followUp });
  for (const { staffId: id } of configuration.guidance.managers) {
    staff.managers.set(id, { id, state: 'off', since: at, backAt: null, guest: null, guestSince: null, guestLookRef: null });
  }
}

export function closeDay(branch: Branch, event: EventOf<'day-closed'>, at: number): void {
  const day = known(branch.hall.day ?? undefined, 'an open day');
  day.closedAt = at;
  day.closedBy = event.closedBy;
  branch.staff.helpRequests.clear();
  branch.hall.kioskHelp.clear();
  branch.hall.kioskHelpEnds.clear();
  branch.hall.ratings.clear();
}
