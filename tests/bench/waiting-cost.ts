import { receiptOf } from '../rehearsal/receipts.ts';
import type { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import { RobotLobby } from '../rehearsal/robot-lobby.ts';
import type { RobotTeller } from '../rehearsal/robot-teller.ts';
import { BENCH_BRANCH } from './configuration.ts';
import { Crew } from './crew.ts';
import type { Measured } from './measured.ts';
import { median, paced } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

interface Size {
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  readonly cycles: number;
}

const SIZES: Sizes<Size> = {
  full: { few: 10, many: 10_000, rounds: 5, cycles: 60 },
  smoke: { few: 10, many: 100, rounds: 1, cycles: 3 },
};
const COMMANDS_A_CYCLE = 3;
/** Slower than screens are told, so that each command pays for its own views. */
const COMMAND_EVERY_MS = 14;

/** One branch with a queue of that length, a screen of every kind looking on. */
class Branch {
  private readonly server: ServerProcess;
  private readonly crew: Crew;
  private readonly kiosk: RobotKiosk;
  private readonly teller: RobotTeller;
  private readonly lobby: RobotLobby;
  private inHand: string | null = null;

  private constructor(server: ServerProcess, crew: Crew, kiosk: RobotKiosk, teller: RobotTeller, lobby: RobotLobby) {
    this.server = server;
    this.crew = crew;
    this.kiosk = kiosk;
    this.teller = teller;
    this.lobby = lobby;
  }

  static async open(waiting: number): Promise<Branch> {
    const server = await ServerProcess.start(newDataDir(BENCH_BRANCH), null, 'raised');
    const crew = new Crew(server);
    const kiosk = await crew.kiosk(1);
    const [teller] = await crew.tellers(1);
    if (teller === undefined) throw new Error('no teller');
    const lobby = await RobotLobby.connect(server.url, server.tokenOf({ audience: 'lobby', staffId: 'lobby-1' }), crew.chance);
    await crew.displays(2);
    await crew.fillQueue(kiosk, waiting);
    return new Branch(server, crew, kiosk, teller, lobby);
  }

  /** The server's processor time a command, ms: deciding, storing, answering, and telling every screen. */
  async costMs(cycles: number): Promise<number> {
    const before = this.server.processorMs();
    await paced(cycles * COMMANDS_A_CYCLE, COMMAND_EVERY_MS, (index) => this.step(index % COMMANDS_A_CYCLE));
    return (this.server.processorMs() - before) / (cycles * COMMANDS_A_CYCLE);
  }

  async close(): Promise<void> {
    this.lobby.robot.close();
    this.crew.dismiss();
    await this.server.end('SIGTERM');
    removeDataDir(this.server.dataDir);
  }

  private async step(step: number): Promise<void> {
    if (step === 0) return this.crew.take(this.kiosk);
    if (step === 1) {
      this.inHand = receiptOf(await this.teller.callNext(this.inHand), 'called', 'call next').ticketId;
    } else if (this.inHand !== null) {
      receiptOf(await this.teller.startService(this.inHand), 'done', 'start');
    }
  }
}

/** What a command costs the server with ten people waiting and with ten thousand, in turns. */
export async function measureWaitingCost(benchSize: BenchSize): Promise<readonly Measured[]> {
  const size = SIZES[benchSize];
  const few = await Branch.open(size.few);
  const many = await Branch.open(size.many);
  try {
    const costs: { few: number[]; many: number[] } = { few: [], many: [] };
    for (let round = 0; round <= size.rounds; round += 1) {
      costs.few.push(await few.costMs(size.cycles));
      costs.many.push(await many.costMs(size.cycles));
    }
    const [fewMs, manyMs] = [median(costs.few.slice(1)), median(costs.many.slice(1))];
    const what = `processor time a command with ${size.many} waiting, ${manyMs.toFixed(2)} ms / with ${size.few} waiting`;
    return [
      { key: 'waitingCostRatio', what, value: manyMs / fewMs, floor: `${fewMs.toFixed(2)} ms with ${size.few}`, target: { most: 2 } },
    ];
  } finally {
    await few.close();
    await many.close();
  }
}
