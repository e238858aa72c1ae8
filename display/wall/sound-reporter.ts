import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import type { Connection } from '../../server/web/connect.ts';
import type { SoundReport } from '../voice/announcer.ts';

/** A server that does not take it is not told again sooner. */
export const RETELL_AFTER_MS = 5_000;

/**
 * Tells the server how this display's sound is: when that changes, and when the server has not heard of it (a new day, a
 * new server). Two pages of one wall that disagree do not argue: the last change stands. Call the result inside an effect.
 */
export function soundReporter(connection: Connection<WallView, WallCommand>): (report: SoundReport | null) => void {
  let told: string | null = null;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let again: ReturnType<typeof setTimeout> | null = null;

  const tell = (report: SoundReport | null, heard: WallView['sound'], isLive: boolean): void => {
    if (again !== null) clearTimeout(again);
    again = null;
    if (report === null || heard === null || !isLive) return;
    const saying = `${report.condition} ${report.fault ?? ''}`;
    if (saying === told && heard !== 'unreachable') return;
    const waitMs = saying === told ? toldAtMs + RETELL_AFTER_MS - performance.now() : 0;
    if (waitMs > 0) {
      again = setTimeout(() => tell(report, connection.view.peek()?.sound ?? null, connection.freshness.peek() === 'live'), waitMs);
      return;
    }
    told = saying;
    toldAtMs = performance.now();
    void connection.request({ type: 'report-sound', ...report });
  };
  return (report) => tell(report, connection.view.value?.sound ?? null, connection.freshness.value === 'live');
}
