import type { Branch } from '../state/branch.ts';
import type { Act } from '../state/undo.ts';

/** null: the act can still be undone; otherwise what came after it. */
export function whyNotUndo(branch: Branch, act: Act): 'ticket-moved-on' | 'line-gone' | null {
  if (branch.staff.records.get(act.ticketId)?.touches !== act.touchesAfter) return 'ticket-moved-on';
  if (act.directServiceBefore !== null && isArmed(branch, act.counterBefore.id)) return 'line-gone';
  const { destination } = act.recordBefore;
  const lineGone = destination.kind === 'counter' && !branch.staff.sessions.has(destination.counterId);
  return lineGone && act.ticketBefore.phase === 'waiting' ? 'line-gone' : null;
}

/** A second direct service was armed since, and a counter has at most one. */
function isArmed(branch: Branch, counterId: string): boolean {
  return [...branch.staff.directServices.values()].some((direct) => direct.counterId === counterId);
}
