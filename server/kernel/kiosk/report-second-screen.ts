import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, within } from '../rule.ts';
import { alarmKey } from '../state/alarm.ts';
import { SECOND_SCREEN_AGAIN_MS, SECOND_SCREEN_SPAN_MS } from '../state/kiosk.ts';
import { accept, refuse } from '../words/decision.ts';
import { NO_BODY } from '../words/fields.ts';

/** The server turned a second screen of this kiosk away. Before the day opens nobody can take a number, and nothing is recorded. */
export const reportSecondScreen = defineCommand({
  type: 'report-second-screen',
  asked: within({ kiosk: NO_BODY }),
  decide: (branch, _command, actor, { now }) => {
    if (actor.role !== 'kiosk') return refuse('not-allowed', {});
    const { kioskId } = actor;
    if (configurationOfOpenDay(branch) === null) return accept([]);
    const known = branch.staff.kiosks.troubles.get(alarmKey({ kind: 'kiosk-doubled', kioskId }));
    const isFresh = known !== undefined && now < known.until - SECOND_SCREEN_SPAN_MS + SECOND_SCREEN_AGAIN_MS;
    return accept(isFresh ? [] : [{ type: 'second-screen-refused', kioskId }]);
  },
});
