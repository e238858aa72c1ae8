import { z } from 'zod';
import type { WireCommand } from '../contract/command/commands.ts';
import { NOTE_MAX_LENGTH, SURNAME_MAX_LENGTH } from '../contract/command/person.ts';
import { AUDIENCES } from '../contract/wire.ts';
import type { Refusal } from '../kernel/words/refusal.ts';
import { commandsOf } from './of-subject.ts';
import { readInput } from './read-input.ts';
import type { Subject } from './subjects/subject.ts';

/** Longest piece of the caller's own input that a refusal repeats. */
const ECHO_MAX_LENGTH = 48;

export const commandId = z.uuid();

type Read =
  { readonly ok: true; readonly commandId: string; readonly command: WireCommand } | { readonly ok: false; readonly refusal: Refusal };

/** Checks one request against the audience's schema; everything else gets a refusal that names the fault. */
export function readRequest(audience: Subject['audience'], id: unknown, body: unknown): Read {
  const parsedId = readInput(commandId, id);
  if (!parsedId.success) return refused({ code: 'malformed', params: { field: 'commandId' } });
  const type = typeOf(body);
  const schema = type === null ? undefined : commandsOf(audience).get(type);
  const parsed = schema === undefined ? null : readInput(schema, body);
  // The schemas are derived from the same bodies as WireCommand (contract/commands.ts).
  if (parsed?.success === true) return { ok: true, commandId: parsedId.data, command: parsed.data as WireCommand };
  if (parsed !== null && parsed.error === null) return refused({ code: 'malformed', params: { field: type ?? '' } });
  return refused(faultOf(body, type, parsed?.error ?? null));
}

function refused(refusal: Refusal): Read {
  return { ok: false, refusal };
}

/** null: the body does not say which command it is. */
function typeOf(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string' ? body.type : null;
}

function faultOf(body: unknown, type: string | null, error: z.ZodError | null): Refusal {
  if (type === null) return { code: 'malformed', params: { field: 'type' } };
  if (!TYPES.has(type)) return { code: 'unknown-command', params: { field: type.slice(0, ECHO_MAX_LENGTH) } };
  if (error === null) return { code: 'not-allowed', params: {} };
  const own = OWN_WORDS[error.issues[0]?.message ?? ''];
  if (own !== undefined) return own;
  return { code: 'malformed', params: { field: `${type}: ${fieldOf(error, body)}`.slice(0, ECHO_MAX_LENGTH) } };
}

/** Frequent typing errors get a refusal of their own: the schemas name it. */
const OWN_WORDS: Readonly<Record<string, Refusal>> = {
  'phone-wrong': { code: 'phone-wrong', params: {} },
  'phone-without-consent': { code: 'phone-without-consent', params: {} },
  'surname-wrong': { code: 'surname-wrong', params: { limit: SURNAME_MAX_LENGTH } },
  'note-too-long': { code: 'note-too-long', params: { limit: NOTE_MAX_LENGTH } },
};

/** Which field, and for a size out of range what was found and what is allowed: "serviceIds 61 > 60". */
function fieldOf(error: z.ZodError, body: unknown): string {
  const issue = error.issues[0];
  if (issue === undefined) return '?';
  const field = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.');
  const size = sizeOf(issue.path.reduce<unknown>(stepInto, body));
  if (size === null) return field;
  if (issue.code === 'too_big') return `${field} ${size} > ${issue.maximum}`;
  return issue.code === 'too_small' ? `${field} ${size} < ${issue.minimum}` : field;
}

function stepInto(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined;
}

/** Entries of a list, characters of a text, or the number itself; null: a value without a size. */
function sizeOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : null;
}

/** Command types of an audience. */
export function typesOf(audience: Subject['audience']): string[] {
  return [...commandsOf(audience).keys()];
}

const TYPES = new Set([...AUDIENCES, 'operator' as const].flatMap(typesOf));
