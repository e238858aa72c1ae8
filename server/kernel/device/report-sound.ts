import { defineCommand, fromAndWithin } from '../rule.ts';
import { SOUND_CONDITIONS, SOUND_FAULT_MAX_LENGTH } from '../state/sound.ts';
import { oneOf, oneOfBut, orNothing, text } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';

const FAULT = orNothing(text({ minLength: null, maxLength: SOUND_FAULT_MAX_LENGTH, pattern: null, isTrimmed: false }));
const BODY = {
  condition: oneOfBut(SOUND_CONDITIONS, ['unreachable']),
  fault: FAULT,
};
/** The server reports for a display that is not connected. */
const ABSENT_BODY = { condition: oneOf(['unreachable']), fault: FAULT };

/** An announcing display reports how its sound is; only a change is an event. */
export const reportSound = defineCommand({
  type: 'report-sound',
  asked: fromAndWithin({ wall: BODY }, { wall: ABSENT_BODY }),
  decide: (branch, command, actor) => {
    const sound = actor.role === 'wall' ? branch.hall.sounds.get(actor.wallId) : undefined;
    if (sound === undefined) return refuse('not-announcing', {});
    const { condition, fault } = command;
    if (sound.condition === condition && sound.fault === fault) return accept([]);
    return accept([{ type: 'sound-reported', wallId: sound.wallId, condition, fault }]);
  },
});
