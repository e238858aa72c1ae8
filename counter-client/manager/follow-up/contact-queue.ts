import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ManagerCommand } from '../../../server/contract/manager.ts';
import type { LocalText, Reply } from '../../../server/contract/wire.ts';
import { newCommandId } from '../../../server/web/command-id.ts';
import { askList } from '../../parts/list/http.ts';

export type ContactLog = Extract<ManagerCommand, { readonly type: 'log-contact' }>;

/** A contact that the branch has not confirmed: the same id however often it is sent, so it is never logged twice. */
export interface QueuedContact {
  readonly commandId: string;
  readonly command: ContactLog;
  /** Why the branch would not have it; null: not asked, or not answered yet. */
  readonly refused: LocalText | null;
}

export interface ContactQueue {
  readonly waiting: ReadonlySignal<readonly QueuedContact[]>;
  /** What the branch said to the last one it took, by follow-up. */
  readonly warnings: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  /** False: no more can be kept. */
  log(command: ContactLog): boolean;
  discard(commandId: string): void;
}

/** Contacts of a long afternoon without a network. */
const QUEUED_MAX = 50;
/** The page hears the server, and yet a contact did not get through. */
const RETRY_MS = 2_000;

/**
 * Contacts logged while the server is away lie in this browser until it is back. No note is kept here: what
 * names or describes a customer does not belong into a browser's storage.
 */
export function createContactQueue(offline: ReadonlySignal<boolean>): ContactQueue {
  const at = `branch-queue:contacts:${location.pathname}`;
  const waiting = signal<readonly QueuedContact[]>(recalled(at));
  const warnings = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  let isSending = false;

  const keep = (queue: readonly QueuedContact[]): void => {
    waiting.value = queue;
    const stored = queue.map((one) => ({ ...one, command: { ...one.command, note: null } }));
    if (stored.length === 0) localStorage.removeItem(at);
    else localStorage.setItem(at, JSON.stringify(stored));
  };
  const drop = (commandId: string): void => keep(waiting.peek().filter((one) => one.commandId !== commandId));

  const send = async ({ commandId, command }: QueuedContact): Promise<boolean> => {
    const answer = await askList<Reply>('/api/commands', { commandId, command });
    if (answer.kind === 'done') {
      const { body } = answer;
      const warned = body.ok && body.receipt.kind === 'contact' ? body.receipt.warnings : [];
      warnings.value = new Map([...warnings.peek(), [command.followUpId, warned]]);
      drop(commandId);
      return true;
    }
    const { text } = answer;
    if (text === null) return false;
    keep(waiting.peek().map((one) => (one.commandId === commandId ? { ...one, refused: text } : one)));
    return true;
  };

  /** In the order they were made; one that is refused waits for a person, and holds nobody up. */
  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    let next = waiting.peek().find(({ refused }) => refused === null);
    while (next !== undefined && !offline.peek() && (await send(next))) next = waiting.peek().find(({ refused }) => refused === null);
    isSending = false;
    if (next !== undefined && !offline.peek()) setTimeout(() => void flush(), RETRY_MS);
  };

  effect(() => {
    if (!offline.value) void flush();
  });
  return {
    waiting,
    warnings,
    log(command) {
      if (waiting.peek().length >= QUEUED_MAX) return false;
      keep([...waiting.peek(), { commandId: newCommandId(), command, refused: null }]);
      void flush();
      return true;
    },
    discard: drop,
  };
}

function recalled(at: string): readonly QueuedContact[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(at) ?? '[]');
    return Array.isArray(kept) ? (kept.slice(0, QUEUED_MAX) as QueuedContact[]) : [];
  } catch {
    return [];
  }
}
