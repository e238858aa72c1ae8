import { type BranchProcess, tokenOf } from '../safekeeping/branch-process.ts';
import { hasEnded, KIOSK, TAKE, whenOpen } from './branch.ts';
import { type Intent, Ledger, type Verdict } from './ledger.ts';

/** Customers at once. */
const WINDOW = 8;
/** A life of the server is struck after this many answers at most. */
const ANSWERS_A_LIFE = 40;
/** So that the numbers of a branch do not run out. */
const ROUNDS_A_BRANCH = 50;

export interface Outages {
  readonly rounds: number;
  /** The data directory of a new branch, with its configuration. */
  readonly newBranch: () => string;
  readonly start: (dataDir: string) => Promise<BranchProcess>;
  /** Ends the server in the middle of its work; resolves when it has ended and may be started again. */
  readonly strike: (branch: BranchProcess, ledger: Ledger) => Promise<void>;
}

export interface Findings extends Verdict {
  /** Commands that were on their way when the server ended: without them the loop proves nothing. */
  readonly inFlight: number;
  /** What a server said that did not start again; null: all did. */
  readonly dead: string | null;
}

const NONE: Findings = { intents: 0, lost: 0, doubled: 0, missing: 0, contradicted: 0, refused: 0, inFlight: 0, dead: null };

/** Strikes whole servers under load, again and again, while their clients send again what was not answered; says what that did. */
export async function outages({ rounds, ...parts }: Outages): Promise<Findings> {
  let found = NONE;
  for (let done = 0; done < rounds; done += ROUNDS_A_BRANCH)
    found = sum(found, await oneBranch({ ...parts, rounds: Math.min(ROUNDS_A_BRANCH, rounds - done) }));
  return found;
}

async function oneBranch({ rounds, newBranch, start, strike }: Outages): Promise<Findings> {
  const dataDir = newBranch();
  const ledger = new Ledger();
  let inFlight = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const branch = await start(dataDir);
      const load = new Load(branch, await kioskOf(branch, dataDir), ledger);
      await load.answered(1 + Math.floor(Math.random() * ANSWERS_A_LIFE));
      await strike(branch, ledger);
      await load.stop();
      inFlight += ledger.unansweredCount;
    }
    const last = await start(dataDir);
    await new Load(last, await kioskOf(last, dataDir), ledger).finish();
    await last.stop();
  } catch (error) {
    return { ...ledger.compare(dataDir), inFlight, dead: String(error) };
  }
  return { ...ledger.compare(dataDir), inFlight, dead: null };
}

async function kioskOf(branch: BranchProcess, dataDir: string): Promise<string> {
  const token = tokenOf(dataDir, KIOSK);
  await whenOpen(branch, token);
  return token;
}

/** Customers who take numbers, one after the other at each of WINDOW kiosks, as long as the server answers. */
class Load {
  private readonly branch: BranchProcess;
  private readonly token: string;
  private readonly ledger: Ledger;
  private answers = 0;
  private isStopping = false;
  private reached: { readonly answers: number; readonly resolve: () => void } | null = null;
  private working: Promise<unknown> = Promise.resolve();

  constructor(branch: BranchProcess, token: string, ledger: Ledger) {
    this.branch = branch;
    this.token = token;
    this.ledger = ledger;
  }

  /** Resolves at so many answers, or when none comes any more; the customers go on. */
  async answered(answers: number): Promise<void> {
    const enough = new Promise<void>((resolve) => (this.reached = { answers, resolve }));
    this.working = Promise.all(Array.from({ length: WINDOW }, () => this.customers(() => this.ledger.again() ?? this.ledger.intend())));
    await Promise.race([enough, this.working]);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.working;
  }

  /** Asks again for what is unanswered, and for nothing new, until all is answered or the server has ended. */
  async finish(): Promise<void> {
    while (this.ledger.unansweredCount > 0 && !hasEnded(this.branch)) await this.customers(() => this.ledger.again());
  }

  private async customers(next: () => Intent | null): Promise<void> {
    for (let intent = next(); intent !== null; intent = this.isStopping ? null : next()) {
      const [commandId = ''] = intent.commandIds;
      const reply = await this.branch.ask(this.token, commandId, TAKE);
      if (reply === null) return this.ledger.leave(intent);
      this.ledger.hear(intent, reply);
      this.answers += 1;
      if (this.reached !== null && this.answers >= this.reached.answers) this.reached.resolve();
    }
  }
}

/** Longest from the answer that decides to the moment itself: a few commits. */
const MOMENT_MS = 12;

/** Runs `act` at a moment that depends on nothing: before, in or after a commit, or between that and its answer. */
export function atAnyMoment(act: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => void act().then(resolve, reject), Math.random() * MOMENT_MS);
  });
}

function sum(one: Findings, other: Findings): Findings {
  return {
    intents: one.intents + other.intents,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    missing: one.missing + other.missing,
    contradicted: one.contradicted + other.contradicted,
    refused: one.refused + other.refused,
    inFlight: one.inFlight + other.inFlight,
    dead: one.dead ?? other.dead,
  };
}
