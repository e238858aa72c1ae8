/** One row of OWASP ASVS 5.0, and what shows that this product keeps it. */
export interface AsvsRow {
  readonly number: string;
  /** In words of our own. */
  readonly asks: string;
  /** File and title of each test that shows it; a title put together at run time stands here as it is written. */
  readonly shownBy: readonly (readonly [file: string, title: string])[];
  /** What of it is not kept or not shown, and why; null: nothing. */
  readonly gap: string | null;
}
