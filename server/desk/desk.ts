import { dueCommands } from '../kernel/due.ts';
import { evolve } from '../kernel/evolve.ts';
import type { Command } from '../kernel/commands.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Context } from '../kernel/words/context.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { Answer } from '../kernel/words/answer.ts';
import type { Batch, Cause } from '../store/log.ts';
import { keepTerms } from '../store/person-terms.ts';
import { decided } from './decided.ts';
import { type CarriedOut, CLOCK, type Commit, contextOf, type DeskParts, foldDay, type Pending, type Written } from './desk-parts.ts';
import { Inbox } from './inbox.ts';
import type { Intent } from './intent.ts';
import { refused, repeatedAnswer, turnedAway } from './known-answer.ts';
import { noteRefused } from './note-refused.ts';
import { Retention } from './retention.ts';
import { Storage } from './storage.ts';
import { SweepTimer } from './sweep-timer.ts';

/**
 * The only code that changes anything: known id? → decide → append → evolve → tell. Commands that arrive in one turn of the event
 * loop share one commit (17 times the throughput of a commit each, and no delay when idle); each is decided on the result of those before it.
 */
export class Desk {
  private readonly parts: DeskParts;
  /** Whether anything can be written now. */
  readonly storage: Storage;
  private readonly retention: Retention;
  private readonly inbox = new Inbox(() => this.commit());
  private readonly sweeping: SweepTimer;
  private folded: Branch;
  private state: 'serving' | 'stopped' | 'failed' = 'serving';
  private watcher: (commit: Commit) => void = () => {};

  /** @throws StoreError when the stored day cannot be read */
  constructor(parts: DeskParts) {
    const { log, configuration, clock } = parts;
    this.parts = parts;
    this.folded = foldDay(log, configuration());
    clock.startAfter(this.folded.lastEventAt);
    this.storage = new Storage(log, () => void (this.folded = foldDay(log, configuration())));
    this.retention = new Retention(parts);
    this.retention.atStart(this.folded);
    this.sweeping = new SweepTimer(clock, () => this.commit());
  }

  /** The branch as stored. Read it anew each time: never keep it, never change it. */
  get branch(): Branch {
    return this.folded;
  }

  /**
   * Carries an intent out once. Resolves when its outcome is durable; the same id again gets the same answer. Never resolves when
   * the outcome is unknown: then the process is ending, and the asker asks again.
   */
  submit(intent: Intent): Promise<Answer> {
    return this.state === 'stopped' ? Promise.resolve(refused('stopping')) : this.inbox.add(intent);
  }

  /** `watcher` is called with each commit once its commands have been answered. There is one: another takes its place. */
  watch(watcher: (commit: Commit) => void): void {
    this.watcher = watcher;
  }

  /** Answers what waits, refuses what comes after, and closes the log. */
  stop(): void {
    if (this.state === 'stopped') return;
    this.commit();
    this.sweeping.stop();
    if (this.state !== 'failed') this.parts.log.close();
    this.state = 'stopped';
  }

  /** One commit for everything that waits, then the answers, then the screens. */
  private commit(): void {
    if (this.state !== 'serving' || (this.inbox.isEmpty && !this.sweeping.isDue)) return;
    const pending = this.inbox.takeAll();
    if (this.sweeping.isDue) this.settleClock();
    const startedAt = performance.now();
    try {
      const written = this.storage.transact((batch) => this.write(pending, batch));
      if (written !== null) this.sweeping.done();
      const { answers, changed, repeated } = written ?? turnedAway(this.parts.log, pending, this.storage.trouble ?? 'full');
      const durationMs = performance.now() - startedAt;
      answers.forEach((answer, index) => pending[index]?.reply(answer));
      this.retention.afterCommit(changed);
      // In a later turn, so that the answers leave before hundreds of screens get their views.
      if (changed.length > 0) setImmediate(() => this.parts.tell(changed));
      const outcome = written === null ? (this.storage.trouble ?? 'full') : 'done';
      if (answers.length + changed.length > 0) this.watcher({ outcome, durationMs, changed, repeated });
    } catch (error) {
      this.failStop(error);
    }
  }

  private settleClock(): void {
    const { hall, lastEventAt } = this.folded;
    this.parts.clock.settle({ isDayOpen: hall.day !== null && hall.day.closedAt === null, lastEventAt });
  }

  private write(pending: readonly Pending[], batch: Batch): Written {
    const context = contextOf(this.parts);
    const changed: StoredEvent[] = [];
    for (const command of this.sweeping.isDue ? dueCommands(this.folded, context) : []) {
      changed.push(...this.carryOut({ commandId: context.newId(), actor: CLOCK, deviceId: null }, command, context, batch).events);
    }
    let repeated = 0;
    const answers = pending.map((one) => {
      const known = repeatedAnswer(this.parts.log, one);
      if (known !== null) {
        repeated += 1;
        return known;
      }
      const { intent, bodyHash } = one;
      const draft = intent.draft(batch.lists, context.now);
      const { answer, events } = draft.ok ? this.carryOut(intent, draft.command, context, batch) : { answer: draft, events: [] };
      if (!answer.ok) noteRefused(batch, intent, context.now);
      if (draft.ok && answer.ok) draft.write(batch.lists, context.now);
      if (answer.ok && intent.person !== null) batch.keep(intent.person, context.now);
      for (const stored of events) keepTerms(batch, stored, context.configuration.guidance.retention.phoneDays);
      batch.remember(intent.commandId, { bodyHash: this.parts.log.sumOf(bodyHash), answer }, context.now);
      changed.push(...events);
      return answer;
    });
    return { answers, changed, repeated };
  }

  private carryOut(cause: Cause, command: Command, context: Context, batch: Batch): CarriedOut {
    const decision = decided(this.parts, this.folded, command, cause.actor, context);
    if (!decision.ok) return { answer: decision, events: [] };
    const events = decision.events.map((event) => ({ at: context.now, event }));
    for (const stored of events) batch.append(cause, stored);
    for (const stored of events) evolve(this.folded, stored);
    return { answer: { ok: true, receipt: decision.receipt }, events };
  }

  /** After a failed commit nobody knows what is stored (the row of a failed fsync has been found on reopening): the desk answers nothing more. */
  private failStop(error: unknown): void {
    this.state = 'failed';
    this.sweeping.stop();
    this.parts.die(error);
  }
}
