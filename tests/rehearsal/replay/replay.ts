import { type Chance, seededChance } from '../chance.ts';
import { connectWall, type RobotWall } from '../robot-display.ts';
import { RobotKiosk } from '../robot-kiosk.ts';
import { RobotLobby } from '../robot-lobby.ts';
import { RobotTeller } from '../robot-teller.ts';
import { receiptOf } from '../receipts.ts';
import { openReplayBranch, type ReplayBranch } from './branch.ts';
import { type Evidence, violationsIn } from './check.ts';
import { KIOSKS, LATEST_MS, numbered, replayConfiguration } from './configuration.ts';
import { Conductor } from './conduct.ts';
import { type Expected, expectedDay } from './expected.ts';
import { type Fault, plantFault } from './fault.ts';
import { type Figures, figuresOf, percentile } from './figures.ts';
import { type Caller, TraceError } from './trace.ts';

export interface ReplayRequest {
  readonly callers: readonly Caller[];
  readonly date: string;
  readonly counters: number;
  readonly seed: string;
  readonly fault: Fault | null;
}

export interface ReplayResult {
  readonly figures: Figures;
  /** Empty: nothing lost, nothing doubled, everything at its moment. */
  readonly violations: readonly string[];
  /** What the violations were looked for in. */
  readonly evidence: Evidence;
  readonly commands: number;
  readonly acknowledgementP50Ms: number;
  readonly acknowledgementP99Ms: number;
  readonly elapsedMs: number;
}

/** The hall display has the last call within this after the last acknowledgement. */
const DISPLAY_WITHIN_MS = 60_000;

interface Company {
  readonly kiosks: readonly RobotKiosk[];
  readonly tellers: readonly RobotTeller[];
  readonly lobby: RobotLobby;
  readonly wall: RobotWall;
}

/**
 * Plays one day through the real server and judges what it stored.
 * @throws TraceError when the queue could not drain before the day closes; Error when the server refuses a robot
 */
export async function replay(request: ReplayRequest): Promise<ReplayResult> {
  const { callers, counters, fault } = request;
  const expected = expectedDay(callers, counters);
  if (lastMoment(expected) > LATEST_MS) {
    throw new TraceError(
      `${counters} counters are too few: the queue is not drained when the day closes, ${LATEST_MS / 3_600_000} h after it opened`,
    );
  }
  const startedAt = performance.now();
  const chance = seededChance(request.seed);
  const branch = await openReplayBranch(replayConfiguration(callers, counters), request.date, chance);
  const company: Company[] = [];
  try {
    company.push(await assemble(branch, counters, chance));
    const [robots] = company as [Company];
    const visits = await playDay(branch, robots, callers, chance);
    const acknowledgements = acknowledgementsOf(robots);
    dismiss(company);
    await branch.stop();
    const stored = fault === null ? branch.readStored() : plantFault(branch.readStored(), fault);
    const evidence: Evidence = { visits, expected, stored, midnight: branch.midnight };
    return {
      figures: figuresOf(callers, stored),
      violations: violationsIn(evidence),
      evidence,
      commands: acknowledgements.length,
      acknowledgementP50Ms: percentile(acknowledgements, 0.5),
      acknowledgementP99Ms: percentile(acknowledgements, 0.99),
      elapsedMs: performance.now() - startedAt,
    };
  } finally {
    dismiss(company);
    await branch.stop();
    branch.remove();
  }
}

function lastMoment(expected: readonly Expected[]): number {
  return expected.reduce((latest, one) => Math.max(latest, 'closedAt' in one ? one.closedAt : one.calledAt), 0);
}

async function assemble(branch: ReplayBranch, counters: number, chance: Chance): Promise<Company> {
  const { url } = branch.server;
  const kiosks: RobotKiosk[] = [];
  for (const n of numbered(KIOSKS))
    kiosks.push(await RobotKiosk.connect(url, branch.tokenOf({ audience: 'kiosk', kioskId: `kiosk-${n}` }), chance));
  const tellers: RobotTeller[] = [];
  for (const n of numbered(counters)) {
    tellers.push(await RobotTeller.connect(url, branch.tokenOf({ audience: 'teller', staffId: `teller-${n}` }), `counter-${n}`, chance));
  }
  const lobby = await RobotLobby.connect(url, branch.tokenOf({ audience: 'lobby', staffId: 'lobby' }), chance);
  const wall = await connectWall(url, branch.tokenOf({ audience: 'wall', wallId: 'hall' }));
  return { kiosks, tellers, lobby, wall };
}

/** The hours open the day; the lobby closes it by hand as soon as the last customer has gone. */
async function playDay(branch: ReplayBranch, { kiosks, tellers, lobby, wall }: Company, callers: readonly Caller[], chance: Chance) {
  for (const teller of tellers) receiptOf(await teller.openCounter(), 'done', 'open counter');
  const conductor = new Conductor(
    { kiosks, tellers, advanceTo: (ms) => branch.clock.advanceTo(branch.midnight + ms), newCommandId: () => chance.uuid() },
    callers,
  );
  await conductor.play();
  const { lastCalled } = conductor;
  if (lastCalled !== null) await wall.waitFor(({ calls }) => calls[0]?.number === lastCalled, DISPLAY_WITHIN_MS);
  for (const teller of tellers) receiptOf(await teller.closeCounter(), 'done', 'close counter');
  receiptOf(await lobby.ask({ type: 'close-day' }), 'done', 'close day');
  return conductor.visits;
}

function acknowledgementsOf({ kiosks, tellers, lobby }: Company): readonly number[] {
  return [...kiosks, ...tellers, lobby].flatMap(({ robot }) => robot.acknowledgementsMs);
}

function dismiss(company: readonly Company[]): void {
  for (const { kiosks, tellers, lobby, wall } of company) {
    for (const { robot } of [...kiosks, ...tellers, lobby]) robot.close();
    wall.close();
  }
}
