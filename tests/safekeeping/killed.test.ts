import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { archivesIn, backupFolder } from '../../server/safekeeping/archive-name.ts';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { readRestoration } from '../../server/safekeeping/restored-file.ts';
import { finishSwap } from '../../server/safekeeping/swap.ts';
import { unpack } from '../../server/safekeeping/unpack.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { ownDirectory } from '../store/directory.ts';
import { lengthOf } from '../length-of.ts';
import { branchIn, restores, ticketsIn, workedIn } from './kit.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURE = join(ROOT, 'tests/store/fixtures/branch-0.3.0.db');
const KILLS = lengthOf('BACKUP_KILLS', 20);
/** Far beyond what one round takes. */
const ROUND_MS = 20_000;

let programs: string;

/** The real programs as one file each: they start in less than half the time, so that kills fall into the work. */
beforeAll(async () => {
  programs = join(ROOT, 'node_modules', '.cache', `killed-${process.pid}`);
  process.once('exit', () => rmSync(programs, { recursive: true, force: true }));
  for (const [name, source] of [
    ['safekeeping', 'server/safekeeping/main.ts'],
    ['update', 'tests/safekeeping/update.ts'],
  ]) {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        ssr: join(ROOT, source ?? ''),
        outDir: join(programs, 'one'),
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: `${name ?? ''}.js`, codeSplitting: false } },
      },
    });
  }
});

function starts(directory: string, program: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(programs, 'one', `${program}.js`), ...args], {
    env: { DATA_DIR: directory },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** How long a whole work takes here and now: kills are spread over its end, where files change. */
class Pace {
  atWork = 0;
  private wholeMs: number;

  constructor(wholeMs: number) {
    this.wholeMs = wholeMs;
  }

  /** `part`: 0 to 1, from the beginning to the end of the work. A kill that came too late makes the next ones earlier. */
  async kill(process: ChildProcess, part: number): Promise<void> {
    const from = performance.now();
    const kill = setTimeout(() => process.kill('SIGKILL'), this.wholeMs * (0.3 + 0.7 * part));
    const [, signal] = (await once(process, 'exit')) as [number, string | null];
    clearTimeout(kill);
    if (signal === 'SIGKILL') this.atWork += 1;
    else this.wholeMs = Math.min(this.wholeMs, performance.now() - from);
  }
}

/** Begins with one that nobody kills. */
async function paceOf(program: () => ChildProcess): Promise<Pace> {
  const from = performance.now();
  const [code] = (await once(program(), 'exit')) as [number];
  expect(code).toBe(0);
  return new Pace(performance.now() - from);
}

/** Each kill at another moment, spread evenly. */
async function eachKill(pace: Pace, round: (part: number) => Promise<void>): Promise<void> {
  for (let kill = 0; kill < KILLS; kill += 1) await round((kill + 0.5) / KILLS);
  expect(pace.atWork, 'without kills in the midst of work the loop proves nothing').toBeGreaterThan(KILLS / 4);
}

async function worked(): Promise<{ readonly directory: string; readonly numbers: readonly string[] }> {
  const directory = branchIn(ownDirectory());
  return { directory, numbers: await workedIn(directory, 20) };
}

function copyOf(directory: string): string {
  const copy = join(ownDirectory(), 'branch');
  cpSync(directory, copy, { recursive: true });
  return copy;
}

describe('killed', () => {
  it(
    `${KILLS} times in a backup: the branch lacks nothing, and whatever is called an archive is one`,
    { timeout: KILLS * ROUND_MS },
    async () => {
      const { directory, numbers } = await worked();
      const pace = await paceOf(() => starts(directory, 'safekeeping', 'backup'));
      await eachKill(pace, (part) => pace.kill(starts(directory, 'safekeeping', 'backup'), part));
      expect(ticketsIn(directory)).toEqual(numbers);
      await makeArchive(directory, 'asked', Date.now());
      const folder = backupFolder(directory);
      const made = archivesIn(folder, 'test');
      expect(readdirSync(folder).sort()).toEqual(['.lock', ...made.map(({ name }) => name)].sort());
      for (const { name } of made) await unpack(join(folder, name), ownDirectory());
    },
  );

  it(`${KILLS} times in a restore: it is the old branch or the new one, whole`, { timeout: KILLS * ROUND_MS }, async () => {
    const { directory, numbers } = await worked();
    const { file } = await makeArchive(directory, 'asked', Date.now());
    const more = await workedIn(directory, 3);
    const sample = copyOf(directory);
    const pace = await paceOf(() => starts(sample, 'safekeeping', 'restore', file));
    await eachKill(pace, async (part) => {
      const branch = copyOf(directory);
      await pace.kill(starts(branch, 'safekeeping', 'restore', file), part);
      finishSwap(branch);
      expect(ticketsIn(branch)).toEqual(readRestoration(branch) === null ? [...numbers, ...more] : numbers);
      expect(readdirSync(branch).filter((name) => name.startsWith('restoring'))).toEqual([]);
      rmSync(branch, { recursive: true });
    });
  });

  it(
    `${KILLS} times in an update: everything is there, at the latest after the next start, and so is the way back`,
    { timeout: KILLS * ROUND_MS },
    async () => {
      const old = branchIn(ownDirectory());
      cpSync(FIXTURE, databaseFile(old));
      const sample = copyOf(old);
      const pace = await paceOf(() => starts(sample, 'update'));
      await eachKill(pace, async (part) => {
        const branch = copyOf(old);
        await pace.kill(starts(branch, 'update'), part);
        expect((await once(starts(branch, 'update'), 'exit'))[0]).toBe(0);
        expect(lastSeq(branch)).toBe(lastSeq(sample));
        expect(archivesIn(backupFolder(branch), 'test').length).toBeGreaterThan(0);
        rmSync(branch, { recursive: true });
      });
    },
  );

  it('planted: files replaced one by one without a plan leave a branch that is neither', async () => {
    const { directory } = await worked();
    const { file } = await makeArchive(directory, 'asked', Date.now());
    await workedIn(directory, 3);
    const restored = copyOf(directory);
    await restores(restored, file);
    // The database came in, and the kill came before its head.
    cpSync(databaseFile(restored), databaseFile(directory));
    expect(() => openDatabase(directory)).toThrow(/epoch 2, this branch is in epoch 1/);
  });
});

function lastSeq(directory: string): number {
  const database = openDatabase(directory);
  try {
    return database.writer.head.seq;
  } finally {
    database.close();
  }
}
