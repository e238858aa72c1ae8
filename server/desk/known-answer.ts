import type { Answer } from '../kernel/words/answer.ts';
import type { RefusalCode } from '../kernel/words/refusal.ts';
import type { EventLog } from '../store/log.ts';
import type { StorageTrouble } from '../store/unavailable.ts';
import type { Pending, Written } from './desk-parts.ts';

/** The earlier answer to the same command id; null: the id is new. */
export function repeatedAnswer(log: EventLog, { intent: { commandId }, bodyHash }: Pending): Answer | null {
  const known = log.recall(commandId);
  if (known === null) return null;
  if (known === 'damaged') return refused('answer-damaged');
  return [log.sumOf(bodyHash), bodyHash].includes(known.bodyHash) ? known.answer : refused('command-id-reused');
}

/** Nothing can be written: a repeated command gets its answer again, every other one is told why. */
export function turnedAway(log: EventLog, pending: readonly Pending[], trouble: StorageTrouble): Written {
  const known = pending.map((one) => repeatedAnswer(log, one));
  const answers = known.map((answer) => answer ?? refused(TROUBLE_REFUSALS[trouble]));
  return { answers, changed: [], repeated: known.filter((answer) => answer !== null).length };
}

/** What a person is told. */
export const TROUBLE_REFUSALS = { full: 'storage-full', busy: 'storage-busy' } as const satisfies Record<StorageTrouble, RefusalCode>;

export function refused(code: RefusalCode): Answer {
  return { ok: false, refusal: { code, params: {} } };
}
