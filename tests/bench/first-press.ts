import { receiptOf } from '../rehearsal/receipts.ts';
import { BENCH_BRANCH } from './configuration.ts';
import { Crew } from './crew.ts';
import type { Measured } from './measured.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

const COUNTERS = 8;
const ROUNDS: Sizes<number> = { full: 100, smoke: 1 };

/** Eight counters press "next" at one moment: eight tickets, all different, each at the first press. */
export async function measureFirstPress(size: BenchSize): Promise<readonly Measured[]> {
  const roundCount = ROUNDS[size];
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null, 'raised');
  const crew = new Crew(server);
  try {
    const kiosk = await crew.kiosk(1);
    const tellers = await crew.tellers(COUNTERS);
    const rounds: (string | null)[][] = [];
    for (let round = 0; round < roundCount; round += 1) {
      await crew.fillQueue(kiosk, COUNTERS);
      const replies = await Promise.all(tellers.map((teller) => teller.callNext(null)));
      rounds.push(replies.map((reply) => (reply.ok && reply.receipt.kind === 'called' ? reply.receipt.ticketId : null)));
      await Promise.all(
        tellers.map(async (teller, index) => {
          const ticketId = rounds.at(-1)?.[index] ?? null;
          if (ticketId === null) return;
          receiptOf(await teller.startService(ticketId), 'done', 'start');
          receiptOf(await teller.finishService(ticketId), 'done', 'finish');
        }),
      );
    }
    const what = `share of ${roundCount} rounds in which ${COUNTERS} counters pressing together each got a ticket of its own`;
    return [{ key: 'distinctAtFirstPress', what, value: distinctShare(rounds, COUNTERS), floor: null, target: { least: 1 } }];
  } finally {
    crew.dismiss();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

/** Share of rounds in which every counter got a ticket (null: it got none) that no other counter got. */
export function distinctShare(rounds: readonly (readonly (string | null)[])[], counters: number): number {
  const good = rounds.filter((round) => new Set(round.filter((ticketId) => ticketId !== null)).size === counters);
  return rounds.length === 0 ? 0 : good.length / rounds.length;
}
