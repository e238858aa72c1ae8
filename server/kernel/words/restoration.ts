/** The branch went on after records were lost. */
export interface RestorationEvent {
  readonly type: 'branch-restored';
  /** Epoch ms; null: no archive was put back, it went on with what was left of its own log. */
  readonly archiveMadeAt: number | null;
  /** Number of events that are gone; null: nobody knows. */
  readonly lostCount: number | null;
  /** Grows by one with each restoration. */
  readonly epoch: number;
  /** The date on which it went on. */
  readonly date: string;
  /** Most tickets that may have been given out and are not known: each lost event is at most one. */
  readonly ticketsOut: number;
}
