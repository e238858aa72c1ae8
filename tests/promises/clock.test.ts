import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { ViewMessage } from '../../server/contract/wire.ts';
import { databaseFile } from '../../server/store/database.ts';
import { lengthOf } from '../length-of.ts';
import { programOf } from '../program-of.ts';
import { type BranchProcess, branchProcess, tokenOf } from '../safekeeping/branch-process.ts';
import { KIOSK, LOBBY, ownBranch, TAKE, whenOpen } from './branch.ts';
import { FakedClock } from './faked-clock.ts';
import { plantedServer } from './planted-server.ts';
import { record } from './record.ts';

const CLOCK_COMMAND = fileURLToPath(new URL('../../server/clock.mjs', import.meta.url));
const PROMISE = 'clock jumps under the whole server';
/** The clock is wrong for so long, and numbers are taken meanwhile. */
const WRONG_FOR_MS = 4_000;
/** Customers come so often. */
const A_CUSTOMER_MS = 100;

interface Jump {
  readonly name: string;
  readonly atStart: string;
  readonly then: string;
  /** What the lobby is told. */
  readonly told: string;
}

const JUMPS: readonly Jump[] = [
  { name: 'a day ahead for four seconds', atStart: '+0', then: '+1d', told: '+24:00' },
  { name: 'four hours ahead at the start, and then put right', atStart: '+4h', then: '+0', told: '−4:00' },
  { name: 'two hours behind', atStart: '+0', then: '-2h', told: '−2:00' },
  { name: 'ten years ahead', atStart: '+0', then: '+3652d', told: '+87648:00' },
];
/** The start that is refused is one of them. */
const CLOCK_CASES = Math.min(lengthOf('CLOCK_CASES', 2), JUMPS.length + 1);

/** Lives through the jump and its end; returns what must not be. */
async function faultsOf({ atStart, then, told }: Jump, program: readonly string[]): Promise<readonly string[]> {
  const dataDir = ownBranch();
  const clock = new FakedClock(atStart);
  const branch = await branchProcess(dataDir, { program, under: [], env: clock.env });
  const [kiosk, lobby] = [tokenOf(dataDir, KIOSK), tokenOf(dataDir, LOBBY)];
  await whenOpen(branch, kiosk);
  const faults: string[] = [];
  const take = async () => {
    const reply = (await branch.ask(kiosk, randomUUID(), TAKE)) as { ok: boolean };
    if (!reply.ok) faults.push('turned away');
  };
  await take();
  clock.set(then);
  const since = performance.now();
  const inTheMeantime = async () => {
    await take();
    return performance.now() - since;
  };
  await expect.poll(inTheMeantime, { interval: A_CUSTOMER_MS, message: 'it stays wrong' }).toBeGreaterThan(WRONG_FOR_MS);
  if (!(await conditions(branch, lobby)).includes(`clock-jumped ${told}`)) faults.push('the lobby is not told');
  clock.set(atStart);
  await take();
  const isOver = async () => (await conditions(branch, lobby)).length === 0;
  // A planted server need not be waited for: it has shown its fault.
  if (faults.length === 0) await expect.poll(isOver, { message: 'nothing is wrong any more' }).toBe(true);
  await branch.stop();
  return [...faults, ...wrongIn(dataDir)];
}

async function conditions(branch: BranchProcess, lobby: string): Promise<readonly string[]> {
  const { view } = (await (await branch.get('/api/views/lobby', lobby)).json()) as ViewMessage<LobbyView>;
  return view.conditions.map(({ kind, detail }) => `${kind} ${detail.en}`);
}

function wrongIn(dataDir: string): readonly string[] {
  const connection = new Database(databaseFile(dataDir), { readonly: true });
  const events = connection.prepare<[], { type: string; at: number }>('SELECT type, at FROM events ORDER BY seq').all();
  connection.close();
  const count = (wanted: string) => events.filter(({ type }) => type === wanted).length;
  return [
    ...(count('day-closed') > 0 ? ['the day was closed'] : []),
    ...(count('day-opened') === 1 ? [] : ['another day was opened']),
    ...(events.some(({ at }, index) => at < (events[index - 1]?.at ?? 0)) ? ['time went back'] : []),
  ];
}

describe('the clock of the machine', () => {
  it.each(JUMPS.slice(0, CLOCK_CASES - 1))('that is $name closes no day, turns nobody away, and is said to the lobby', async (jump) => {
    const faults = await faultsOf(jump, programOf('server'));
    record({ promise: PROMISE, of: 'product', trials: 1, failures: faults.length });
    expect(faults).toEqual([]);
  });

  it('would close the day and open another, if durations were measured by it: the check finds that', async () => {
    const [jump] = JUMPS;
    if (jump === undefined) throw new Error('no jump');
    const faults = await faultsOf(jump, await plantedServer('wall-clock'));
    record({ promise: PROMISE, of: 'control', trials: 1, failures: faults.length });
    expect(faults).toContain('the day was closed');
  });

  it('that is ten years ahead at a start is asked about, and the start is made when a person says so', async () => {
    const dataDir = ownBranch();
    const clock = new FakedClock('+0');
    const start = () => branchProcess(dataDir, { program: programOf('server'), under: [], env: clock.env });
    const first = await start();
    const kiosk = tokenOf(dataDir, KIOSK);
    await whenOpen(first, kiosk);
    expect(await first.ask(kiosk, randomUUID(), TAKE)).toMatchObject({ ok: true });
    await first.stop();
    clock.set('+3652d');
    await expect(start()).rejects.toThrow(/long after the last event[^]*npm run clock -- accept/);
    const env = { ...process.env, ...clock.env, DATA_DIR: dataDir };
    expect(execFileSync(process.execPath, [CLOCK_COMMAND, 'accept'], { env, encoding: 'utf8' })).toMatch(/may start once/);
    const again = await start();
    await whenOpen(again, kiosk);
    expect(await again.ask(kiosk, randomUUID(), TAKE)).toMatchObject({ ok: true });
    await again.stop();
    record({ promise: PROMISE, of: 'product', trials: 1, failures: 0 });
  });
});
