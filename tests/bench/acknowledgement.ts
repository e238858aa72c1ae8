import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/store/database.ts';
import { BENCH_BRANCH } from './configuration.ts';
import { Crew } from './crew.ts';
import { BareServer } from './floors/bare-server.ts';
import type { Measured } from './measured.ts';
import { median, paced, percentile } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

const SIZES: Sizes<{ readonly samples: number; readonly warmUp: number }> = {
  full: { samples: 400, warmUp: 60 },
  smoke: { samples: 3, warmUp: 1 },
};
/** Each of the three takes its turn 20 times a second: an fdatasync in a tight loop is half as dear as one now and then. */
const TURN_MS = 17;
const ROW = JSON.stringify({ ticketId: 'x'.repeat(36), number: 'A0001', body: 'x'.repeat(260) });

/** One client's command, from pressing to knowing it durable, beside what no design could avoid: one commit, one round trip. */
export async function measureAcknowledgement(size: BenchSize): Promise<readonly Measured[]> {
  const { samples, warmUp } = SIZES[size];
  const dataDir = newDataDir(BENCH_BRANCH);
  const commit = bareCommit();
  const bare = await BareServer.start();
  const server = await ServerProcess.start(dataDir, null, 'raised');
  const crew = new Crew(server);
  try {
    const kiosk = await crew.kiosk(1);
    const trip = await bare.socketIo();
    const commits: number[] = [];
    const trips: number[] = [];
    await paced((samples + warmUp) * 3, TURN_MS, async (turn) => {
      if (turn % 3 === 0) commits.push(timed(commit.write));
      else if (turn % 3 === 1) trips.push(await trip.roundTripMs());
      else await crew.take(kiosk);
    });
    const acknowledgements = kiosk.robot.acknowledgementsMs.slice(warmUp);
    const floorMs = median(commits.slice(warmUp)) + median(trips.slice(warmUp));
    const p50 = median(acknowledgements);
    const floor = `${floorMs.toFixed(2)} ms: commit ${median(commits.slice(warmUp)).toFixed(2)} + trip ${median(trips.slice(warmUp)).toFixed(2)}`;
    const what = `durable acknowledgement p50 ${p50.toFixed(2)} ms / (bare FULL commit + bare Socket.IO round trip)`;
    return [
      { key: 'ackP50Ratio', what, value: p50 / floorMs, floor, target: { most: 1.5 } },
      {
        key: 'ackP99Ms',
        what: 'durable acknowledgement p99, one client',
        value: percentile(acknowledgements, 0.99),
        floor: null,
        target: { most: 50 },
      },
    ];
  } finally {
    crew.dismiss();
    bare.stop();
    commit.close();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

function timed(act: () => void): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}

/** One row of an event's size, WAL and FULL. */
function bareCommit(): { readonly write: () => void; readonly close: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'branch-queue-bench-commit-'));
  const database = openDatabase(directory);
  database.connection.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.connection.prepare<[string]>('INSERT INTO bare (body) VALUES (?)');
  return {
    write: () => void insert.run(ROW),
    close: () => {
      database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
