import { dueAlarms } from './alarm/due-alarms.ts';
import { dueAppointments, dueVisitors } from './appointment/miss-appointments.ts';
import { ended } from './calling/ended-direct-service.ts';
import { silentTablets } from './duty/hear-tablets.ts';
import { configurationOfOpenDay } from './guards.ts';
import { dueReferrals } from './referral/escalate-referrals.ts';
import { defineCommand, within } from './rule.ts';
import type { Branch } from './state/branch.ts';
import { dueHelp } from './support/due-help.ts';
import { dueSupport } from './support/open-support.ts';
import { accept } from './words/decision.ts';
import type { BranchEvent } from './words/event.ts';
import { NO_BODY } from './words/fields.ts';

/** Time after a job's life in which an agent may still report it; after that nobody waits for it. */
const PRINT_SETTLE_MS = 15_000;

/** What time alone causes: missed tickets become void, unanswered print jobs are given up, acknowledged help ends. */
export const sweepBranch = defineCommand({
  type: 'sweep',
  asked: within({ clock: NO_BODY }),
  decide: (branch, _command, _actor, { now }) => accept(dueEvents(branch, now)),
});

export function dueEvents(branch: Branch, now: number): readonly BranchEvent[] {
  return [
    ...voidMissed(branch, now),
    ...expirePrints(branch, now),
    ...dueHelp(branch, now),
    ...expireDirectServices(branch, now),
    ...dueReferrals(branch, now),
    ...dueAppointments(branch, now),
    ...dueVisitors(branch, now),
    ...silentTablets(branch, now),
    ...dueSupport(branch, now),
    ...dueAlarms(branch, now),
  ];
}

function voidMissed(branch: Branch, now: number): BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return [];
  const events: BranchEvent[] = [];
  for (const ticketId of branch.staff.missed) {
    const ticket = branch.hall.tickets.get(ticketId);
    const missedAt = branch.staff.records.get(ticketId)?.missedAt ?? now;
    if (ticket === undefined || now <= missedAt + configuration.rules.restoreWindowMs) continue;
    events.push({
      type: 'ticket-closed',
      actId: null,
      ticketId,
      serviceId: ticket.serviceId,
      counterId: null,
      staffId: null,
      outcome: 'no-show',
      serviceMs: null,
    });
  }
  return events;
}

function expireDirectServices(branch: Branch, now: number): BranchEvent[] {
  return [...branch.staff.directServices.values()]
    .filter((direct) => now >= direct.expiresAt)
    .map((direct) => ended(direct, 'expired', null, null));
}

/** No report came: the job was perhaps never sent, or the slip is in the tray. */
function expirePrints(branch: Branch, now: number): BranchEvent[] {
  return [...branch.hall.pendingPrints]
    .filter((jobId) => now > (branch.hall.printJobs.get(jobId)?.expiresAt ?? now) + PRINT_SETTLE_MS)
    .map((jobId) => ({ type: 'print-reported', jobId, outcome: { result: 'unconfirmed' } }));
}
