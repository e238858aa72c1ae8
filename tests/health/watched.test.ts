import { afterEach, describe, expect, it } from 'vitest';
import { inBothLanguages } from '../../server/kernel/configuration/local-text.ts';
import type { ServerConditionKind } from '../../server/contract/server-condition.ts';
import { type Faults } from '../../server/health/conditions.ts';
import { NO_FAULTS } from './no-faults.ts';
import { statusOf } from '../../server/health/status-words.ts';
import { type BranchAtWork, branchAtWork, until } from '../protocol/branch-at-work.ts';

let branch: BranchAtWork | null = null;
afterEach(async () => {
  await branch?.stop();
  branch = null;
});

describe('a server that nobody looks at', () => {
  it('logs and tells what goes wrong within a second or so, and again when it is over', async () => {
    let damage: string | null = null;
    const told: (readonly ServerConditionKind[])[] = [];
    branch = await branchAtWork({
      faults: { ...NO_FAULTS, 'records-damaged': () => (damage === null ? null : inBothLanguages(damage)) },
      conditionsChanged: (kinds) => void told.push(kinds),
    });
    const { logged } = branch;
    const says = (words: string) => logged.filter((line) => line.includes(words)).length;
    expect(told).toEqual([[]]);

    damage = '2026-11-20';
    await until('it is told', () => told.length === 2);
    expect([told[1], says('"condition":"records-damaged","detail":"2026-11-20"')]).toEqual([['records-damaged'], 1]);

    damage = null;
    await until('it is over', () => told.length === 3);
    expect([told[2], says('the server is well again')]).toEqual([[], 1]);
  });

  it('looks no more once it is stopped, while another one looks on', async () => {
    const [stopped, other] = [countedLooks(), countedLooks()];
    const first = await branchAtWork({ faults: stopped.faults });
    branch = await branchAtWork({ faults: other.faults });
    await until('it looks by itself', () => stopped.looks() >= 2);
    await first.stop();
    const [before, then] = [stopped.looks(), other.looks()];
    await until('the other one has looked twice', () => other.looks() >= then + 2);
    expect(stopped.looks()).toBe(before);
  });
});

function countedLooks() {
  let looks = 0;
  const faults: Faults = {
    ...NO_FAULTS,
    'key-missing': () => {
      looks += 1;
      return null;
    },
  };
  return { faults, looks: () => looks };
}

describe('what systemd is told', () => {
  it('is one line of plain words, the worst first', () => {
    expect(statusOf([])).toBe('STATUS=ready');
    expect(statusOf(['storage-full', 'clock-jumped'])).toBe(
      'STATUS=the disk is full: nothing can be written; the clock of this machine has jumped',
    );
  });
});
