import type { ServerConditionKind } from '../contract/server-condition.ts';
import type { ServiceStatus } from '../service-manager.ts';

/** What `systemctl status` shows a technician. No detail: that is in the log, and on the staff's pages. */
const WORDS: Readonly<Record<ServerConditionKind, string>> = {
  'storage-full': 'the disk is full: nothing can be written',
  'storage-busy': 'another program holds the database: nothing can be written',
  'certificate-invalid': 'the certificate is not valid today: screens cannot connect',
  'records-damaged': 'records are damaged',
  'clock-jumped': 'the clock of this machine has jumped',
  'key-missing': 'a key of the records is missing',
  'backup-failed': 'the last backup failed',
  'backup-late': 'there is no recent backup',
  'backup-target-failed': 'backups do not reach their second place',
  'certificate-ending': 'the certificate expires within a week',
  'certificate-unread': 'the new certificate cannot be used',
  'authority-key-here': 'the key of the authority is still on this machine',
  'certificate-expiring': 'the certificate expires within 30 days',
};

/** Fits one line of a terminal's page and one datagram, whatever is wrong. */
export function statusOf(kinds: readonly ServerConditionKind[]): ServiceStatus {
  return `STATUS=${kinds.length === 0 ? 'ready' : kinds.map((kind) => WORDS[kind]).join('; ')}`;
}
