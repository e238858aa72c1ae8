import type { BranchServer } from '../branch-server.ts';
import type { DiskFigures } from '../store/disk-figures.ts';
import type { Clock } from '../time/clock.ts';

/** Where the figures come from. They are read when a monitor asks; the desk alone tells of each commit. */
export interface MetricSources {
  readonly server: Pick<BranchServer, 'desk' | 'conditions' | 'connections'>;
  readonly clock: Pick<Clock, 'condition'>;
  readonly disk: () => DiskFigures;
  /** Age of the newest archive, ms; null: there is none. */
  readonly backupAgeMs: () => number | null;
  /** When the server's certificate expires, epoch ms; null: there is none. */
  readonly certificateExpiresAt: () => number | null;
}
