import type { Batch } from '../store/log.ts';
import type { Intent } from './intent.ts';

/** What a person asked for and did not get, in the commit that answers him. What he got is told by the events. */
export function noteRefused(batch: Batch, { actor, deviceId, asked }: Intent, at: number): void {
  if (!('staffId' in actor) && actor.role !== 'operator') return;
  const staffId = 'staffId' in actor ? actor.staffId : null;
  const type = 'type' in asked && typeof asked.type === 'string' ? asked.type : null;
  batch.note({ at, staffId, role: actor.role, deviceId, act: 'command-refused', about: type, outcome: 'refused' });
}
