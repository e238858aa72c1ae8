import { z } from 'zod';
import { counterDisplayCommand } from '../contract/counter-display.ts';
import { deviceCommand } from '../contract/device.ts';
import { kioskCommand } from '../contract/kiosk.ts';
import { lobbyCommand } from '../contract/lobby.ts';
import { managerCommand } from '../contract/manager.ts';
import { NOTE_MAX_LENGTH } from '../contract/follow-up.ts';
import { SURNAME_MAX_LENGTH } from '../contract/priority.ts';
import { ratingCommand } from '../contract/rating.ts';
import { supervisorCommand } from '../contract/supervisor.ts';
import { tellerCommand } from '../contract/teller.ts';
import { wallCommand } from '../contract/wall.ts';
import type { Refusal } from '../kernel/words/refusal.ts';
import type { Subject } from './subjects/subject.ts';

/**
 * No command but an agent's list of devices needs more; what is longer, and not understood, is somebody else's data. Still larger
 * messages are cut off by the transport.
 */
export const COMMAND_MAX_BYTES = 4 * 1024;
/** Longest piece of the caller's own input that a refusal repeats. */
const ECHO_MAX_LENGTH = 48;

/** The command line opens and closes the day; everything else is done at a screen. */
export const operatorCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open-day') }),
  z.strictObject({ type: z.literal('close-day') }),
]);

/** What each kind of token may ask for. */
export const COMMANDS = {
  kiosk: kioskCommand,
  wall: wallCommand,
  'counter-display': counterDisplayCommand,
  rating: ratingCommand,
  teller: tellerCommand,
  lobby: lobbyCommand,
  manager: managerCommand,
  supervisor: supervisorCommand,
  device: deviceCommand,
  operator: operatorCommand,
} as const satisfies Record<Subject['audience'], z.ZodType>;

export type WireCommand = z.infer<(typeof COMMANDS)[Subject['audience']]>;

export const commandId = z.uuid();

export type Read =
  { readonly ok: true; readonly commandId: string; readonly command: WireCommand } | { readonly ok: false; readonly refusal: Refusal };

/** Reads one request as strictly as the audience's schema says; whatever else arrives gets a refusal that names the fault. */
export function readRequest(audience: Subject['audience'], id: unknown, body: unknown): Read {
  const parsedId = commandId.safeParse(id);
  if (!parsedId.success) return refused({ code: 'malformed', params: { field: 'commandId' } });
  const parsed = COMMANDS[audience].safeParse(body);
  if (parsed.success) return { ok: true, commandId: parsedId.data, command: parsed.data };
  return refused(faultOf(audience, body, parsed.error));
}

function refused(refusal: Refusal): Read {
  return { ok: false, refusal };
}

function faultOf(audience: Subject['audience'], body: unknown, error: z.ZodError): Refusal {
  if (JSON.stringify(body ?? null).length > COMMAND_MAX_BYTES) return { code: 'payload-too-large', params: { limit: COMMAND_MAX_BYTES } };
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : null;
  if (typeof type !== 'string') return { code: 'malformed', params: { field: 'type' } };
  if (!TYPES.has(type)) return { code: 'unknown-command', params: { field: type.slice(0, ECHO_MAX_LENGTH) } };
  if (!typesOf(audience).includes(type)) return { code: 'not-allowed', params: {} };
  const own = OWN_WORDS[error.issues[0]?.message ?? ''];
  if (own !== undefined) return own;
  return { code: 'malformed', params: { field: `${type}: ${fieldOf(error)}`.slice(0, ECHO_MAX_LENGTH) } };
}

/** What people type wrongly is refused in words of its own: the schemas name the refusal. */
const OWN_WORDS: Readonly<Record<string, Refusal>> = {
  'phone-wrong': { code: 'phone-wrong', params: {} },
  'phone-without-consent': { code: 'phone-without-consent', params: {} },
  'surname-wrong': { code: 'surname-wrong', params: { limit: SURNAME_MAX_LENGTH } },
  'note-too-long': { code: 'note-too-long', params: { limit: NOTE_MAX_LENGTH } },
};

function fieldOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return '?';
  return [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.');
}

/** Command types of an audience, in the order of its schema. */
export function typesOf(audience: Subject['audience']): string[] {
  const schema = COMMANDS[audience];
  return 'options' in schema ? schema.options.map((option) => option.shape.type.value) : [];
}

const TYPES = new Set((Object.keys(COMMANDS) as Subject['audience'][]).flatMap(typesOf));
