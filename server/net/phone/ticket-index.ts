import { hash } from 'node:crypto';
import type { Hall } from '../../kernel/state/branch.ts';

/** Texts that can be tokens: at least 32 characters that need no escaping in an address. */
export const TOKEN_PATTERN = '[A-Za-z0-9_-]{32,64}';

/**
 * Finds the day's tickets by their tokens. Stored by digest: the time of a look-up does not reveal how much of a guess was
 * right, and a copy of this memory opens no page.
 */
export class TicketIndex {
  private readonly hall: () => Hall;
  private readonly ticketIds = new Map<string, string>();
  private day: Hall['day'] = null;

  constructor(hall: () => Hall) {
    this.hall = hall;
  }

  /** The ticket's id; null: no ticket of this day has this token. */
  find(token: string): string | null {
    this.catchUp();
    return this.ticketIds.get(digestOf(token)) ?? null;
  }

  /** The hall's tickets only grow in number, in the order taken, until another day opens with none. */
  private catchUp(): void {
    const { day, tickets } = this.hall();
    if (day !== this.day || tickets.size < this.ticketIds.size) this.ticketIds.clear();
    this.day = day;
    if (tickets.size === this.ticketIds.size) return;
    let passed = 0;
    const known = this.ticketIds.size;
    for (const { id, token } of tickets.values()) {
      passed += 1;
      if (passed > known) this.ticketIds.set(digestOf(token), id);
    }
  }
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
