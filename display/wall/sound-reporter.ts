import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import type { Connection } from '../../server/web/connect.ts';
import type { SoundReport } from '../voice/announcer.ts';

/**
 * Tells the server how this display's sound is: when that changes, and whenever the server has not heard of it (a new day,
 * a new server). Two pages of one wall that disagree do not argue: the last change stands. Call the result inside an effect.
 */
export function soundReporter(connection: Connection<WallView, WallCommand>): (report: SoundReport | null) => void {
  let told: string | null = null;
  return (report) => {
    const heard = connection.view.value?.sound ?? null;
    const busy = connection.pending.value > 0;
    if (report === null || heard === null || busy || connection.freshness.value !== 'live') return;
    const saying = `${report.condition} ${report.fault ?? ''}`;
    if (saying === told && heard !== 'unreachable') return;
    told = saying;
    void connection.request({ type: 'report-sound', ...report });
  };
}
