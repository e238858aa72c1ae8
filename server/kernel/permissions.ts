import { COMMANDS, type CommandType } from './commands.ts';
import type { Role } from './rule.ts';
import type { Actor } from './words/actor.ts';

/** Roles that a command has a body for. The wire offers the same and no more; this is the second check. */
const ROLES = Object.fromEntries(
  COMMANDS.map(({ type, asked }) => [type, new Set([...Object.keys(asked.wire), ...Object.keys(asked.inside)])]),
) as unknown as Readonly<Record<CommandType, ReadonlySet<Role>>>;

export function mayAsk(actor: Actor, type: CommandType): boolean {
  return ROLES[type].has(actor.role);
}
