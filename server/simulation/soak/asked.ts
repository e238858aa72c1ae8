import type { Actor } from '../../kernel/words/actor.ts';
import type { Command } from '../../kernel/commands.ts';

/** Somebody asks for something. */
export interface Asked {
  readonly command: Command;
  readonly actor: Actor;
}
