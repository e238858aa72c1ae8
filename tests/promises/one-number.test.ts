import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KIOSKS_MAX } from '../../server/config/schema.ts';
import type { KioskCommand, KioskView } from '../../server/contract/kiosk.ts';
import type { Reply } from '../../server/contract/wire.ts';
import { lengthOf } from '../length-of.ts';
import { programOf } from '../program-of.ts';
import { Robot } from '../rehearsal/robot.ts';
import { branchProcess, tokenOf } from '../safekeeping/branch-process.ts';
import { KIOSK, kioskAt, ownBranch, TAKE, whenOpen } from './branch.ts';
import { CONTROL_MS } from './control.ts';
import { FaultProxy } from './fault-proxy.ts';
import { type Intent, Ledger, type Verdict } from './ledger.ts';
import { record } from './record.ts';

const INTENTS = lengthOf('INTENTS', 500);
const PLANTED_INTENTS = 200;
const PLANTED_LOOPS_MAX = 8;
/** Far beyond what an intent takes. */
const AN_INTENT_MS = 500;
/** So that the numbers of a branch do not run out. */
const INTENTS_A_BRANCH = 3_000;
const ROBOTS = KIOSKS_MAX;
const KILL_EACH = 100;
const PROMISE = 'one intent, one number: faulty network and kill -9';

type RobotKiosk = Robot<KioskView, KioskCommand>;
type Connect = () => Promise<RobotKiosk>;

/** Somebody at a kiosk who wants one number. */
type Customer = (connect: Connect) => Promise<{ readonly want: (intent: Intent) => Promise<Reply>; readonly leave: () => void }>;

/** Screens send again with the same id until they are answered; one that gave up is pressed once more, and knows the id. */
const screen: Customer = async (connect) => {
  const robot = await connect();
  const want = (intent: Intent): Promise<Reply> => {
    const [commandId = ''] = intent.commandIds;
    return robot.request(commandId, TAKE).catch(() => want(intent));
  };
  return { want, leave: () => robot.close() };
};

const PATIENCE_MS = 600;

/** The planted fault: who gets no answer loads the page anew and asks with a new id. */
const reloader: Customer = async (connect) => {
  let robot = await connect();
  const want = async (intent: Intent): Promise<Reply> => {
    const commandId = intent.commandIds.at(-1) ?? '';
    const reply = await Promise.race([robot.request(commandId, TAKE), outOfPatience()]);
    if (reply !== null) return reply;
    robot.close();
    robot = await connect();
    intent.commandIds.push(randomUUID());
    return want(intent);
  };
  return { want, leave: () => robot.close() };
};

function outOfPatience(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS).unref();
  });
}

interface Findings extends Verdict {
  readonly kills: number;
  readonly faults: FaultProxy['faults'];
}

async function oneBranch(intents: number, customer: Customer): Promise<Findings> {
  const dataDir = ownBranch();
  const proxy = await FaultProxy.open(() => branch.url);
  onTestFinished(() => proxy.close());
  const start = () => branchProcess(dataDir, { program: programOf('server'), under: [], env: { ALLOWED_ORIGINS: proxy.url } });
  let branch = await start();
  await whenOpen(branch, tokenOf(dataDir, KIOSK));
  const ledger = new Ledger();
  let kills = 0;
  const work = async (n: number) => {
    const token = tokenOf(dataDir, kioskAt(n));
    const tab = randomUUID();
    const { want, leave } = await customer(() => Robot.connect({ url: proxy.url, audience: 'kiosk', token, tab }));
    while (ledger.intents.length < intents) {
      const intent = ledger.intend();
      ledger.hear(intent, await want(intent));
      if (ledger.answers % KILL_EACH !== 0) continue;
      await branch.kill();
      branch = await start();
      kills += 1;
    }
    leave();
  };
  await Promise.all(Array.from({ length: ROBOTS }, (_, index) => work(index + 1)));
  await branch.stop();
  return { ...ledger.compare(dataDir), kills, faults: proxy.faults };
}

describe(`${ROBOTS} kiosks behind a network that delays, breaks and swallows, and a server that is killed`, () => {
  it(`give ${INTENTS} customers one number each`, { timeout: INTENTS * AN_INTENT_MS }, async () => {
    for (let done = 0; done < INTENTS; done += INTENTS_A_BRANCH) {
      const intents = Math.min(INTENTS_A_BRANCH, INTENTS - done);
      const found = await oneBranch(intents, screen);
      const { lost, doubled, missing, contradicted, refused, kills, faults } = found;
      record({ promise: PROMISE, of: 'product', trials: intents, failures: lost + doubled + missing + contradicted });
      expect({ lost, doubled, missing, contradicted, refused }).toEqual({ lost: 0, doubled: 0, missing: 0, contradicted: 0, refused: 0 });
      expect(kills).toBeGreaterThanOrEqual(intents / KILL_EACH - 1);
      expect(Math.min(...Object.values(faults)), JSON.stringify(faults)).toBeGreaterThan(0);
    }
  });

  it('would give some of them two, if screens asked again with a new id: the check finds that', { timeout: CONTROL_MS }, async () => {
    for (let loops = 1; loops <= PLANTED_LOOPS_MAX; loops += 1) {
      const { doubled } = await oneBranch(PLANTED_INTENTS, reloader);
      if (doubled === 0) continue;
      record({ promise: PROMISE, of: 'control', trials: loops * PLANTED_INTENTS, failures: doubled });
      return;
    }
    expect.fail('nobody got two numbers');
  });
});
