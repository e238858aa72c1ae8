import type { BranchConfiguration } from '../configuration/configuration.ts';

/** The present time in the branch's own time zone. */
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
  /** The configuration of a day that is opened now. */
  readonly configuration: BranchConfiguration;
  /** A fresh unguessable id. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
}
