import type { LocalText } from '../../server/contract/wire.ts';
import { pageHeaders } from '../parts/page-headers.ts';
import { saveFile } from '../parts/save-file.ts';

/** Saves the file under its name; what was wrong otherwise. */
export async function saveTrail(
  page: string,
  query: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<LocalText | 'lost' | null> {
  try {
    const response = await fetch(`/api/trail.csv?${query}`, { headers: pageHeaders(page) });
    if (!response.ok) return ((await response.json()) as { text?: LocalText }).text ?? 'lost';
    await saveFile(response, `branch-trail-${from}-${to}.csv`);
    return null;
  } catch {
    return 'lost';
  }
}
