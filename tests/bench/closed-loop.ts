import { receiptOf } from '../rehearsal/receipts.ts';
import type { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import type { RobotTeller } from '../rehearsal/robot-teller.ts';
import { BENCH_BRANCH, COUNTERS, DISPLAYS, KIOSKS, upTo } from './configuration.ts';
import { Crew } from './crew.ts';
import { BareServer, RawClient } from './floors.ts';
import type { Measured } from './measured.ts';
import { median } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';

const WAITING = 1_000;
const WARM_UP_MS = 1_500;
const RUN_MS = 3_000;
const ROUNDS = 3;

/** One cycle of one counter: how many commands it was. */
type Cycle = () => Promise<number>;

/**
 * Thirty counters, each pressing again as soon as it is answered, 200 displays looking on, 1,000 waiting; the queue stays as
 * long because somebody takes a number for everybody called. Clients and server are two processes, here and at the floor.
 */
export async function measureClosedLoop(): Promise<readonly Measured[]> {
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null);
  const crew = new Crew(server);
  const bare = await BareServer.start();
  try {
    const kiosks = await crew.kiosks(KIOSKS);
    const tellers = await crew.tellers(COUNTERS);
    await crew.displays(DISPLAYS);
    await crew.fillQueue(kiosks[0] as RobotKiosk, WAITING);
    const real = tellers.map((teller, index) => cycleOf(crew, teller, kiosks[index % KIOSKS] as RobotKiosk));
    const eachTurn = await floorCycles(bare, 'each-turn');
    const paced = await floorCycles(bare, 'paced');
    const rates: Record<'real' | 'eachTurn' | 'paced', number[]> = { real: [], eachTurn: [], paced: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.eachTurn.push(await ratePerSecond(eachTurn));
      rates.real.push(await ratePerSecond(real));
      rates.paced.push(await ratePerSecond(paced));
    }
    return report(median(rates.real), median(rates.eachTurn), median(rates.paced));
  } finally {
    crew.dismiss();
    bare.stop();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

function report(real: number, eachTurn: number, paced: number): readonly Measured[] {
  const what = `${COUNTERS} counters in a closed loop, ${DISPLAYS} displays: ${real.toFixed(0)} commands/s / raw ws, nothing stored`;
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

async function floorCycles(bare: BareServer, pace: 'each-turn' | 'paced'): Promise<readonly Cycle[]> {
  for (const display of await Promise.all(upTo(DISPLAYS).map(() => bare.raw(pace, 'display')))) {
    display.on('message', (data) => void JSON.parse((data as Buffer).toString()));
  }
  const kiosks = await Promise.all(upTo(KIOSKS).map(async () => new RawClient(await bare.raw(pace, 'client'))));
  const tellers = await Promise.all(upTo(COUNTERS).map(async () => new RawClient(await bare.raw(pace, 'client'))));
  return tellers.map((teller, index) => async () => {
    await kiosks[index % KIOSKS]?.request(null);
    await teller.request(`A${index}`);
    await teller.request(null);
    return 3;
  });
}

async function ratePerSecond(cycles: readonly Cycle[]): Promise<number> {
  const startedAt = performance.now();
  let counted = 0;
  await Promise.all(
    cycles.map(async (cycle) => {
      for (let now = startedAt; now < startedAt + WARM_UP_MS + RUN_MS; now = performance.now()) {
        const commands = await cycle();
        if (now >= startedAt + WARM_UP_MS) counted += commands;
      }
    }),
  );
  return (counted * 1_000) / RUN_MS;
}
