import type { DayReport } from '../../../server/contract/day-report.ts';
import type { Language } from '../../../server/contract/wire.ts';
import { pageHeaders, pageName } from '../../parts/page-headers.ts';
import { saveFile } from '../../parts/save-file.ts';

export type ReportAnswer =
  { readonly kind: 'report'; readonly report: DayReport } | { readonly kind: 'none' } | { readonly kind: 'failed' };

const NO_SUCH_DAY = 404;

/** The report of `date` ("2026-11-23"). Never rejects. */
export async function fetchReport(date: string): Promise<ReportAnswer> {
  try {
    const response = await fetch(`/api/reports/${encodeURIComponent(date)}`, { headers: pageHeaders(pageName()) });
    if (response.status === NO_SUCH_DAY) return { kind: 'none' };
    if (!response.ok) return { kind: 'failed' };
    return { kind: 'report', report: (await response.json()) as DayReport };
  } catch {
    return { kind: 'failed' };
  }
}

/** Saves a CSV of the day ("2026-11-23.csv", "2026-11-23-calls.csv"); false when it could not be fetched. */
export async function downloadCsv(name: string, language: Language): Promise<boolean> {
  try {
    const response = await fetch(`/api/reports/${encodeURIComponent(name)}?language=${language}`, { headers: pageHeaders(pageName()) });
    if (!response.ok) return false;
    await saveFile(response, `branch-day-${name}`);
    return true;
  } catch {
    return false;
  }
}
