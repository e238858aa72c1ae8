import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { limitsWith } from '../../../server/net/limits.ts';
import { receiptOf } from '../../rehearsal/receipts.ts';
import type { RobotTeller } from '../../rehearsal/robot-teller.ts';
import { BENCH_BRANCH } from '../configuration.ts';
import { Crew } from '../crew.ts';
import { type Measured, number } from '../measured.ts';
import { median, paced, percentile } from '../samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from '../server-process.ts';
import type { BenchSize, Sizes } from '../size.ts';
import type { Offered } from './crowd.ts';

const SIZES: Sizes<{ readonly calls: number; readonly sockets: number }> = {
  full: { calls: 400, sockets: 100 },
  smoke: { calls: 3, sockets: 6 },
};
const CALL_EVERY_MS = 50;
/** Slower than a kiosk's limit. */
const TAKE_EVERY_MS = 15;
const P99_MAX_MS = 250;
const RATIO_MAX = 5;
const MEMORY_MAX_MB = 400;
/** Sockets a second, of what the server lets one address open; a crowd that opens fewer measures nothing. */
const OPENED_LEAST = 20;

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
    const beganAt = performance.now();
    const hostileMs = await callsMs(teller, calls, quietMs.inHand);
    const seconds = (performance.now() - beganAt) / 1_000;
    return [...rows(quietMs.ms, hostileMs.ms, server.residentMb(), sockets), offeredRow(await offeredBy(crowd), seconds)];
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

async function offeredBy(crowd: ChildProcess): Promise<Offered> {
  const told = once(crowd, 'message');
  crowd.send('offered');
  const [offered] = (await told) as [Offered];
  return offered;
}

/** What the crowd did while the teller called: without it, a crowd that came too late or starved would pass for a server that stood. */
function offeredRow({ tries, opened, frames, bytes, asked }: Offered, seconds: number): Measured {
  const perSecond = (count: number): string => number(count / seconds);
  return {
    key: 'hostileOpenedPerSecond',
    what:
      `sockets the crowd opened a second, as a process of lowest priority; of ${perSecond(tries)} tries, and sent ` +
      `${perSecond(frames)} frames, ${perSecond(bytes / 1e6)} MB, asked ${perSecond(asked)} pages`,
    value: opened / seconds,
    floor: `the server lets ${limitsWith(null).socketsPerSecond} open`,
    target: { least: OPENED_LEAST },
  };
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
