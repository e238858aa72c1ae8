import type { Actor } from '../kernel/words/actor.ts';
import { type Branch, initialBranch } from '../kernel/state/branch.ts';
import type { Command } from '../kernel/commands.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Context, LocalTime } from '../kernel/words/context.ts';
import { decide } from '../kernel/decide.ts';
import type { Decision } from '../kernel/words/decision.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import { evolve } from '../kernel/evolve.ts';

/** Here it is always this minute of one day: a simulated week must not close at midnight. */
const LOCAL_TIME: LocalTime = {
  date: '2000-01-03',
  weekday: 1,
  minuteOfDay: 0,
  instantOf: (minute) => (minute === 0 ? 0 : Number.MAX_SAFE_INTEGER),
};
export const ALWAYS_OPEN = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }] as const;

/** The two functions that are the branch; tests replace them by wrong ones to see that the soak notices. */
export interface Rules {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
}

export const PRODUCTION: Rules = { decide, evolve };

/**
 * The production kernel in virtual time: real commands are decided and folded, and nothing is stored or shown. The caller sets
 * `now`, from 0 upwards; days neither open nor close by themselves.
 */
export class VirtualBranch {
  now = 0;
  branch: Branch;
  /** Called with each event right after it was folded; null: nobody watches. */
  watch: ((stored: StoredEvent) => void) | null = null;
  readonly configuration: BranchConfiguration;
  private readonly rules: Rules;
  private readonly draw: () => number;
  private ids = 0;

  /** `draw`: uniform in [0, 1), for what the kernel leaves to chance (gaps between numbers). */
  constructor(configuration: BranchConfiguration, rules: Rules, draw: () => number) {
    this.configuration = configuration;
    this.rules = rules;
    this.draw = draw;
    this.branch = initialBranch(configuration);
  }

  /** Decides, and folds the decision's events. */
  run(command: Command, actor: Actor): Decision {
    const decision = this.rules.decide(this.branch, command, actor, this.context());
    if (!decision.ok) return decision;
    for (const event of decision.events) {
      const stored = { at: this.now, event };
      this.rules.evolve(this.branch, stored);
      this.watch?.(stored);
    }
    return decision;
  }

  context(): Context {
    const moment = { now: this.now, local: LOCAL_TIME };
    return { ...moment, wall: moment, configuration: this.configuration, newId: () => `id-${(this.ids += 1)}`, draw: this.draw };
  }
}
