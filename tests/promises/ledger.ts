import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { databaseFile } from '../../server/store/database.ts';

/** Somebody wants one number, however often it is asked for. */
export interface Intent {
  /** One id, unless a client makes a new one at each try. */
  readonly commandIds: string[];
  /** null: no number was confirmed. */
  ticketId: string | null;
  isRefused: boolean;
}

/** What the database says about what the clients know. */
export interface Verdict {
  readonly intents: number;
  /** Confirmed numbers that are not stored. */
  readonly lost: number;
  /** Tickets stored beyond one for each intent. */
  readonly doubled: number;
  /** Intents that no answer came to in the end. */
  readonly missing: number;
  /** Intents with two different answers, or refused and stored all the same. */
  readonly contradicted: number;
  readonly refused: number;
}

/** What the clients know over all lives of a server. */
export class Ledger {
  readonly intents: Intent[] = [];
  /** Heard so far, refusals included. */
  answers = 0;
  refused = 0;
  private readonly unanswered: Intent[] = [];
  private contradicted = 0;

  get unansweredCount(): number {
    return this.unanswered.length;
  }

  intend(): Intent {
    const intent: Intent = { commandIds: [randomUUID()], ticketId: null, isRefused: false };
    this.intents.push(intent);
    return intent;
  }

  /** One that no answer came to, to be asked for again with the same id; null: there is none. */
  again(): Intent | null {
    return this.unanswered.shift() ?? null;
  }

  leave(intent: Intent): void {
    this.unanswered.push(intent);
  }

  hear(intent: Intent, reply: unknown): void {
    this.answers += 1;
    const { ok, receipt } = reply as { readonly ok: boolean; readonly receipt: { readonly ticketId: string } };
    if (ok && intent.ticketId !== null && intent.ticketId !== receipt.ticketId) this.contradicted += 1;
    if (ok) intent.ticketId = receipt.ticketId;
    else intent.isRefused = true;
    if (!ok) this.refused += 1;
  }

  /** Only when the server has ended. */
  compare(dataDir: string): Verdict {
    const tickets = storedIn(dataDir);
    const known = new Set([...tickets.values()].flat());
    const countOf = ({ commandIds }: Intent) => commandIds.flatMap((id) => tickets.get(id) ?? []).length;
    const { intents, refused } = this;
    return {
      intents: intents.length,
      lost: intents.filter(({ ticketId }) => ticketId !== null && !known.has(ticketId)).length,
      doubled: intents.reduce((sum, intent) => sum + Math.max(0, countOf(intent) - 1), 0),
      missing: intents.filter(({ ticketId, isRefused }) => ticketId === null && !isRefused).length,
      contradicted: this.contradicted + intents.filter((intent) => intent.isRefused && countOf(intent) > 0).length,
      refused,
    };
  }
}

/** The tickets of each command id. Without a database there are none: what was confirmed is lost, and a server that never started is told as that. */
function storedIn(dataDir: string): ReadonlyMap<string, readonly string[]> {
  if (!existsSync(databaseFile(dataDir))) return new Map();
  const connection = new Database(databaseFile(dataDir), { readonly: true });
  const rows = connection
    .prepare<[], { id: string; ticketId: string }>(
      "SELECT command_id AS id, body ->> 'ticketId' AS ticketId FROM events WHERE type = 'ticket-taken'",
    )
    .all();
  connection.close();
  const tickets = new Map<string, string[]>();
  for (const { id, ticketId } of rows) tickets.set(id, [...(tickets.get(id) ?? []), ticketId]);
  return tickets;
}
