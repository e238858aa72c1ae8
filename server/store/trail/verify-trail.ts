import type { Database } from 'better-sqlite3';
import type { Sign } from '../integrity/keys.ts';
import { continuesTrail, isSignedInTrail, NO_TRAIL, purgedThrough, type TrailHead, type TrailRow } from './trail-row.ts';

/** A row of the trail that is not as it was written, or that nobody with the key wrote. */
interface TrailFinding {
  readonly kind: 'damaged' | 'unsigned';
  readonly seq: number;
}

export interface TrailVerdict {
  readonly rows: number;
  /** Empty: each row continues the one before, the first one what the last purge left, and each is signed. */
  readonly findings: readonly TrailFinding[];
}

const FINDINGS_MAX = 100;

/** @param isKeyMissing a row that no key at hand has signed may have been signed with the missing one */
export function verifyTrail(connection: Database, signers: Iterable<Sign>, isKeyMissing: boolean): TrailVerdict {
  const known = [...signers];
  const findings: TrailFinding[] = [];
  let head: TrailHead = purgedThrough(connection);
  if (connection.prepare('SELECT 1 FROM trail LIMIT 1').get() === undefined) head = NO_TRAIL;
  let rows = 0;
  for (const row of connection.prepare<[], TrailRow>('SELECT * FROM trail ORDER BY seq').iterate()) {
    const from = head;
    const isSigned = known.some((sign) => isSignedInTrail(from, row, sign));
    const kind = !continuesTrail(from, row) ? 'damaged' : isSigned || isKeyMissing ? null : 'unsigned';
    if (kind !== null && findings.length < FINDINGS_MAX) findings.push({ kind, seq: row.seq });
    head = row;
    rows += 1;
  }
  return { rows, findings };
}
