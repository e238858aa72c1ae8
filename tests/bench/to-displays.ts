import { receiptOf } from '../rehearsal/receipts.ts';
import type { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import { BENCH_BRANCH, COUNTERS, DISPLAYS } from './configuration.ts';
import { Crew } from './crew.ts';
import { BareServer, RawClient } from './floors/bare-server.ts';
import { upTo } from './configuration.ts';
import type { Measured } from './measured.ts';
import { paced, percentile } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

/** Fifty commands a second: a cycle is three, and one of them changes what the hall sees. */
const CYCLE_EVERY_MS = 60;

interface Size {
  readonly displays: number;
  readonly waiting: number;
  readonly cycles: number;
  readonly warmUp: number;
  readonly settleMs: number;
}

const SIZES: Sizes<Size> = {
  full: { displays: DISPLAYS, waiting: 1_000, cycles: 250, warmUp: 30, settleMs: 1_000 },
  smoke: { displays: 2, waiting: 10, cycles: 2, warmUp: 1, settleMs: 500 },
};

/** For each number: when the last of the displays had it. */
export class Arrivals {
  private readonly seenBy = new Map<string, number>();
  private readonly completeAt = new Map<string, number>();
  private readonly displays: number;

  constructor(displays: number) {
    this.displays = displays;
  }

  /** What one display has already shown stays with it, not here. */
  watcher(): (numbers: readonly string[]) => void {
    const shown = new Set<string>();
    return (numbers) => {
      for (const number of numbers) {
        if (shown.has(number)) continue;
        shown.add(number);
        const count = (this.seenBy.get(number) ?? 0) + 1;
        this.seenBy.set(number, count);
        if (count === this.displays) this.completeAt.set(number, performance.now());
      }
    };
  }

  /** @throws Error when a display never showed one of them: a lost update is no latency */
  delaysMs(pressed: readonly { readonly number: string; readonly at: number }[]): readonly number[] {
    return pressed.map(({ number, at }) => {
      const complete = this.completeAt.get(number);
      if (complete === undefined) throw new Error(`${number} reached ${this.seenBy.get(number) ?? 0} of ${this.displays} displays`);
      return complete - at;
    });
  }
}

/** From pressing "next" to the last of 200 displays holding the view with that call, at fifty commands a second. */
export async function measureToDisplays(benchSize: BenchSize): Promise<readonly Measured[]> {
  const size = SIZES[benchSize];
  const real = await throughServer(size);
  const floor = await throughFloor(size);
  const [p50, p99] = [percentile(real, 0.5), percentile(real, 0.99)];
  const floorText = `raw ws p50 ${percentile(floor, 0.5).toFixed(1)}, p99 ${percentile(floor, 0.99).toFixed(1)} ms`;
  const what = `press to the last of ${size.displays} displays at 50 commands/s, p50 ${p50.toFixed(1)} ms`;
  return [{ key: 'pressTo200DisplaysP99Ms', what, value: p99, floor: floorText, target: { most: 50 } }];
}

async function throughServer({ displays, waiting, cycles, warmUp, settleMs }: Size): Promise<readonly number[]> {
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null, 'raised');
  const crew = new Crew(server);
  try {
    const kiosk: RobotKiosk = await crew.kiosk(1);
    const tellers = await crew.tellers(COUNTERS);
    const arrivals = new Arrivals(displays);
    for (const display of await crew.displays(displays)) {
      const watch = arrivals.watcher();
      display.onView(({ view }) => watch(view.calls.map(({ number }) => number)));
    }
    await crew.fillQueue(kiosk, waiting);
    const inHand: (string | null)[] = tellers.map(() => null);
    const pressed: { number: string; at: number }[] = [];
    const underWay: Promise<void>[] = [];
    const cycle = async (index: number): Promise<void> => {
      const post = index % tellers.length;
      const teller = tellers[post];
      if (teller === undefined) return;
      const at = performance.now();
      const called = receiptOf(await teller.callNext(inHand[post] ?? null), 'called', 'call next');
      if (called.ticketId === null || called.number === null) throw new Error('nobody was waiting');
      if (index >= warmUp) pressed.push({ number: called.number, at });
      await new Promise((resolve) => setTimeout(resolve, CYCLE_EVERY_MS / 3));
      receiptOf(await teller.startService(called.ticketId), 'done', 'start');
      inHand[post] = called.ticketId;
      await new Promise((resolve) => setTimeout(resolve, CYCLE_EVERY_MS / 3));
      await crew.take(kiosk);
    };
    await paced(cycles + warmUp, CYCLE_EVERY_MS, (index) => void underWay.push(cycle(index)));
    await Promise.all(underWay);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return arrivals.delaysMs(pressed);
  } finally {
    crew.dismiss();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

async function throughFloor({ displays, cycles, warmUp, settleMs }: Size): Promise<readonly number[]> {
  const bare = await BareServer.start();
  try {
    const arrivals = new Arrivals(displays);
    for (const display of await Promise.all(upTo(displays).map(() => bare.raw('each-turn', 'display')))) {
      const watch = arrivals.watcher();
      display.on('message', (data) => watch((JSON.parse((data as Buffer).toString()) as { calls: string[] }).calls));
    }
    const client = new RawClient(await bare.raw('each-turn', 'client'));
    const pressed: { number: string; at: number }[] = [];
    await paced(3 * (cycles + warmUp), CYCLE_EVERY_MS / 3, (index) => {
      const number = index % 3 === 0 ? `A${index}` : null;
      if (number !== null && index >= 3 * warmUp) pressed.push({ number, at: performance.now() });
      void client.request(number);
    });
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return arrivals.delaysMs(pressed);
  } finally {
    bare.stop();
  }
}
