export type Period = 'day' | 'week' | 'month';
export const PERIODS: readonly Period[] = ['day', 'week', 'month'];

const DAY_MS = 86_400_000;

/** First and last date of the week (Monday to Sunday) or the month that holds `date`, as "2026-11-23". */
export function spanOf(period: Period, date: string): { readonly from: string; readonly to: string } {
  const at = new Date(`${date}T00:00:00Z`);
  switch (period) {
    case 'day':
      return { from: date, to: date };
    case 'week': {
      const monday = at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS;
      return { from: textOf(monday), to: textOf(monday + 6 * DAY_MS) };
    }
    case 'month':
      return {
        from: textOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)),
        to: textOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)),
      };
    default:
      return period satisfies never;
  }
}

/** The same weekday of the week before. */
export function weekBefore(date: string): string {
  return textOf(Date.parse(`${date}T00:00:00Z`) - 7 * DAY_MS);
}

/** Today's date in the branch's zone. */
export function dateInZone(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function textOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
