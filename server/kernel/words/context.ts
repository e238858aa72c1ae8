import type { BranchConfiguration } from '../configuration/configuration.ts';

/** The moment in the branch's own time zone. */
export interface LocalTime {
  /** "2026-11-23". */
  readonly date: string;
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

/** Everything a decision needs that is not state: time, ids and chance are arguments. */
export interface Context {
  /** Epoch milliseconds; never smaller than the last event's. */
  readonly now: number;
  readonly local: LocalTime;
  /** Configuration a day opened now would be run by. */
  readonly configuration: BranchConfiguration;
  /** A fresh unguessable id. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
}
