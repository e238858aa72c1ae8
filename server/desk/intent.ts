import type { Command } from '../kernel/commands.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { Person } from '../store/person.ts';
import type { Draft, MakeDraft } from './draft.ts';

/** What one person or device wants, or the server itself. */
export interface Intent {
  /** Made once for each intent: sent again, it gets the first answer and nothing happens twice. */
  readonly commandId: string;
  readonly actor: Actor;
  /** What was asked for, by which a repeated id is known to be the same request. */
  readonly asked: object;
  /** The command; of rows in a large list only once the row has been looked at, within the commit. */
  readonly draft: MakeDraft;
  /** Personal data kept in the same commit if the command is carried out, and never in an event; null: none. */
  readonly person: Person | null;
}

/** The intent of one command about the branch alone. */
export function intentOf(commandId: string, command: Command, actor: Actor, person: Person | null): Intent {
  return { commandId, actor, asked: command, draft: (): Draft => ({ ok: true, command, write: () => {} }), person };
}
