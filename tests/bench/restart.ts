import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { configurationWith } from '../store/configuration.ts';
import { connectWall, type RobotWall } from '../rehearsal/robot-display.ts';
import { DISPLAYS, upTo } from './configuration.ts';
import { fillHistory, type HistoryPlan } from './history.ts';
import type { History, Measured } from './measured.ts';
import { median } from './samples.ts';
import { furnish, newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

/** A year of records, or a short day of them. */
export const HISTORY: Sizes<HistoryPlan> = { full: { tickets: 500_000, ticketsADay: 1_370 }, smoke: { tickets: 20, ticketsADay: 20 } };
const COUNTERS = 8;
const SIZES: Sizes<{ readonly warmUps: number; readonly starts: number; readonly restores: number; readonly displays: number }> = {
  full: { warmUps: 1, starts: 5, restores: 3, displays: DISPLAYS },
  smoke: { warmUps: 0, starts: 1, restores: 1, displays: 2 },
};
const RESTORED_WITHIN_MS = 20_000;
const BACK_LOOK_MS = 2;

/** What a year does to a start; and how soon 200 screens are back after the server was killed. */
export async function measureRestart(size: BenchSize, history: History): Promise<readonly Measured[]> {
  const { warmUps, starts } = SIZES[size];
  const historyDir = await history();
  const emptyDir = newDataDir(branch());
  try {
    const empty: number[] = [];
    const full: number[] = [];
    const bare: number[] = [];
    for (let start = 0; start < warmUps + starts; start += 1) {
      empty.push(await startMs(emptyDir));
      full.push(await startMs(historyDir));
      bare.push(bareNodeMs());
    }
    // The first start of each makes files and warms the disk's cache.
    const [emptyMs, fullMs, bareMs] = [median(empty.slice(warmUps)), median(full.slice(warmUps)), median(bare.slice(warmUps))];
    const floor = `empty ${emptyMs.toFixed(0)} ms, bare node ${bareMs.toFixed(0)} ms`;
    const restored = await restore(size, historyDir);
    return [
      {
        key: 'restartS',
        what: `start to /readyz behind ${HISTORY[size].tickets} tickets`,
        value: fullMs / 1_000,
        floor,
        target: { most: 2 },
      },
      { key: 'restartRatio', what: 'the same / an empty start', value: fullMs / emptyMs, floor: null, target: { most: 1.3 } },
      ...restored,
    ];
  } finally {
    removeDataDir(emptyDir);
  }
}

/** A data directory with a year of closed days: there, or, for null, in a new one. Takes a minute or two. */
export async function makeHistory(directory: string | null, size: BenchSize): Promise<string> {
  const dataDir = directory ?? newDataDir(branch());
  mkdirSync(dataDir, { recursive: true });
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await fillHistory(dataDir, HISTORY[size], yesterday);
  furnish(dataDir, branch());
  return dataDir;
}

export function branch() {
  const configuration = configurationWith(COUNTERS);
  return {
    ...configuration,
    walls: [
      {
        id: 'hall',
        name: { 'zh-CN': '大厅显示屏', en: 'Hall display' },
        zoneId: 'hall',
        announces: true,
        viewing: { distanceM: 5, diagonalInches: 55, measured: false },
      },
    ],
  };
}

async function startMs(dataDir: string): Promise<number> {
  const server = await ServerProcess.start(dataDir, null, 'raised');
  await server.end('SIGTERM');
  return server.startMs;
}

function bareNodeMs(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
}

/** Kill, start again at once on the same port, and wait for every display's first view of the new epoch. */
async function restore(size: BenchSize, historyDir: string): Promise<readonly Measured[]> {
  const { restores, displays: displayCount } = SIZES[size];
  const ratios: number[] = [];
  const listening: number[] = [];
  const residents: number[] = [];
  let server = await ServerProcess.start(historyDir, null, 'raised');
  const token = server.tokenOf({ audience: 'wall', wallId: 'hall' });
  const displays = await Promise.all(upTo(displayCount).map(() => connectWall(server.url, token)));
  try {
    for (let time = 0; time < restores; time += 1) {
      const epoch = displays[0]?.message.epoch ?? '';
      const back = backAtMs(displays, epoch);
      const killedAt = performance.now();
      await server.end('SIGKILL');
      server = await ServerProcess.start(historyDir, server.port, 'raised');
      const listeningMs = performance.now() - killedAt;
      const restoredMs = (await back) - killedAt;
      listening.push(listeningMs);
      ratios.push(restoredMs / listeningMs);
      residents.push(server.residentMb());
    }
  } finally {
    for (const display of displays) display.close();
    await server.end('SIGTERM');
  }
  const floor = `kill to listening ${median(listening).toFixed(0)} ms`;
  return [
    {
      key: 'restoreRatio',
      what: `kill to ${displayCount} clients restored / kill to listening`,
      value: median(ratios),
      floor,
      target: { most: 4 },
    },
    {
      key: 'restartRssMb',
      what: `memory after a restart, ${displayCount} clients connected`,
      value: Math.max(...residents),
      floor: null,
      target: { most: 200 },
    },
  ];
}

async function backAtMs(displays: readonly RobotWall[], oldEpoch: string): Promise<number> {
  const deadline = performance.now() + RESTORED_WITHIN_MS;
  while (displays.some(({ message }) => message.epoch === oldEpoch)) {
    if (performance.now() > deadline) throw new Error(`not every display was back within ${RESTORED_WITHIN_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, BACK_LOOK_MS));
  }
  return performance.now();
}
