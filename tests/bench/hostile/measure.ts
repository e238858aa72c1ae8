import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { receiptOf } from '../../rehearsal/receipts.ts';
import type { RobotTeller } from '../../rehearsal/robot-teller.ts';
import { BENCH_BRANCH } from '../configuration.ts';
import { Crew } from '../crew.ts';
import { type Measured, number } from '../measured.ts';
import { median, paced, percentile } from '../samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from '../server-process.ts';
import type { BenchSize, Sizes } from '../size.ts';

const SIZES: Sizes<{ readonly calls: number; readonly sockets: number }> = {
  full: { calls: 200, sockets: 100 },
  smoke: { calls: 3, sockets: 6 },
};
const CALL_EVERY_MS = 50;
/** Slower than a kiosk's limit. */
const TAKE_EVERY_MS = 15;
const P99_MAX_MS = 250;
const RATIO_MAX = 5;
const MEMORY_MAX_MB = 400;

/** A teller's key beside a hundred hostile sockets, with the limits as they are shipped, and the same key before they came. */
export async function measureHostile(size: BenchSize): Promise<readonly Measured[]> {
  const { calls, sockets } = SIZES[size];
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null, 'as shipped');
  const crew = new Crew(server);
  let crowd: ChildProcess | null = null;
  try {
    const [kiosk, [teller]] = await Promise.all([crew.kiosk(1), crew.tellers(1)]);
    if (teller === undefined) throw new Error('no teller');
    await paced(2 * calls, TAKE_EVERY_MS, () => crew.take(kiosk));
    const quietMs = await callsMs(teller, calls, null);
    crowd = hostileCrowd(server, sockets);
    const hostileMs = await callsMs(teller, calls, quietMs.inHand);
    return rows(quietMs.ms, hostileMs.ms, server.residentMb(), sockets);
  } finally {
    crowd?.kill('SIGKILL');
    crew.dismiss();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

function hostileCrowd(server: ServerProcess, sockets: number): ChildProcess {
  const token = server.tokenOf({ audience: 'wall', wallId: 'hall' });
  return fork(join(import.meta.dirname, 'crowd.ts'), [server.url, token, String(sockets)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

interface Calls {
  readonly ms: readonly number[];
  readonly inHand: string | null;
}

/** From the teller's key to its answer, call after call. */
async function callsMs(teller: RobotTeller, calls: number, first: string | null): Promise<Calls> {
  const ms: number[] = [];
  let inHand = first;
  await paced(calls, CALL_EVERY_MS, async () => {
    const pressedAt = performance.now();
    const called = receiptOf(await teller.callNext(inHand), 'called', 'call next');
    ms.push(performance.now() - pressedAt);
    if (called.ticketId === null) throw new Error('nobody was waiting');
    inHand = called.ticketId;
    receiptOf(await teller.startService(inHand), 'done', 'start');
  });
  return { ms, inHand };
}

function rows(quietMs: readonly number[], hostileMs: readonly number[], residentMb: number, sockets: number): readonly Measured[] {
  const p50 = median(quietMs);
  const p99 = percentile(hostileMs, 0.99);
  const beside = `beside ${sockets} hostile sockets`;
  return [
    {
      key: 'hostileCallP99Ms',
      what: `a teller's call ${beside}`,
      value: p99,
      floor: `quiet p50 ${number(p50)} ms`,
      target: { most: P99_MAX_MS },
    },
    { key: 'hostileCallRatio', what: `the same / the quiet p50`, value: p99 / p50, floor: null, target: { most: RATIO_MAX } },
    { key: 'hostileRssMb', what: `memory ${beside}`, value: residentMb, floor: null, target: { most: MEMORY_MAX_MB } },
  ];
}
