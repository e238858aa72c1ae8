import { inBothLanguages, type LocalText } from '../kernel/configuration/local-text.ts';
import type { Clock } from '../time/clock.ts';
import type { BackupCondition } from '../safekeeping/backups.ts';
import type { RecordsWatch } from '../safekeeping/records-watch.ts';
import type { BranchDatabase } from '../store/database.ts';
import type { Faults } from './conditions.ts';

/** What is wrong with the server's certificate: its detail; null: it is not. */
export interface CertificateFaults {
  readonly invalid: LocalText | null;
  readonly ending: LocalText | null;
  readonly expiring: LocalText | null;
  readonly unread: LocalText | null;
  readonly authorityKey: LocalText | null;
}

interface FaultParts {
  readonly database: Pick<BranchDatabase, 'keys'>;
  readonly records: Pick<RecordsWatch, 'damage'>;
  readonly clock: Pick<Clock, 'condition'>;
  /** null: nothing is known yet. */
  readonly backups: () => BackupCondition | null;
  readonly certificate: () => CertificateFaults;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** What this machine and its files may have. */
export function faultsOf({ database, records, clock, backups, certificate }: FaultParts): Faults {
  const backupIs = (state: BackupCondition['state']) => (): LocalText | null => {
    const condition = backups();
    return condition?.state === state ? condition.detail : null;
  };
  return {
    'backup-failed': backupIs('failed'),
    'backup-late': backupIs('late'),
    'backup-target-failed': backupIs('target-failed'),
    'certificate-invalid': () => certificate().invalid,
    'certificate-ending': () => certificate().ending,
    'certificate-expiring': () => certificate().expiring,
    'certificate-unread': () => certificate().unread,
    'authority-key-here': () => certificate().authorityKey,
    'records-damaged': () => said(records.damage()),
    'key-missing': () => said(database.keys.missing.length === 0 ? null : database.keys.missing.join(', ')),
    'clock-jumped': () => {
      const condition = clock.condition();
      return said(condition.state === 'trusted' || condition.isAccepted ? null : differenceText(condition.byMs));
    },
  };
}

function said(fact: string | null): LocalText | null {
  return fact === null ? null : inBothLanguages(fact);
}

/** "+4:00", in hours and minutes: by how much the machine's clock differs from the time that has passed. */
function differenceText(byMs: number): string {
  const minutes = Math.round(Math.abs(byMs) / MINUTE_MS);
  return `${byMs < 0 ? '−' : '+'}${Math.floor(minutes / HOUR_MINUTES)}:${String(minutes % HOUR_MINUTES).padStart(2, '0')}`;
}
