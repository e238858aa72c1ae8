import type { Answer } from '../kernel/words/answer.ts';
import type { RefusalCode } from '../kernel/words/refusal.ts';
import type { EventLog } from '../store/log.ts';
import type { Pending, Written } from './desk-parts.ts';

/** The earlier answer to the same command id; null: the id is new. */
export function repeatedAnswer(log: EventLog, { intent: { commandId }, bodyHash }: Pending): Answer | null {
  const known = log.recall(commandId);
  if (known === null) return null;
  return known.bodyHash === bodyHash ? known.answer : refused('command-id-reused');
}

/** The disk is full: a repeated command gets its answer again, every other one is told of the full disk. */
export function turnedAway(log: EventLog, pending: readonly Pending[]): Written {
  return { answers: pending.map((one) => repeatedAnswer(log, one) ?? refused('storage-full')), changed: [] };
}

export function refused(code: RefusalCode): Answer {
  return { ok: false, refusal: { code, params: {} } };
}
