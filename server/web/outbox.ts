import { RESEND_AFTER_MS } from '../contract/wire.ts';
import type { LocalText, Reply } from '../contract/wire.ts';
import { newCommandId } from './command-id.ts';
import type { Place } from './place.ts';

/**
 * A request is one person's intent. After this long unanswered it is given up, so that a server back
 * from an outage does not issue a number to somebody long gone.
 */
export const REQUEST_LIFE_MS = 30_000;
/** What met a session that was over is kept for so long: the person signs in again, which is part of the same intent. */
export const HELD_LIFE_MS = 5 * 60_000;
/** Most requests under way at once; a person cannot mean more. */
export const PENDING_MAX = 16;

/** How a request ends: with the server's reply, or with none; then the view shows its effect. */
export type Answer =
  Reply | { readonly ok: false; readonly refusal: 'no-answer'; readonly params: Readonly<Record<string, never>>; readonly text: LocalText };

export const NO_ANSWER: Answer = {
  ok: false,
  refusal: 'no-answer',
  params: {},
  text: {
    'zh-CN': '系统暂时没有回应，是否成功请以屏幕显示为准。',
    en: 'No answer from the system yet. Please go by what the screen shows.',
  },
};

const TOO_MANY: Answer = {
  ok: false,
  refusal: 'too-many-requests',
  params: {},
  text: { 'zh-CN': '操作过于频繁，请稍候再试。', en: 'Too many requests at once. Please wait a moment.' },
};

/**
 * Fields that hold what somebody typed or a card said. A command with one of them is kept in memory alone, so that after a reload its form
 * is typed again; only where a session ended in the middle of it may it lie in the tab, because signing in at the bank leaves this page.
 * Everything else is ids and words of the program; tests/web/outbox.test.ts holds this list against the schemas.
 */
const TYPED_FIELDS: ReadonlySet<string> = new Set(['bin', 'code', 'digits', 'fault', 'lastFour', 'note', 'phone', 'reason', 'surname']);

interface Pending<Command> {
  readonly commandId: string;
  readonly command: Command;
  /** Wall clock, because it is kept over a reload. */
  readonly madeAt: number;
  sentAt: number | null;
  /** The server did not carry it out, because nobody is signed in; it goes again once somebody is. */
  isHeld: boolean;
  /** null for a request from before a reload: nobody waits for its answer, the view shows it. */
  readonly resolve: ((answer: Answer) => void) | null;
}

/** Puts one request on the wire; calls back with the reply, perhaps never. */
type Send<Command> = (commandId: string, command: Command, replied: (reply: Reply) => void) => void;

/**
 * Requests that have no answer yet. Each keeps the id it was made with across resends, reconnects
 * and reloads; the server answers a repeated id with the first answer.
 */
export class Outbox<Command> {
  private readonly place: Place;
  private readonly send: Send<Command>;
  private readonly changed: (pending: number, latencyMs: number | null) => void;
  private readonly pending = new Map<string, Pending<Command>>();

  constructor(place: Place, send: Send<Command>, changed: (pending: number, latencyMs: number | null) => void) {
    this.place = place;
    this.send = send;
    this.changed = changed;
    this.recall();
  }

  get size(): number {
    return this.pending.size;
  }

  request(command: Command, live: boolean): Promise<Answer> {
    if (this.pending.size >= PENDING_MAX) return Promise.resolve(TOO_MANY);
    return new Promise((resolve) => {
      const entry: Pending<Command> = {
        commandId: newCommandId(),
        command,
        madeAt: this.place.wallMs(),
        sentAt: null,
        isHeld: false,
        resolve,
      };
      this.pending.set(entry.commandId, entry);
      this.keep();
      this.changed(this.pending.size, null);
      if (live) this.transmit(entry);
    });
  }

  /** Everything unanswered, again, with the same ids: after a reconnect. */
  resendAll(): void {
    for (const entry of this.pending.values()) this.transmit(entry);
  }

  /** Called regularly: gives up what is too old, resends what is overdue. */
  tick(live: boolean): void {
    for (const entry of [...this.pending.values()]) {
      const age = this.place.wallMs() - entry.madeAt;
      if (age > (entry.isHeld ? HELD_LIFE_MS : REQUEST_LIFE_MS) || age < 0) this.settle(entry, NO_ANSWER, null);
      else if (live && !entry.isHeld && (entry.sentAt === null || this.place.monotonicMs() - entry.sentAt >= RESEND_AFTER_MS))
        this.transmit(entry);
    }
  }

  /** Gives everything up. */
  forget(): void {
    for (const entry of [...this.pending.values()]) this.settle(entry, NO_ANSWER, null);
  }

  private transmit(entry: Pending<Command>): void {
    const sentAt = this.place.monotonicMs();
    entry.sentAt = sentAt;
    entry.isHeld = false;
    this.send(entry.commandId, entry.command, (reply) => {
      if (!reply.ok && reply.refusal === 'not-signed-in') this.hold(entry);
      else this.settle(entry, reply, this.place.monotonicMs() - sentAt);
    });
  }

  /** Also in the tab's own memory: whoever signs in elsewhere leaves this page, and comes back. */
  private hold(entry: Pending<Command>): void {
    entry.isHeld = true;
    this.keep();
  }

  private settle(entry: Pending<Command>, answer: Answer, latencyMs: number | null): void {
    if (!this.pending.delete(entry.commandId)) return;
    this.keep();
    this.changed(this.pending.size, latencyMs);
    entry.resolve?.(answer);
  }

  private keep(): void {
    const mayBeKept = [...this.pending.values()].filter(({ command, isHeld }) => isHeld || !holdsTyped(command));
    const kept = mayBeKept.map(({ commandId, command, madeAt, isHeld }) => ({ commandId, command, madeAt, isHeld }));
    if (kept.length === 0) this.place.store.removeItem(this.key);
    else this.place.store.setItem(this.key, JSON.stringify(kept));
  }

  private recall(): void {
    const text = this.place.store.getItem(this.key);
    if (text === null) return;
    for (const kept of parseKept<Command>(text)) {
      this.pending.set(kept.commandId, { ...kept, isHeld: kept.isHeld === true, sentAt: null, resolve: null });
    }
  }

  private get key(): string {
    return `branch-queue:pending:${this.place.path}`;
  }
}

function holdsTyped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) => (TYPED_FIELDS.has(name) && one !== null) || holdsTyped(one));
}

interface Kept<Command> {
  readonly commandId: string;
  readonly command: Command;
  readonly madeAt: number;
  /** Pages of an earlier build kept none. */
  readonly isHeld: boolean | undefined;
}

function parseKept<Command>(text: string): Kept<Command>[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? (kept.slice(0, PENDING_MAX) as Kept<Command>[]) : [];
  } catch {
    return [];
  }
}
