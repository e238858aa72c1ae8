import { upgradeConfiguration } from '../config/upgrade.ts';
import { NO_STANDING } from '../kernel/standing.ts';

type Body = Readonly<Record<string, unknown>>;

/**
 * A stored event of an earlier release, as today's would say it. The record itself, and its checksum, stay as they are.
 * 0.1: nobody was known to be premium, so every ticket stood at its own time and nobody was passed.
 * 0.2: who asked for help, did not say for what.
 */
export function upcast(type: string, body: Body): Body {
  if (type === 'day-opened') return { ...body, configuration: upgradeConfiguration(body['configuration']).value };
  if (type === 'ticket-taken') return { ...TAKEN_IN_0_1, ...body };
  if (type === 'help-requested') return { ...HELP_IN_0_2, ...body };
  return type === 'ticket-called' ? { ...CALLED_IN_0_1, ...body } : body;
}

const TAKEN_IN_0_1: Body = { standing: NO_STANDING, class: 'ordinary', headStartMs: 0, advances: true, lastFour: null };
const HELP_IN_0_2: Body = { kind: 'help' };
const CALLED_IN_0_1: Body = { class: 'ordinary', overtook: 0 };
