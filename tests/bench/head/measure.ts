import { rmSync } from 'node:fs';
import { plantedBundle, plantedFolder } from '../../promises/planted-bundle.ts';
import { HEADLESS } from './headless.ts';
import { BENCH_BRANCH } from '../configuration.ts';
import { Crew } from '../crew.ts';
import type { Measured } from '../measured.ts';
import { median, paced } from '../samples.ts';
import { BUNDLE, newDataDir, removeDataDir, ServerProcess } from '../server-process.ts';
import type { BenchSize, Sizes } from '../size.ts';

const SIZES: Sizes<{ readonly samples: number; readonly warmUp: number }> = {
  full: { samples: 400, warmUp: 60 },
  smoke: { samples: 3, warmUp: 1 },
};
/** Each of the two takes its turn 20 times a second, as in the acknowledgement's own measurement. */
const TURN_MS = 25;
/** What the head may add to an acknowledgement: it is written after each commit, and synced apart from it. */
const RATIO_MAX = 1.03;

/** What the head beside the database costs who waits: the product and the product without it, turn by turn. */
export async function measureHeadCost(size: BenchSize): Promise<readonly Measured[]> {
  const { samples, warmUp } = SIZES[size];
  const branches: Started[] = [];
  try {
    for (const bundle of [BUNDLE, await plantedBundle(HEADLESS)]) branches.push(await startedOf(bundle));
    await paced((samples + warmUp) * branches.length, TURN_MS, async (turn) => branches[turn % branches.length]?.take());
    const [p50Ms = 0, floorMs = 0] = branches.map(({ acknowledgementsMs }) => median(acknowledgementsMs.slice(warmUp)));
    const what = `acknowledgement p50 ${p50Ms.toFixed(2)} ms / the same without the head`;
    return [{ key: 'headCostRatio', what, value: p50Ms / floorMs, floor: `${floorMs.toFixed(2)} ms`, target: { most: RATIO_MAX } }];
  } finally {
    for (const branch of branches) await branch.end();
    rmSync(plantedFolder(HEADLESS.name), { recursive: true, force: true });
  }
}

interface Started {
  readonly acknowledgementsMs: readonly number[];
  readonly take: () => Promise<void>;
  readonly end: () => Promise<void>;
}

async function startedOf(bundle: string): Promise<Started> {
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.startBundle(bundle, dataDir, null, 'raised');
  const crew = new Crew(server);
  const kiosk = await crew.kiosk(1);
  return {
    acknowledgementsMs: kiosk.robot.acknowledgementsMs,
    take: () => crew.take(kiosk),
    end: async () => {
      crew.dismiss();
      await server.end('SIGTERM');
      removeDataDir(dataDir);
    },
  };
}
