import { type Command, COMMANDS, type CommandType } from './commands.ts';
import { mayAsk } from './permissions.ts';
import type { Decide } from './rule.ts';
import type { Branch } from './state/branch.ts';
import type { Actor } from './words/actor.ts';
import type { Context } from './words/context.ts';
import { type Decision, refuse } from './words/decision.ts';

// The list pairs each type with its own body, which the compiler cannot follow through a union.
const DECIDERS = Object.fromEntries(COMMANDS.map(({ type, decide }) => [type, decide])) as unknown as Readonly<
  Record<CommandType, Decide<Command>>
>;

/** What a command does to a branch: events, or a refusal. Reads the branch, changes nothing, knows no clock. */
export function decide(branch: Branch, command: Command, actor: Actor, context: Context): Decision {
  if (!mayAsk(actor, command.type)) return refuse('not-allowed', {});
  return DECIDERS[command.type](branch, command, actor, context);
}
