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
  const [withHead, without] = [await startedOf(BUNDLE), await startedOf(await plantedBundle(HEADLESS))];
  try {
    const kiosks = [await withHead.crew.kiosk(1), await without.crew.kiosk(1)] as const;
    await paced((samples + warmUp) * 2, TURN_MS, async (turn) => {
      if (turn % 2 === 0) await withHead.crew.take(kiosks[0]);
      else await without.crew.take(kiosks[1]);
    });
    const [p50Ms = 0, floorMs = 0] = kiosks.map(({ robot }) => median(robot.acknowledgementsMs.slice(warmUp)));
    const what = `acknowledgement p50 ${p50Ms.toFixed(2)} ms / the same without the head`;
    return [{ key: 'headCostRatio', what, value: p50Ms / floorMs, floor: `${floorMs.toFixed(2)} ms`, target: { most: RATIO_MAX } }];
  } finally {
    await withHead.end();
    await without.end();
    rmSync(plantedFolder(HEADLESS.name), { recursive: true, force: true });
  }
}

async function startedOf(bundle: string) {
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.startBundle(bundle, dataDir, null, 'raised');
  const crew = new Crew(server);
  const end = async (): Promise<void> => {
    crew.dismiss();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  };
  return { crew, end };
}
