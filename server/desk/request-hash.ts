import { hash } from 'node:crypto';
import type { Intent } from './intent.ts';

/** Not asked by anybody: a number asked for again after a restart, which forgets cards, is the same request. */
const ADDED_BY_THE_SERVER: ReadonlySet<string> = new Set(['card', 'personRef', 'lookRef']);

/** By which a repeated command id is known to be the same request. The actor belongs to it: an id that somebody else used must not fetch their answer. */
export function requestHash({ asked, actor }: Intent): string {
  const said = Object.fromEntries(Object.entries(asked).filter(([key]) => !ADDED_BY_THE_SERVER.has(key)));
  return hash('sha256', JSON.stringify([sorted(actor), sorted(said)]), 'base64url');
}

/** The order of keys is not part of what was asked. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
