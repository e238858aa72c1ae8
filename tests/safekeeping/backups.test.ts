import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inBothLanguages } from '../../server/kernel/configuration/local-text.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import {
  BACKUP_EVERY_MS,
  BACKUP_LATE_MS,
  type BackupCondition,
  Backups,
  FIRST_AFTER_MS,
  LOOK_EVERY_MS,
  RETRY_MS,
} from '../../server/safekeeping/backups.ts';
import { type Child, runCommand, type RunCommand } from '../../server/safekeeping/child.ts';
import { ownDirectory } from '../store/directory.ts';
import { archives, branchIn, workedIn } from './kit.ts';

const START = Date.UTC(2026, 10, 29, 0, 30);
/** For a process that hangs: the real limit is ten minutes. */
const SHORT_MS = 4_000;

interface Kept {
  readonly clock: VirtualClock;
  readonly backups: Backups;
  readonly changes: BackupCondition[];
  /** Everything that was started has ended. */
  readonly settled: () => Promise<unknown>;
  isOpen: boolean;
}

function keeps(target: string | null, run: RunCommand): Kept {
  const clock = new VirtualClock(START);
  const changes: BackupCondition[] = [];
  const kept = { isOpen: true };
  const children: Child[] = [];
  const backups = new Backups({
    clock,
    isDayOpen: () => kept.isOpen,
    run: (args, limitMs) => {
      const child = run(args, limitMs);
      children.push(child);
      return child;
    },
    target,
    newestAt: null,
    onChange: (condition) => changes.push(condition),
  });
  onTestFinished(() => backups.stop());
  return Object.assign(kept, { clock, backups, changes, settled: () => Promise.all(children.map(({ outcome }) => outcome)) });
}

async function branch(): Promise<string> {
  const directory = branchIn(ownDirectory());
  await workedIn(directory, 2);
  return directory;
}

const reasons = (directory: string) => archives(directory).map((name) => /-([a-z]+)\.tar/.exec(name)?.[1]);
const advance = ({ clock }: Kept, ms: number) => clock.advanceTo(clock.now() + ms);
const awaits = (what: () => unknown, value: unknown) => expect.poll(what, { timeout: 60_000 }).toEqual(value);

describe('a branch backs itself up', () => {
  it('a minute after the start, every quarter of an hour of an open day, and when it closes', async () => {
    const directory = await branch();
    const kept = keeps(null, runCommand(directory));
    advance(kept, FIRST_AFTER_MS - LOOK_EVERY_MS);
    advance(kept, LOOK_EVERY_MS);
    await kept.settled();
    expect(reasons(directory)).toEqual(['schedule']);
    advance(kept, BACKUP_EVERY_MS - LOOK_EVERY_MS);
    await kept.settled();
    expect(archives(directory)).toHaveLength(1);
    advance(kept, LOOK_EVERY_MS);
    await kept.settled();
    expect(archives(directory)).toHaveLength(2);
    kept.isOpen = false;
    advance(kept, LOOK_EVERY_MS);
    await kept.settled();
    expect(reasons(directory)).toEqual(['schedule', 'schedule', 'close']);
    expect(kept.changes).toEqual([]);
  });

  it('and says so when it could not: failed at once, late after half an hour of an open day, and good again', async () => {
    const directory = branchIn(ownDirectory());
    const kept = keeps(null, runCommand(directory));
    advance(kept, FIRST_AFTER_MS);
    await awaits(() => kept.backups.condition, {
      state: 'failed',
      since: START + FIRST_AFTER_MS,
      detail: { en: expect.stringMatching(/missing or empty/) as string, 'zh-CN': expect.stringMatching(/缺失或为空/) as string },
    });
    await workedIn(directory, 1);
    advance(kept, RETRY_MS);
    await awaits(() => kept.backups.condition.state, 'good');
    expect(kept.changes.map(({ state }) => state)).toEqual(['failed', 'good']);
  });

  it('is late where the process that makes it hangs, and does not start a second one', () => {
    const alive: number[] = [];
    const hanging: RunCommand = () => {
      alive.push(1);
      return { outcome: new Promise(() => {}), isAlive: () => true, end: () => {} };
    };
    const kept = keeps(null, hanging);
    advance(kept, BACKUP_LATE_MS + LOOK_EVERY_MS);
    expect(kept.backups.condition).toEqual({ state: 'late', since: START + BACKUP_LATE_MS, detail: inBothLanguages('') });
    expect(alive).toHaveLength(1);
    kept.isOpen = false;
    advance(kept, LOOK_EVERY_MS);
    expect(kept.backups.condition.state, 'a closed day is never late').toBe('good');
  });
});

describe('the second folder', () => {
  it('gets each archive, for the server’s user alone', async () => {
    const directory = await branch();
    const second = join(ownDirectory(), 'second');
    const kept = keeps(second, runCommand(directory));
    mkdirSync(second);
    advance(kept, FIRST_AFTER_MS);
    await awaits(() => readdirSync(second).length, 1);
    await awaits(() => readdirSync(second), archives(directory));
    expect(statSync(join(second, archives(directory)[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(kept.backups.condition.state).toBe('good');
  });

  it('that is not there is a condition, and the archive is made all the same', async () => {
    const directory = await branch();
    const file = join(ownDirectory(), 'file');
    writeFileSync(file, '');
    const kept = keeps(join(file, 'below'), runCommand(directory));
    advance(kept, FIRST_AFTER_MS);
    await awaits(() => kept.backups.condition.state, 'target-failed');
    expect(kept.backups.condition.detail.en).toMatch(/could not be copied to/);
    expect(archives(directory)).toHaveLength(1);
    rmSync(file);
    advance(kept, BACKUP_EVERY_MS);
    await awaits(() => kept.backups.condition.state, 'good');
  });

  it('that hangs holds up neither the next archive nor the branch, and is ended after its time', async () => {
    const directory = await branch();
    const second = ownDirectory();
    // Whoever opens a pipe for writing waits for a reader, as on a share that does not answer.
    execFileSync('mkfifo', [join(second, 'branch-test.unfinished')]);
    const real = runCommand(directory);
    const kept = keeps(second, (args, limitMs) => real(args, args.includes('--only') ? SHORT_MS : limitMs));
    advance(kept, FIRST_AFTER_MS);
    await kept.settled();
    advance(kept, BACKUP_EVERY_MS);
    await awaits(() => archives(directory).length, 2);
    await awaits(() => kept.backups.condition.state, 'target-failed');
    expect(kept.backups.condition.detail.en).toMatch(/hangs/);
  });
});
