import type { Answer } from '../store/log.ts';
import type { Intent } from './intent.ts';
import type { Pending } from './desk-parts.ts';
import { refused } from './known-answer.ts';
import { requestHash } from './request-hash.ts';

/** Commands waiting for the next commit. A branch at ten times its peak has a handful; beyond this something floods. */
export const QUEUE_MAX = 1_000;

/** Intents that wait for the next commit, which takes them all. */
export class Inbox {
  private readonly commit: () => void;
  private waiting: Pending[] = [];

  constructor(commit: () => void) {
    this.commit = commit;
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Resolves once a commit has answered. */
  add(intent: Intent): Promise<Answer> {
    if (this.waiting.length >= QUEUE_MAX) return Promise.resolve(refused('too-many-requests'));
    return new Promise((reply) => {
      if (this.isEmpty) setImmediate(() => this.commit());
      this.waiting.push({ intent, bodyHash: requestHash(intent), reply });
    });
  }

  takeAll(): readonly Pending[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }
}
