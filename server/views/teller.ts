import type { TellerView } from '../contract/teller.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { publicServices } from '../kernel/guards.ts';
import { sitsAwayFromCash } from '../kernel/referral/find-referral.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { isOpen } from '../kernel/state/referral.ts';
import { lobbyReach } from './duty.ts';
import { cardsOf } from './follow-up.ts';
import { enabledCues, givenCueOf, noticesOf, policyFacts, undoableIdentificationOf } from './priority.ts';
import { managerRows, referralRows } from './referral.ts';
import { tellerCounterView } from './teller-counter.ts';
import { restoredNotice } from './restored.ts';
import type { StaffViewResources } from './view-resources.ts';

/** null: the configuration in force has no such person. */
export function tellerView(branch: Branch, staffId: string, now: number, { personOf }: StaffViewResources): TellerView | null {
  const { hall, staff } = branch;
  const { configuration } = hall;
  const person = configuration?.staff.find((one) => one.id === staffId);
  if (configuration === null || person === undefined) return null;
  const counterId = [...staff.sessions].find(([, session]) => session.staffId === staffId)?.[0] ?? null;
  return {
    staffId,
    staffName: person.name,
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    restored: restoredNotice(branch),
    dayState: hall.day !== null && hall.day.closedAt === null ? 'open' : 'closed',
    counters: counterRows(branch, configuration),
    services: publicServices(configuration).map(({ id, prefix, name }) => ({ id, prefix, name })),
    pauseReasons: [...configuration.pauseReasons],
    parkReasons: [...configuration.parkReasons],
    chosenCallReasons: [...configuration.chosenCallReasons],
    handBackReasons: [...configuration.handBackReasons],
    cues: enabledCues(branch, configuration),
    referrals: referralRows(
      branch,
      { role: 'teller', staffId },
      personOf,
      (one) =>
        one.source.staffId === staffId ||
        (isOpen(one) && one.target.kind === 'non-cash' && sitsAwayFromCash(branch, configuration, staffId)),
    ),
    managers: managerRows(branch, configuration),
    cardable: counterId === null ? null : cardable(branch, counterId),
    cards: cardsOf(branch, configuration, staffId, hall.day?.date ?? '', personOf),
    referable: counterId === null ? null : referable(branch, configuration, counterId, now),
    isBrief: counterId !== null && waitingAt(branch, configuration, counterId) >= configuration.guidance.referral.briefFromWaiting,
    lobbyReach: lobbyReach(branch),
    needs: [...configuration.needs],
    policy: policyFacts(configuration),
    identified: undoableIdentificationOf(branch, configuration, staffId),
    notices: noticesOf(branch, configuration, staffId),
    counter: counterId === null ? null : tellerCounterView(branch, configuration, counterId, now, personOf),
  };
}

function counterRows(branch: Branch, configuration: BranchConfiguration): TellerView['counters'] {
  return configuration.counters.map(({ id, label, kind }) => {
    const session = branch.staff.sessions.get(id);
    const staffName = configuration.staff.find((one) => one.id === session?.staffId)?.name ?? null;
    return { id, label, kind, state: branch.hall.counters.get(id)?.state ?? 'closed', staffName };
  });
}

/** The customer whom this counter may refer now: the one being served, otherwise the one just finished with. */
function referable(branch: Branch, configuration: BranchConfiguration, counterId: string, now: number): TellerView['referable'] {
  const counter = branch.hall.counters.get(counterId);
  const inHand = branch.hall.tickets.get(counter?.ticketId ?? '');
  if (inHand?.phase === 'serving') {
    return { ticketId: inHand.id, number: inHand.number, until: null, cueId: givenCueOf(branch, inHand.id) };
  }
  const last = branch.staff.sessions.get(counterId)?.lastServed ?? null;
  const ticket = branch.hall.tickets.get(last?.ticketId ?? '');
  const until = (last?.at ?? 0) + configuration.guidance.referral.raiseWithinMs;
  if (ticket === undefined || now > until) return null;
  return { ticketId: ticket.id, number: ticket.number, until, cueId: givenCueOf(branch, ticket.id) };
}

function cardable({ hall, staff }: Branch, counterId: string): TellerView['cardable'] {
  const inHand = hall.tickets.get(hall.counters.get(counterId)?.ticketId ?? '');
  const ticket = inHand?.phase === 'serving' ? inHand : hall.tickets.get(staff.sessions.get(counterId)?.lastServed?.ticketId ?? '');
  return ticket === undefined ? null : { ticketId: ticket.id, number: ticket.number };
}

function waitingAt(branch: Branch, configuration: BranchConfiguration, counterId: string): number {
  const serviceIds = configuration.counters.find(({ id }) => id === counterId)?.serviceIds ?? [];
  return serviceIds.reduce((sum, serviceId) => sum + (branch.hall.waitingCount.get(serviceId) ?? 0), 0);
}
