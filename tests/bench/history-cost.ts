import { receiptOf } from '../rehearsal/receipts.ts';
import { seededChance } from '../rehearsal/chance.ts';
import { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import { RobotTeller } from '../rehearsal/robot-teller.ts';
import type { History, Measured } from './measured.ts';
import { branch, HISTORY } from './restart.ts';
import { median, paced } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

const SIZES: Sizes<{ readonly rounds: number; readonly cycles: number }> = {
  full: { rounds: 5, cycles: 60 },
  smoke: { rounds: 1, cycles: 3 },
};
const COMMAND_EVERY_MS = 14;

/** What a command costs the server behind a year of records, and behind none, in turns. */
export async function measureHistoryCost(size: BenchSize, history: History): Promise<readonly Measured[]> {
  const { rounds, cycles } = SIZES[size];
  const emptyDir = newDataDir(branch());
  const servers = [
    await ServerProcess.start(emptyDir, null, 'raised'),
    await ServerProcess.start(await history(), null, 'raised'),
  ] as const;
  const ends: (() => void)[] = [];
  try {
    const [empty, full] = [await costOf(servers[0], cycles, ends), await costOf(servers[1], cycles, ends)];
    const costs: { empty: number[]; full: number[] } = { empty: [], full: [] };
    for (let round = 0; round <= rounds; round += 1) {
      costs.empty.push(await empty());
      costs.full.push(await full());
    }
    const [emptyMs, fullMs] = [median(costs.empty.slice(1)), median(costs.full.slice(1))];
    const what = `processor time a command behind ${HISTORY[size].tickets} tickets, ${fullMs.toFixed(2)} ms / behind none`;
    return [{ key: 'historyCostRatio', what, value: fullMs / emptyMs, floor: `${emptyMs.toFixed(2)} ms`, target: { most: 1.3 } }];
  } finally {
    for (const end of ends) end();
    for (const server of servers) await server.end('SIGTERM');
    removeDataDir(emptyDir);
  }
}

async function costOf(server: ServerProcess, cycles: number, ends: (() => void)[]): Promise<() => Promise<number>> {
  const chance = seededChance(server.dataDir);
  const kiosk = await RobotKiosk.connect(server.url, server.tokenOf({ audience: 'kiosk', kioskId: 'kiosk-1' }), chance);
  const teller = await RobotTeller.connect(server.url, server.tokenOf({ audience: 'teller', staffId: 'teller-1' }), 'counter-1', chance);
  ends.push(
    () => kiosk.robot.close(),
    () => teller.robot.close(),
  );
  if (teller.robot.view.counter === null) receiptOf(await teller.openCounter(), 'done', 'open counter');
  let inHand: string | null = null;
  return async () => {
    const before = server.processorMs();
    await paced(cycles * 2, COMMAND_EVERY_MS, async (index) => {
      if (index % 2 === 0) {
        await kiosk.takeTicket(chance.uuid(), 'cash', 'zh-CN');
        return;
      }
      const { ticketId } = receiptOf(await teller.callNext(inHand), 'called', 'call next');
      if (ticketId !== null) receiptOf(await teller.startService(ticketId), 'done', 'start');
      inHand = ticketId;
    });
    return (server.processorMs() - before) / (cycles * 3);
  };
}
