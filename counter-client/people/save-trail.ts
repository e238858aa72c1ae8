import type { LocalText } from '../../server/contract/wire.ts';
import { pageHeaders } from '../parts/page-headers.ts';

/** Saves the file under its name; what was wrong otherwise. A link could not say in whose name it asks. */
export async function saveTrail(
  page: string,
  query: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<LocalText | 'lost' | null> {
  try {
    const response = await fetch(`/api/trail.csv?${query}`, { headers: pageHeaders(page) });
    if (!response.ok) return ((await response.json()) as { text?: LocalText }).text ?? 'lost';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = `branch-trail-${from}-${to}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
    return null;
  } catch {
    return 'lost';
  }
}
