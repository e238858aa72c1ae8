import type { BranchConfiguration } from '../configuration/configuration.ts';

/** A time in the branch's own time zone. */
export interface LocalTime {
  /** "2026-11-23". */
  readonly date: string;
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
  /**
   * Epoch milliseconds at which the clock of this date shows `minute`; 1440 is the next date's beginning. The zone's own shifts are
   * in it: of a minute that comes twice it is the first one, and a minute that is left out counts on from before the shift.
   */
  readonly instantOf: (minute: number) => number;
}

export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly local: LocalTime;
}

/** The time of a decision or of a view: business time, which never runs backward while a day is open. */
export interface BranchTime extends Moment {
  /** What the machine's own clock shows. The same moment, unless that clock has jumped and nobody knows yet which one is right. */
  readonly wall: Moment;
}

/** Everything a decision needs that is not state: time, ids and chance are arguments. */
export interface Context extends BranchTime {
  /** The configuration of a day that is opened now. */
  readonly configuration: BranchConfiguration;
  /** A fresh unguessable id. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
}
