import type { Branch } from '../state/branch.ts';
import { isCrowded, loadOf } from './load.ts';

/** After each event: since when the hall has been crowded enough to ask for support. */
export function watchLoad(branch: Branch, at: number): void {
  const { hall, staff } = branch;
  const limit = hall.configuration?.guidance.support.waitingPerCounter ?? null;
  if (limit === null) return;
  if (!isCrowded(loadOf(hall), limit)) staff.crowdedSince = null;
  else staff.crowdedSince ??= at;
}
