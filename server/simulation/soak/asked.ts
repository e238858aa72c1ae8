import type { Actor } from '../../kernel/words/actor.ts';
import type { Command } from '../../kernel/commands.ts';

/** One command and its asker. */
export interface Asked {
  readonly command: Command;
  readonly actor: Actor;
}
