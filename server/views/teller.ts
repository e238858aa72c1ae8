import type { TellerView } from '../contract/teller.ts';
import type { Branch } from '../kernel/branch.ts';
import type { BranchConfiguration } from '../kernel/configuration.ts';
import { enabledCues, noticesOf, policyFacts } from './priority.ts';
import type { SalutationOf } from './salutation-of.ts';
import { tellerCounterView } from './teller-counter.ts';

/** null: the configuration in force knows no such person. */
export function tellerView(branch: Branch, staffId: string, now: number, salutationOf: SalutationOf): TellerView | null {
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
    dayState: hall.day !== null && hall.day.closedAt === null ? 'open' : 'closed',
    counters: counterRows(branch, configuration),
    services: configuration.services.map(({ id, prefix, name }) => ({ id, prefix, name })),
    pauseReasons: [...configuration.pauseReasons],
    parkReasons: [...configuration.parkReasons],
    chosenCallReasons: [...configuration.chosenCallReasons],
    handBackReasons: [...configuration.handBackReasons],
    cues: enabledCues(configuration),
    needs: [...configuration.needs],
    policy: policyFacts(configuration),
    notices: noticesOf(branch, configuration, staffId),
    counter: counterId === null ? null : tellerCounterView(branch, configuration, counterId, now, salutationOf),
  };
}

function counterRows(branch: Branch, configuration: BranchConfiguration): TellerView['counters'] {
  return configuration.counters.map(({ id, label, kind }) => {
    const session = branch.staff.sessions.get(id);
    const staffName = configuration.staff.find((one) => one.id === session?.staffId)?.name ?? null;
    return { id, label, kind, state: branch.hall.counters.get(id)?.state ?? 'closed', staffName };
  });
}
