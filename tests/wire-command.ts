import { type CommandFrom, commandSchemasOf } from '../server/contract/command/commands.ts';
import type { Role } from '../server/kernel/rule.ts';

/** What a role sent, read as strictly as the server reads it. @throws when the role may not send it, or not so */
export function readCommand<R extends Role>(role: R, command: unknown): CommandFrom<R> {
  const type = typeof command === 'object' && command !== null && 'type' in command ? String(command.type) : '';
  const schema = commandSchemasOf(role).get(type);
  if (schema === undefined) throw new Error(`${role} may not send ${JSON.stringify(command)}`);
  return schema.parse(command) as CommandFrom<R>;
}
