import { hash } from 'node:crypto';
import type { Intent } from './intent.ts';

/** Fields that the server adds: after a restart, which forgets cards, the same request comes without them. */
const ADDED_BY_THE_SERVER: ReadonlySet<string> = new Set(['card', 'personRef', 'lookRef']);

/** Hash of a request, to recognise a repeated one. It includes the actor: with another person's command id, nobody may fetch the answer. */
export function requestHash({ asked, actor }: Intent): string {
  const said = Object.fromEntries(Object.entries(asked).filter(([key]) => !ADDED_BY_THE_SERVER.has(key)));
  return hash('sha256', JSON.stringify([sorted(actor), sorted(said)]), 'base64url');
}

/** Sorts keys, because their order is not part of the request. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
