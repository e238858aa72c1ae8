import type { Command } from '../kernel/commands.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { Person } from '../store/person.ts';
import type { Draft, MakeDraft } from './draft.ts';

/** What one person, one device or the server itself wants. */
export interface Intent {
  /** One id for each intent: sent again, it gets the first answer and nothing happens twice. */
  readonly commandId: string;
  readonly actor: Actor;
  /** Id of the device at which a person asks; null: the server itself asks, or a device speaks for itself. */
  readonly deviceId: string | null;
  /** The request as sent: a repeated id must come with the same one. */
  readonly asked: object;
  /** Makes the command. For rows of a large list that happens within the commit, after the row was read. */
  readonly draft: MakeDraft;
  /** Personal data stored in the same commit if the command is accepted, and never in an event; null: none. */
  readonly person: Person | null;
}

/** The intent of a command about the branch alone, asked at no device that the branch knows. */
export function intentOf(commandId: string, command: Command, actor: Actor, person: Person | null): Intent {
  return { commandId, actor, deviceId: null, asked: command, draft: (): Draft => ({ ok: true, command, write: () => {} }), person };
}
