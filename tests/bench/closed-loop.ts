import { receiptOf } from '../rehearsal/receipts.ts';
import type { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import type { RobotTeller } from '../rehearsal/robot-teller.ts';
import { BENCH_BRANCH, COUNTERS, DISPLAYS, KIOSKS, upTo } from './configuration.ts';
import { Crew } from './crew.ts';
import { BareServer, RawClient } from './floors/bare-server.ts';
import type { Measured } from './measured.ts';
import { median } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

interface Size {
  readonly counters: number;
  readonly displays: number;
  readonly waiting: number;
  readonly warmUpMs: number;
  readonly runMs: number;
  readonly rounds: number;
}

const SIZES: Sizes<Size> = {
  full: { counters: COUNTERS, displays: DISPLAYS, waiting: 1_000, warmUpMs: 1_500, runMs: 3_000, rounds: 3 },
  smoke: { counters: 2, displays: 2, waiting: 10, warmUpMs: 50, runMs: 150, rounds: 1 },
};

/** One cycle of one counter: how many commands it was. */
type Cycle = () => Promise<number>;

/**
 * Thirty counters, each pressing again as soon as it is answered, 200 displays looking on, 1,000 waiting; the queue stays as
 * long because somebody takes a number for everybody called. Clients and server are two processes, here and at the floor.
 */
export async function measureClosedLoop(benchSize: BenchSize): Promise<readonly Measured[]> {
  const size = SIZES[benchSize];
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null, 'raised');
  const crew = new Crew(server);
  const bare = await BareServer.start();
  try {
    const kiosks = await crew.kiosks(KIOSKS);
    const tellers = await crew.tellers(size.counters);
    await crew.displays(size.displays);
    await crew.fillQueue(kiosks[0] as RobotKiosk, size.waiting);
    const real = tellers.map((teller, index) => cycleOf(crew, teller, kiosks[index % KIOSKS] as RobotKiosk));
    const eachTurn = await floorCycles(bare, 'each-turn', size);
    const paced = await floorCycles(bare, 'paced', size);
    const rates: Record<'real' | 'eachTurn' | 'paced', number[]> = { real: [], eachTurn: [], paced: [] };
    for (let round = 0; round < size.rounds; round += 1) {
      rates.eachTurn.push(await ratePerSecond(eachTurn, size));
      rates.real.push(await ratePerSecond(real, size));
      rates.paced.push(await ratePerSecond(paced, size));
    }
    return report(size, median(rates.real), median(rates.eachTurn), median(rates.paced));
  } finally {
    crew.dismiss();
    bare.stop();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

function report({ counters, displays }: Size, real: number, eachTurn: number, paced: number): readonly Measured[] {
  const what = `${counters} counters in a closed loop, ${displays} displays: ${real.toFixed(0)} commands/s / raw ws, nothing stored`;
  return [
    {
      key: 'closedLoopRatio',
      what,
      value: real / eachTurn,
      floor: `${eachTurn.toFixed(0)}/s, displays told each turn`,
      target: { least: 0.6 },
    },
    {
      key: 'closedLoopPacedRatio',
      what: 'the same / raw ws with displays paced alike',
      value: real / paced,
      floor: `${paced.toFixed(0)}/s`,
      target: null,
    },
  ];
}

function cycleOf(crew: Crew, teller: RobotTeller, kiosk: RobotKiosk): Cycle {
  let inHand: string | null = null;
  return async () => {
    await crew.take(kiosk);
    const { ticketId } = receiptOf(await teller.callNext(inHand), 'called', 'call next');
    if (ticketId === null) throw new Error('nobody was waiting');
    receiptOf(await teller.startService(ticketId), 'done', 'start');
    inHand = ticketId;
    return 3;
  };
}

async function floorCycles(bare: BareServer, pace: 'each-turn' | 'paced', { counters, displays }: Size): Promise<readonly Cycle[]> {
  for (const display of await Promise.all(upTo(displays).map(() => bare.raw(pace, 'display')))) {
    display.on('message', (data) => void JSON.parse((data as Buffer).toString()));
  }
  const kiosks = await Promise.all(upTo(KIOSKS).map(async () => new RawClient(await bare.raw(pace, 'client'))));
  const tellers = await Promise.all(upTo(counters).map(async () => new RawClient(await bare.raw(pace, 'client'))));
  return tellers.map((teller, index) => async () => {
    await kiosks[index % KIOSKS]?.request(null);
    await teller.request(`A${index}`);
    await teller.request(null);
    return 3;
  });
}

async function ratePerSecond(cycles: readonly Cycle[], { warmUpMs, runMs }: Size): Promise<number> {
  const startedAt = performance.now();
  let counted = 0;
  await Promise.all(
    cycles.map(async (cycle) => {
      for (let now = startedAt; now < startedAt + warmUpMs + runMs; now = performance.now()) {
        const commands = await cycle();
        if (now >= startedAt + warmUpMs) counted += commands;
      }
    }),
  );
  return (counted * 1_000) / runMs;
}
