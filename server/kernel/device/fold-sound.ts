import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

export function soundReported(branch: Branch, event: EventOf<'sound-reported'>, at: number): void {
  const sound = known(branch.hall.sounds.get(event.wallId), `announcing display ${event.wallId}`);
  sound.condition = event.condition;
  sound.fault = event.fault;
  sound.since = at;
}
