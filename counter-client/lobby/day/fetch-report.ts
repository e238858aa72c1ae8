import type { DayReport } from '../../../server/contract/day-report.ts';
import type { Language } from '../../../server/contract/wire.ts';

export type ReportAnswer =
  { readonly kind: 'report'; readonly report: DayReport } | { readonly kind: 'none' } | { readonly kind: 'failed' };

const NO_SUCH_DAY = 404;

/** The page’s own token: a fetch carries it as its screen’s socket does. */
export function authorization(): Record<string, string> {
  return { authorization: `Bearer ${localStorage.getItem(`branch-queue:token:${location.pathname}`) ?? ''}` };
}

/** The report of `date` ("2026-11-23"). Never rejects. */
export async function fetchReport(date: string): Promise<ReportAnswer> {
  try {
    const response = await fetch(`/api/reports/${encodeURIComponent(date)}`, { headers: authorization() });
    if (response.status === NO_SUCH_DAY) return { kind: 'none' };
    if (!response.ok) return { kind: 'failed' };
    return { kind: 'report', report: (await response.json()) as DayReport };
  } catch {
    return { kind: 'failed' };
  }
}

/** Saves a CSV of the day ("2026-11-23.csv", "2026-11-23-calls.csv"); false when it could not be fetched. The bearer token rules out a plain link. */
export async function downloadCsv(name: string, language: Language): Promise<boolean> {
  try {
    const response = await fetch(`/api/reports/${encodeURIComponent(name)}?language=${language}`, { headers: authorization() });
    if (!response.ok) return false;
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = `branch-day-${name}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 0);
    return true;
  } catch {
    return false;
  }
}
