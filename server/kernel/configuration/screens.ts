/** What the tile beside the last service of a page in large print leads to. */
export const ELDER_MORE = ['pages', 'staff'] as const;
type ElderMore = (typeof ELDER_MORE)[number];

export interface KioskPagesConfiguration {
  /** Services that stand first in large print, in this order; the others follow in the branch's own order. */
  readonly elderServiceIds: readonly string[];
  /** "pages": to the other services, in large print too; "staff": to a person. */
  readonly elderMore: ElderMore;
  /**
   * With at least this many people waiting, a machine is suggested on a page before the number is taken. Otherwise, and with null,
   * the number is taken at once and the suggestion stands beside it.
   */
  readonly hintFromWaiting: number | null;
}

/** How far away a wall display is read, and how large its panel is: digits and footer are as large as that asks for. */
export interface ViewingConfiguration {
  /** The farthest seat. */
  readonly distanceM: number;
  /** Of a panel 16:9, hung either way. */
  readonly diagonalInches: number;
  /** false: nobody has measured this hall; the figures are the ones every branch begins with. */
  readonly measured: boolean;
}
