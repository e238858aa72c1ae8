import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { alarmKey } from '../state/alarm.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  kioskId: ID,
};

/** The lobby has looked: people stand there, and the kiosk shall go on. */
export const releaseKiosk = defineCommand({
  type: 'release-kiosk',
  asked: from({ lobby: BODY }),
  decide: (branch, { kioskId }, actor) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    if (!configuration.kiosks.some(({ id }) => id === kioskId)) return refuse('unknown-kiosk', {});
    if (actor.role !== 'lobby') return refuse('not-allowed', {});
    return accept(
      branch.staff.kiosks.troubles.has(alarmKey({ kind: 'kiosk-limit', kioskId }))
        ? [{ type: 'kiosk-released', kioskId, staffId: actor.staffId }]
        : [],
    );
  },
});
