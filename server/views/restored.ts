import type { Restored } from '../contract/common.ts';
import type { Branch } from '../kernel/state/branch.ts';

/** RESTORE-5: what every staff page says of it; null: nothing is missing today. */
export function restoredNotice({ staff: { restored } }: Branch): Restored | null {
  return restored === null ? null : { at: restored.at, from: restored.from };
}
