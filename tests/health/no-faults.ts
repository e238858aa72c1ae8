import type { Faults } from '../../server/health/conditions.ts';

const never = () => null;

/** Of a branch without a machine of its own. */
export const NO_FAULTS: Faults = {
  'records-damaged': never,
  'clock-jumped': never,
  'key-missing': never,
  'backup-failed': never,
  'backup-late': never,
  'backup-target-failed': never,
  'certificate-invalid': never,
  'certificate-ending': never,
  'certificate-unread': never,
  'authority-key-here': never,
  'certificate-expiring': never,
};
