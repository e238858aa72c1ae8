import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';

/** A display that announces tells how its sound is; only a change is a fact. */
export function reportSound(branch: Branch, command: CommandOf<'report-sound'>, actor: Actor): Decision {
  const sound = actor.role === 'wall' ? branch.hall.sounds.get(actor.wallId) : undefined;
  if (sound === undefined) return refuse('not-announcing', {});
  const { condition, fault } = command;
  if (sound.condition === condition && sound.fault === fault) return accept([]);
  return accept([{ type: 'sound-reported', wallId: sound.wallId, condition, fault }]);
}
