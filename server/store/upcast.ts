import { upgradeConfiguration } from '../config/upgrade.ts';
import { NO_STANDING } from '../kernel/configuration/standing.ts';

type Body = Readonly<Record<string, unknown>>;

/**
 * A stored event of an earlier release, in today's shape. The record itself, and its checksum, stay as they are.
 * 0.1: no premium customers were known, so every ticket stood at its own time and none was passed.
 * 0.2: a request for help had no kind.
 * 0.3: every number stood at the time it was taken, or was to be. The server asked for support because of heads, never because of a wait.
 */
export function upcast(type: string, body: Body): Body {
  if (type === 'day-opened') return openedToday(body);
  if (type === 'ticket-taken') return { ...TAKEN_IN_0_1, ...withOwnArrival(body) };
  if (type === 'standing-changed') return withOwnArrival(body);
  if (type === 'help-requested') return { ...HELP_IN_0_2, ...body };
  if (type === 'support-raised') return { ...SUPPORT_IN_0_3, ...body };
  return type === 'ticket-called' ? { ...CALLED_IN_0_1, ...body } : body;
}

function withOwnArrival({ standing, ...body }: Body): Body {
  if (typeof standing !== 'object') return { ...body, ...(standing === undefined ? {} : { standing }) };
  return { ...body, standing: { arrivedAt: null, ...standing } };
}

function openedToday({ configuration, carry, ...body }: Body): Body {
  const carried = isBody(carry) ? { ...YOUNGER_CARRY, ...carry, followUps: withEarlier(carry['followUps']) } : carry;
  return { ...body, configuration: upgradeConfiguration(configuration).value, carry: carried };
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** 0.3: no contact was ever corrected. */
function withEarlier(followUps: unknown): unknown {
  if (!Array.isArray(followUps)) return followUps ?? [];
  return followUps.map((one: unknown) =>
    isBody(one) && Array.isArray(one['contacts'])
      ? { ...one, contacts: one['contacts'].map((contact: unknown) => (isBody(contact) ? { earlier: [], ...contact } : contact)) }
      : one,
  );
}

/** 0.2: no follow-up and no appointment outlived its day. 0.3: no branch was restored, and no reasons were counted. */
const YOUNGER_CARRY: Body = { followUps: [], appointments: [], dayEnds: [], restored: null, cueUses: {} };
const TAKEN_IN_0_1: Body = { standing: NO_STANDING, class: 'ordinary', headStartMs: 0, advances: true, lastFour: null };
const SUPPORT_IN_0_3: Body = { waitMs: null };
const HELP_IN_0_2: Body = { kind: 'help' };
const CALLED_IN_0_1: Body = { class: 'ordinary', overtook: 0 };
