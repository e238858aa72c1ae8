import { oneOfBut } from '../words/body.ts';
import { SOUND_CONDITIONS } from '../state/sound.ts';
import { accept, refuse } from '../words/decision.ts';
import { SOUND_FAULT_MAX_LENGTH } from '../state/sound.ts';
import { text, oneOf, orNothing } from '../words/body.ts';
import { defineCommand, fromAndWithin } from '../rule.ts';

const FAULT = orNothing(text({ minLength: null, maxLength: SOUND_FAULT_MAX_LENGTH, pattern: null, isTrimmed: false }));
const BODY = {
  condition: oneOfBut(SOUND_CONDITIONS, ['unreachable']),
  fault: FAULT,
};
/** That a display is not there, the server says for it. */
const ABSENT_BODY = { condition: oneOf(['unreachable']), fault: FAULT };

/** A display that announces tells how its sound is; only a change is a fact. */
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
