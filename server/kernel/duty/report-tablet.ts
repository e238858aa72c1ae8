import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, within } from '../rule.ts';
import { FLAG } from '../words/body.ts';
import { accept } from '../words/decision.ts';

/** Set by the server, which knows what is connected; never on the wire. */
const BODY = {
  reachable: FLAG,
};

/** Whether a screen of a person on duty is connected. No other screen matters, and only a change is an event. */
export const reportTablet = defineCommand({
  type: 'report-tablet',
  asked: within({ lobby: BODY }),
  decide: (branch, { reachable }, actor) => {
    const duty = actor.role === 'lobby' ? branch.staff.duties.get(actor.staffId) : undefined;
    if (duty?.state !== 'on' || configurationOfOpenDay(branch) === null) return accept([]);
    const { staffId, tablet } = duty;
    if (reachable) return accept(tablet === 'heard' ? [] : [{ type: 'tablet-heard', staffId }]);
    return accept(tablet === 'lost' || tablet === 'silent' ? [] : [{ type: 'tablet-lost', staffId }]);
  },
});
