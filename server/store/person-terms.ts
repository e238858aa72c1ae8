import type { StoredEvent } from '../kernel/words/event.ts';
import type { Batch } from './log.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What an event means for the personal data it refers to, in its own transaction: a term, a correction, deletion at once. */
export function keepTerms(batch: Batch, { at, event }: StoredEvent, phoneDays: number): void {
  if (event.type === 'follow-up-closed') batch.giveTerm(event.personRefs, at + phoneDays * DAY_MS);
  if (event.type === 'person-forgotten' || event.type === 'customer-erased') batch.forget(event.personRefs);
  if (event.type !== 'follow-up-corrected') return;
  const { personRef, personWas } = event;
  if (personRef !== null && personWas !== null && personRef !== personWas) batch.inherit(personRef, personWas);
}

/** Whether data was deleted whose bytes must not wait for the next purge. */
export function isErasure({ event }: StoredEvent): boolean {
  return event.type === 'person-forgotten' || event.type === 'customer-erased';
}
