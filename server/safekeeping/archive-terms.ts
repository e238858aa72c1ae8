import type { NamedArchive } from './archive-name.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** All of the last hours are kept, so that little is lost; then one a day. */
export const ALL_KEPT_MS = 4 * HOUR_MS;
/**
 * No archive is older than this, of whatever reason: personal data that the branch has deleted is in no backup any more after so many
 * days. Stated in BRANCH.md.
 */
export const ARCHIVE_DAYS_MAX = 14;
/** Archives from before an update: the last one is the way back, the one before for an update that was tried twice. */
export const MIGRATION_ARCHIVES_KEPT = 2;

/**
 * What of one branch's archives is to be deleted. The newest stays, whatever its age: it is made just before this is asked, and where
 * none can be made it is all there is. One from the future stays too: a wrong clock must not delete what is good.
 * @param archives oldest first
 */
export function expiredArchives(archives: readonly NamedArchive[], now: number): readonly NamedArchive[] {
  const overdue = (archive: NamedArchive) => now - archive.madeAt > ARCHIVE_DAYS_MAX * DAY_MS;
  const newest = archives.at(-1);
  const before = archives.filter(({ reason }) => reason === 'migration').slice(0, -MIGRATION_ARCHIVES_KEPT);
  const daily = archives.filter(({ reason }) => reason !== 'migration');
  const lastOfDay = new Map(daily.map((archive) => [dayOf(archive), archive]));
  return archives.filter((archive) => {
    if (archive === newest) return false;
    if (overdue(archive) || before.includes(archive)) return true;
    if (archive.reason === 'migration' || now - archive.madeAt <= ALL_KEPT_MS) return false;
    return lastOfDay.get(dayOf(archive)) !== archive;
  });
}

/** By UTC: a day in China begins when its branches open. */
function dayOf({ madeAt }: NamedArchive): number {
  return Math.floor(madeAt / DAY_MS);
}
