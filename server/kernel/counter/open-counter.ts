import { configurationOfOpenDay, counterLabel, staffName } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
};

/** At most one session a counter, and one counter a person. */
export const openCounter = defineCommand({
  type: 'open-counter',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    if (!branch.hall.counters.has(command.counterId)) return refuse('unknown-counter', {});
    const person = configuration.staff.find((one) => actor.role === 'teller' && one.id === actor.staffId);
    if (person === undefined) return refuse('unknown-staff', {});
    const session = branch.staff.sessions.get(command.counterId);
    const counter = counterLabel(branch, command.counterId);
    if (session?.staffId === person.id) return refuse('counter-already-open', { counter });
    if (session !== undefined) return refuse('counter-taken', { counter, staff: staffName(configuration, session.staffId) });
    for (const [otherId, other] of branch.staff.sessions) {
      if (other.staffId === person.id) return refuse('staff-at-another-counter', { counter: counterLabel(branch, otherId) });
    }
    return accept([{ type: 'counter-opened', counterId: command.counterId, staffId: person.id }]);
  },
});
