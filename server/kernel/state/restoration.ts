/** Tickets that may be in customers' hands where nobody knows how many events were lost: more than a day's log loses between two backups. */
export const TICKETS_OUT_UNKNOWN = 200;
/** Most tickets that the numbers move past: in steps of three, still less than one turn of a series of 999. */
export const TICKETS_OUT_MAX = 300;

/** That records are missing since a moment of this business day. */
export interface Restoration {
  /** When the branch went on, epoch ms. */
  readonly at: number;
  /** When the archive that was put back had been made, epoch ms; null: the branch went on with what was left of its own log. */
  readonly from: number | null;
  /** The date on which it went on: numbers of that date may be in customers' hands. */
  readonly date: string;
  /** Most tickets that may have been given out and are not known. */
  readonly ticketsOut: number;
}
