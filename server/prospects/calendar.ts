const DAY_MS = 24 * 60 * 60 * 1_000;

/** "2026-11-23" and 14 give "2026-12-07". */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
