import { defineCommand, within } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { COUNT, ID, MOMENT } from '../words/fields.ts';
import { SEATS_MAX } from '../words/list.ts';
import { staffIdOf } from './people.ts';

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

const BODY = {
  gatheringId: ID,
  startsAt: MOMENT,
  seats: COUNT,
};

/** GATHER-1: a gathering is in the future, within a year, and has seats. */
export const planGathering = defineCommand({
  type: 'plan-gathering',
  asked: within({ supervisor: BODY }),
  decide: (_, command, actor, { now }) => {
    const { gatheringId, startsAt, seats } = command;
    if (startsAt <= now || startsAt > now + YEAR_MS) return refuse('gathering-not-ahead', {});
    if (seats < 1 || seats > SEATS_MAX) return refuse('malformed', { field: 'seats' });
    return accept([{ type: 'gathering-planned', gatheringId, startsAt, seats, staffId: staffIdOf(actor) }]);
  },
});
