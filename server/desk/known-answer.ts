import type { RefusalCode } from '../kernel/words/refusal.ts';
import type { Answer, EventLog } from '../store/log.ts';
import type { Pending, Written } from './desk-parts.ts';

/** What the same command id was answered before; null: it is new. */
export function repeatedAnswer(log: EventLog, { intent: { commandId }, bodyHash }: Pending): Answer | null {
  const known = log.recall(commandId);
  if (known === null) return null;
  return known.bodyHash === bodyHash ? known.answer : refused('command-id-reused');
}

/** The disk is full: who was answered before is answered again, all others are told. */
export function turnedAway(log: EventLog, pending: readonly Pending[]): Written {
  return { answers: pending.map((one) => repeatedAnswer(log, one) ?? refused('storage-full')), changed: [] };
}

export function refused(code: RefusalCode): Answer {
  return { ok: false, refusal: { code, params: {} } };
}
