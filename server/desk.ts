import { hash } from 'node:crypto';
import type { Cancel, Clock } from './clock.ts';
import type { Draft, MakeDraft } from './draft.ts';
import type { Actor } from './kernel/words/actor.ts';
import { type Branch, initialBranch } from './kernel/state/branch.ts';
import type { Command } from './kernel/words/command.ts';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';
import type { Context } from './kernel/words/context.ts';
import { decide } from './kernel/decide.ts';
import { dueCommands } from './kernel/due.ts';
import type { StoredEvent } from './kernel/words/event.ts';
import { evolve } from './kernel/evolve.ts';
import type { RefusalCode } from './kernel/words/refusal.ts';
import type { Person } from './store/person.ts';
import { isErasure, keepTerms } from './store/person-terms.ts';
import { type Answer, type Batch, type Cause, type EventLog, StorageFull } from './store/log.ts';

/** Commands waiting for the next commit. A branch at ten times its peak has a handful; beyond this something floods. */
export const QUEUE_MAX = 1_000;
/** How often time itself is asked what is due: opening hours, expiries. */
export const SWEEP_INTERVAL_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface DeskParts {
  readonly log: EventLog;
  readonly clock: Clock;
  /** A fresh unguessable id. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
  /** What a day opened now would be run by. */
  readonly configuration: () => BranchConfiguration;
  /** Called after each commit that changed the branch, once its commands have been answered. */
  readonly tell: (changed: readonly StoredEvent[]) => void;
  /** Called once, when going on could contradict what is stored. Must end the process. */
  readonly die: (error: unknown) => void;
}

interface Request {
  readonly commandId: string;
  readonly draft: MakeDraft;
  readonly actor: Actor;
  readonly bodyHash: string;
  /** What the command says of somebody, to be kept apart; null: nothing. */
  readonly person: Person | null;
  readonly reply: (answer: Answer) => void;
}

/** What a commit came to: an answer for each request, and the events it added. */
interface Written {
  readonly answers: readonly Answer[];
  readonly changed: readonly StoredEvent[];
}

type DeskState = 'serving' | 'storage-full' | 'stopped' | 'dead';

/**
 * The one way anything changes: known id? → decide → append → evolve → tell.
 *
 * Commands that arrive in one turn of the event loop share one commit (17 times the throughput of a commit
 * each, and nothing lost when idle); each is decided on what those before it left.
 */
export class Desk {
  private readonly parts: DeskParts;
  private state: DeskState = 'serving';
  private folded: Branch;
  private queue: Request[] = [];
  private sweepIsDue = false;
  private cancelSweep: Cancel = () => {};

  /** @throws StoreError when the stored day cannot be read */
  constructor(parts: DeskParts) {
    this.parts = parts;
    this.folded = fold(parts.log.readDay(), parts.configuration());
    if (this.dayIsClosed()) this.purge();
    else this.purgeTerms();
    this.sweep();
  }

  /** The branch as stored. Ask again each time: never keep it, never change it. */
  get branch(): Branch {
    return this.folded;
  }

  /** Nothing can be written until somebody makes room; everything can be read. */
  get storageIsFull(): boolean {
    return this.state === 'storage-full';
  }

  /**
   * Carries a command out, once. Resolves when its outcome is durable; the same id again gets the same answer.
   * Never resolves when the outcome is unknown: then the process is ending, and who asked asks again.
   */
  submit(commandId: string, command: Command, actor: Actor): Promise<Answer> {
    return this.submitAbout(commandId, command, actor, null);
  }

  /** As `submit`; `person` is kept in the same commit if the command is carried out, and never in an event. */
  submitAbout(commandId: string, command: Command, actor: Actor, person: Person | null): Promise<Answer> {
    const draft = (): Draft => ({ ok: true, command, write: () => {} });
    return this.enqueue({ commandId, draft, actor, bodyHash: bodyHash(command, actor), person });
  }

  /**
   * As `submit`, about rows of a large list, which are looked at and changed in the same commit.
   * @param asked what the person asked for, by which a repeated id is known to be the same request
   */
  submitDraft(commandId: string, asked: object, actor: Actor, draft: MakeDraft): Promise<Answer> {
    return this.enqueue({ commandId, draft, actor, bodyHash: bodyHash(asked, actor), person: null });
  }

  private enqueue(request: Omit<Request, 'reply'>): Promise<Answer> {
    if (this.state === 'stopped') return Promise.resolve(refused('stopping'));
    if (this.queue.length >= QUEUE_MAX) return Promise.resolve(refused('too-many-requests'));
    return new Promise((reply) => {
      if (this.queue.length === 0) setImmediate(() => this.commit());
      this.queue.push({ ...request, reply });
    });
  }

  /** Answers what was asked, refuses what comes after, closes the log. */
  stop(): void {
    if (this.state === 'stopped') return;
    this.commit();
    this.cancelSweep();
    if (this.state !== 'dead') this.parts.log.close();
    this.state = 'stopped';
  }

  private sweep(): void {
    const { clock } = this.parts;
    this.sweepIsDue = true;
    setImmediate(() => this.commit());
    this.cancelSweep = clock.at(clock.now() + SWEEP_INTERVAL_MS, () => this.sweep());
  }

  /** What is kept for the day goes with it. */
  private purge(): void {
    this.parts.log.purgeDay();
    this.purgeTerms();
  }

  /** People, and rows of the large lists, that have had their term. */
  private purgeTerms(): void {
    const { log, clock, configuration } = this.parts;
    const { recordDays, prospectDays, attendeeDays } = configuration().guidance.retention;
    const now = clock.now();
    log.purgePeople({ recordsBefore: now - recordDays * DAY_MS, now });
    log.purgeLists({ prospectsBefore: now - prospectDays * DAY_MS, gatheringsBefore: now - attendeeDays * DAY_MS });
  }

  private dayIsClosed(): boolean {
    const { day } = this.folded.hall;
    return day !== null && day.closedAt !== null;
  }

  /** One commit for everything that waits, then the answers, then the screens. */
  private commit(): void {
    const idle = this.queue.length === 0 && !this.sweepIsDue;
    if (idle || this.state === 'stopped' || this.state === 'dead') return;
    const requests = this.queue;
    this.queue = [];
    try {
      const { answers, changed } = this.write(requests);
      answers.forEach((answer, index) => requests[index]?.reply(answer));
      if (changed.some(({ event }) => event.type === 'day-closed')) this.purge();
      if (changed.some(({ event }) => event.type === 'day-opened')) this.purgeTerms();
      if (changed.some(isErasure)) this.parts.log.eraseTraces();
      // In a turn of its own, so that the answers leave before hundreds of screens are served.
      if (changed.length > 0) setImmediate(() => this.parts.tell(changed));
    } catch (error) {
      this.perish(error);
    }
  }

  private write(requests: readonly Request[]): Written {
    const { log } = this.parts;
    if (this.state === 'storage-full' && !log.probeSpace()) return this.turnAway(requests);
    try {
      const written = log.transact((batch) => this.carryOutAll(requests, batch));
      this.state = 'serving';
      this.sweepIsDue = false;
      return written;
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
      this.folded = fold(log.readDay(), this.parts.configuration());
      const retry = this.state === 'serving' && log.releaseReserve();
      return retry ? this.write(requests) : this.turnAway(requests);
    }
  }

  /** The disk is full: who was answered before is answered again, all others are told. */
  private turnAway(requests: readonly Request[]): Written {
    this.state = 'storage-full';
    return { answers: requests.map((request) => this.knownAnswer(request) ?? refused('storage-full')), changed: [] };
  }

  private carryOutAll(requests: readonly Request[], batch: Batch): Written {
    const context = this.context();
    const { phoneDays } = context.configuration.guidance.retention;
    const changed: StoredEvent[] = [];
    for (const command of this.sweepIsDue ? dueCommands(this.folded, context) : []) {
      const cause = { commandId: context.newId(), actor: CLOCK };
      changed.push(...this.carryOut(cause, command, context, batch).events);
    }
    const answers = requests.map((request) => {
      const known = this.knownAnswer(request);
      if (known !== null) return known;
      const draft = request.draft(batch.lists, context.now);
      const { answer, events } = draft.ok ? this.carryOut(request, draft.command, context, batch) : { answer: draft, events: [] };
      if (draft.ok && answer.ok) draft.write(batch.lists, context.now);
      if (answer.ok && request.person !== null) batch.keep(request.person, context.now);
      for (const stored of events) keepTerms(batch, stored, phoneDays);
      batch.remember(request.commandId, { bodyHash: request.bodyHash, answer }, context.now);
      changed.push(...events);
      return answer;
    });
    return { answers, changed };
  }

  private knownAnswer({ commandId, bodyHash }: Request): Answer | null {
    const known = this.parts.log.recall(commandId);
    if (known === null) return null;
    return known.bodyHash === bodyHash ? known.answer : refused('command-id-reused');
  }

  private carryOut(cause: Cause, command: Command, context: Context, batch: Batch): CarriedOut {
    const decision = decide(this.folded, command, cause.actor, context);
    if (!decision.ok) return { answer: decision, events: [] };
    const events = decision.events.map((event) => ({ at: context.now, event }));
    for (const stored of events) batch.append(cause, stored);
    for (const stored of events) evolve(this.folded, stored);
    return { answer: { ok: true, receipt: decision.receipt }, events };
  }

  /** A clock that was set back must not make a wait negative: time stands until it has caught up. */
  private context(): Context {
    const { clock, configuration, newId, draw } = this.parts;
    const now = Math.max(clock.now(), this.folded.lastEventAt);
    const inForce = configuration();
    return { now, local: clock.local(now, inForce.branch.timeZone), configuration: inForce, newId, draw };
  }

  /**
   * After a failed commit nobody knows what is stored (the row of a failed fsync has been there on reopening),
   * after a bug nobody knows what is true: say nothing more.
   */
  private perish(error: unknown): void {
    this.state = 'dead';
    this.cancelSweep();
    this.parts.die(error);
  }
}

interface CarriedOut {
  readonly answer: Answer;
  readonly events: readonly StoredEvent[];
}

const CLOCK: Actor = { role: 'clock' };

/** Before the first day there is a branch already: closed, with its printers on the line. */
function fold(events: readonly StoredEvent[], configuration: BranchConfiguration): Branch {
  const branch = initialBranch(configuration);
  for (const stored of events) evolve(branch, stored);
  return branch;
}

function refused(code: RefusalCode): Answer {
  return { ok: false, refusal: { code, params: {} } };
}

/** Not asked by anybody: a number asked for again after a restart, which forgets cards, is the same request. */
const ADDED_BY_THE_SERVER: ReadonlySet<string> = new Set(['card', 'personRef', 'lookRef']);

/** The actor belongs to the body: an id that somebody else used must not fetch their answer. */
function bodyHash(body: object, actor: Actor): string {
  const asked = Object.fromEntries(Object.entries(body).filter(([key]) => !ADDED_BY_THE_SERVER.has(key)));
  return hash('sha256', JSON.stringify([sorted(actor), sorted(asked)]), 'base64url');
}

/** The order of keys is not part of what was asked. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
