import type { MetricSources } from './sources.ts';

/** A figure without labels, read when a monitor asks. */
interface GaugeFigure {
  readonly name: string;
  readonly help: string;
  readonly read: (sources: MetricSources) => number;
}

export const GAUGES: readonly GaugeFigure[] = [
  { name: 'branch_database_bytes', help: 'Size of the database file, without the WAL.', read: ({ disk }) => disk().databaseBytes },
  {
    name: 'branch_wal_bytes',
    help: 'Size of the write-ahead log. About 4 MB as a rule; it grows while somebody reads the database for long.',
    read: ({ disk }) => disk().walBytes,
  },
  {
    name: 'branch_disk_free_bytes',
    help: 'What the server may still write on the disk of its data.',
    read: ({ disk }) => disk().freeBytes,
  },
  {
    name: 'branch_disk_reserved',
    help: '1: space is reserved for a full disk. 0: it was released, and does not come back before there is room.',
    read: ({ disk }) => Number(disk().isReserved),
  },
  {
    name: 'branch_clock_difference_seconds',
    help: 'By how much the clock of the machine is ahead of business time since it has jumped; 0 while it is trusted.',
    read: ({ clock }) => {
      const condition = clock.condition();
      return condition.state === 'trusted' ? 0 : condition.byMs / 1_000;
    },
  },
  {
    name: 'branch_backup_age_seconds',
    help: 'Age of the newest archive; not a number before the first one.',
    read: ({ backupAgeMs }) => (backupAgeMs() ?? Number.NaN) / 1_000,
  },
  {
    name: 'branch_certificate_expires_timestamp_seconds',
    help: 'When the first certificate of the server’s chain expires; not a number without TLS.',
    read: ({ certificateExpiresAt }) => (certificateExpiresAt() ?? Number.NaN) / 1_000,
  },
];
