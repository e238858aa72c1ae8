import { expect } from 'vitest';
import { TEST_BRANCH } from './branch-fixture.ts';
import type { Actor } from '../server/kernel/words/actor.ts';
import { initialBranch, type Branch } from '../server/kernel/state/branch.ts';
import type { Command } from '../server/kernel/commands.ts';
import type { BranchConfiguration } from '../server/kernel/configuration/configuration.ts';
import type { Context, Moment } from '../server/kernel/words/context.ts';
import { decide } from '../server/kernel/decide.ts';
import type { Decision } from '../server/kernel/words/decision.ts';
import type { BranchEvent, StoredEvent } from '../server/kernel/words/event.ts';
import { evolve } from '../server/kernel/evolve.ts';

const MINUTE_MS = 60_000;
/** Monday 2026-11-23 00:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 10, 22, 16, 0);

/** One branch-day told step by step: the production kernel, a clock in hand, no chance. */
export class Story {
  branch: Branch;
  readonly log: StoredEvent[] = [];
  now: number;
  /** What the machine's clock shows; null: the same time. */
  wall: Moment | null = null;
  last: Decision | null = null;
  lastCommand: Command | null = null;
  /** The next draws of chance; 0 when none are left. */
  readonly draws: number[] = [];
  private readonly names = new Map<string, string>();
  private ids = 0;

  /** Events of the step under `when`. */
  newEvents: readonly BranchEvent[] = [];
  configuration: BranchConfiguration;

  constructor(configuration: BranchConfiguration) {
    this.configuration = configuration;
    this.branch = initialBranch(configuration);
    this.now = MONDAY + 10 * 60 * MINUTE_MS;
  }

  momentAt(now: number): Moment {
    const minutes = Math.floor((now - MONDAY) / MINUTE_MS);
    const days = Math.floor(minutes / 1_440);
    return {
      now,
      local: {
        date: new Date(MONDAY + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10),
        weekday: (days % 7) + 1,
        minuteOfDay: minutes - days * 1_440,
        instantOf: (minute: number) => MONDAY + (days * 1_440 + minute) * MINUTE_MS,
      },
    };
  }

  context(): Context {
    const moment = this.momentAt(this.now);
    return {
      ...moment,
      wall: this.wall ?? moment,
      configuration: this.configuration,
      newId: () => `id${(this.ids += 1)}`,
      draw: () => this.draws.shift() ?? 0,
    };
  }

  run(command: Command, actor: Actor): Decision {
    const decision = decide(this.branch, command, actor, this.context());
    this.last = decision;
    this.lastCommand = command;
    if (!decision.ok) return decision;
    for (const event of decision.events) {
      const stored = { at: this.now, event };
      this.log.push(stored);
      evolve(this.branch, stored);
    }
    return decision;
  }

  name(alias: string, ticketId: string): void {
    this.names.set(alias, ticketId);
  }

  id(alias: string): string {
    return this.names.get(alias) ?? `no ticket is called ${alias}`;
  }

  /** What folding the log from nothing gives: must always be the branch itself. */
  refold(): Branch {
    const fresh = initialBranch(this.configuration);
    for (const stored of this.log) evolve(fresh, JSON.parse(JSON.stringify(stored)) as StoredEvent);
    return fresh;
  }
}

export type Step = (story: Story) => void;
export type Expectation = (story: Story) => void;

/** given(what happened).when(somebody does something).then(what must be true): every story also proves that its log folds to its state. */
export function given(...steps: readonly Step[]): { when(step: Step): { then(...expectations: readonly Expectation[]): Story } } {
  return givenIn(TEST_BRANCH, ...steps);
}

export function givenIn(
  configuration: BranchConfiguration,
  ...steps: readonly Step[]
): { when(step: Step): { then(...expectations: readonly Expectation[]): Story } } {
  const story = new Story(configuration);
  for (const step of steps) {
    story.last = null;
    step(story);
    const { last } = story as { last: Decision | null };
    if (last !== null && !last.ok) throw new Error(`a given step was refused: ${last.refusal.code} ${JSON.stringify(last.refusal.params)}`);
  }
  return {
    when: (step) => ({
      then: (...expectations) => {
        const before = story.log.length;
        step(story);
        story.newEvents = story.log.slice(before).map(({ event }) => event);
        for (const expectation of expectations) expectation(story);
        expect(story.refold()).toEqual(story.branch);
        return story;
      },
    }),
  };
}
