import { defineCommand, within } from '../rule.ts';
import { TICKETS_OUT_MAX, TICKETS_OUT_UNKNOWN } from '../state/restoration.ts';
import { orNothing } from '../words/body.ts';
import { accept } from '../words/decision.ts';
import { COUNT, MOMENT } from '../words/fields.ts';

/** archiveMadeAt: null where no archive was put back. lostCount: null where nobody knows. */
const BODY = {
  archiveMadeAt: orNothing(MOMENT),
  lostCount: orNothing(COUNT),
  epoch: COUNT,
};

/** RESTORE-1: the server says so before it listens, and before any number is given. */
export const recordRestoration = defineCommand({
  type: 'record-restoration',
  asked: within({ operator: BODY }),
  decide: (_, { archiveMadeAt, lostCount, epoch }, _actor, { local }) => {
    const ticketsOut = Math.min(lostCount ?? TICKETS_OUT_UNKNOWN, TICKETS_OUT_MAX);
    return accept([{ type: 'branch-restored', archiveMadeAt, lostCount, epoch, date: local.date, ticketsOut }]);
  },
});
