import type { Answer } from '../kernel/words/answer.ts';
import type { Pending } from './desk-parts.ts';
import type { Intent } from './intent.ts';
import { refused } from './known-answer.ts';
import { requestHash } from './request-hash.ts';

/** Most commands that wait for the next commit. A branch at ten times its peak has a handful; more than this is a flood. */
export const QUEUE_MAX = 1_000;

/** Intents that wait for the next commit, which takes all of them. */
export class Inbox {
  private readonly commit: () => void;
  private waiting: Pending[] = [];

  constructor(commit: () => void) {
    this.commit = commit;
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Resolves after a commit has answered. */
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
