import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ArchiveReason, archiveName, namedArchives } from '../../server/safekeeping/archive-name.ts';
import { ALL_KEPT_MS, ARCHIVE_DAYS_MAX, expiredArchives, MIGRATION_ARCHIVES_KEPT } from '../../server/safekeeping/archive-terms.ts';
import { copyArchive } from '../../server/safekeeping/copy-archive.ts';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { ownDirectory } from '../store/directory.ts';
import { archives, branchIn, workedIn } from './kit.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOW = Date.UTC(2026, 10, 29, 9, 0);

/** What is left of archives of these ages and reasons. */
function left(...made: readonly (readonly [ageMs: number, reason: ArchiveReason])[]): readonly string[] {
  const names = made.map(([ageMs, reason]) => archiveName('test', NOW - ageMs, reason));
  const all = namedArchives(names);
  const expired = expiredArchives(all, NOW);
  return all.filter((archive) => !expired.includes(archive)).map(({ madeAt, reason }) => `${(NOW - madeAt) / MINUTE_MS} ${reason}`);
}

describe('archives are kept', () => {
  it('all of the last four hours, then one a day: the last', () => {
    const day = [0, 15, 225, 240, 255, 270].map((minutes) => [minutes * MINUTE_MS, 'schedule'] as const);
    expect(ALL_KEPT_MS).toBe(240 * MINUTE_MS);
    expect(left(...day)).toEqual(['240 schedule', '225 schedule', '15 schedule', '0 schedule']);
    expect(left([0, 'schedule'], [DAY_MS, 'schedule'], [DAY_MS + 15 * MINUTE_MS, 'close'])).toEqual(['1440 schedule', '0 schedule']);
  });

  it('none longer than the named days, of whatever reason, so that deleted personal data does not outlive them', () => {
    const over = ARCHIVE_DAYS_MAX * DAY_MS + 1;
    expect(ARCHIVE_DAYS_MAX).toBe(14);
    expect(left([over, 'schedule'], [over, 'migration'], [over, 'asked'], [0, 'close'])).toEqual(['0 close']);
    expect(left([over - 1, 'asked'], [over - 1, 'migration'], [0, 'close'])).toHaveLength(3);
  });

  it('of those from before an update the last two, apart from the others', () => {
    const daysAgo = [1, 2, 3, 4].map((days) => [days * DAY_MS, 'migration'] as const);
    expect(left(...daysAgo, [0, 'schedule'])).toEqual(['2880 migration', '1440 migration', '0 schedule']);
    expect(MIGRATION_ARCHIVES_KEPT).toBe(2);
  });

  it('the newest whatever its age, and one of the future: neither a long holiday nor a wrong clock deletes the last', () => {
    expect(left([100 * DAY_MS, 'close'])).toEqual(['144000 close']);
    expect(left([-DAY_MS, 'schedule'], [0, 'schedule'])).toHaveLength(2);
  });

  it('by name, which nothing but an archive has', () => {
    const names = [
      'branch-test-20261129T074000000Z-schedule.tar.gz',
      '.unfinished.tar.gz',
      'holiday.tar.gz',
      'branch-test-2026-asked.tar.gz',
    ];
    expect(namedArchives(names)).toEqual([{ name: names[0], branchId: 'test', madeAt: Date.UTC(2026, 10, 29, 7, 40), reason: 'schedule' }]);
    expect(namedArchives([archiveName('分行/1', NOW, 'asked')])).toMatchObject([{ branchId: '___1', madeAt: NOW }]);
  });

  it('in both folders alike, and another branch’s in the second one are left alone', async () => {
    const directory = branchIn(ownDirectory());
    const second = join(ownDirectory(), 'second');
    await workedIn(directory, 1);
    const old = await makeArchive(directory, 'asked', NOW - (ARCHIVE_DAYS_MAX + 1) * DAY_MS);
    await copyArchive(old.file, second, NOW - (ARCHIVE_DAYS_MAX + 1) * DAY_MS);
    const others = archiveName('other', NOW - 400 * DAY_MS, 'asked');
    writeFileSync(join(second, others), 'theirs');
    const fresh = await makeArchive(directory, 'schedule', NOW);
    await copyArchive(fresh.file, second, NOW);
    expect(archives(directory)).toHaveLength(1);
    expect(readdirSync(second).sort()).toEqual([others, archives(directory)[0]].sort());
    expect(existsSync(old.file)).toBe(false);
  });
});
