import { effect } from '@preact/signals';
import type { ManagerView } from '../../server/contract/manager.ts';
import type { ManagerScreen } from './manager-screen.ts';
import type { ManagerRowView } from './manager-sheet.ts';

/** One soft buzz, the pocket's own; never a sound: the customer across the desk would hear it (S45). */
const BUZZ_MS = 120;

/** Everybody who waits for this manager, as keys; the same guest always has the same key. */
export function waitingKeys({ guests, visitors, asked, arrivals }: ManagerRowView): readonly string[] {
  return [
    ...guests.map(({ referralId }) => referralId),
    ...visitors.map(({ appointmentId }) => appointmentId),
    ...asked.filter(({ holder }) => holder === null).map(({ referralId }) => referralId),
    ...arrivals.map(({ attendeeId }) => attendeeId),
  ];
}

/** The badge: each waiting person counted once, even if several managers could receive the person. */
export function waitingIn({ desks }: ManagerView): number {
  return new Set(desks.flatMap(waitingKeys)).size;
}

/** A manager who is with a customer or away is not notified; an assistant who acts for the manager is (S47). */
function mayBeTold({ isMe, state }: ManagerRowView): boolean {
  return !isMe || state === 'free';
}

/**
 * While the manager is with a customer nothing sounds, shakes or pops up: the badge counts, and that is all. What came
 * meanwhile is told once, softly, when the manager is free again.
 */
export function keepQuiet(screen: ManagerScreen): void {
  const told = new Set<string>();
  let isFirst = true;
  effect(() => {
    const view = screen.connection.view.value;
    if (view === null) return;
    const shown = screen.noticeOf.peek();
    const still = view.desks.find(({ managerId }) => managerId === shown);
    if (shown !== null && (still === undefined || !mayBeTold(still) || waitingKeys(still).length === 0)) screen.noticeOf.value = null;
    for (const row of view.desks.filter(mayBeTold)) {
      const news = waitingKeys(row).filter((key) => !told.has(key));
      for (const key of news) told.add(key);
      if (news.length === 0) continue;
      screen.noticeOf.value = row.managerId;
      if (!isFirst) buzz();
    }
    isFirst = false;
  });
}

function buzz(): void {
  if (navigator.userActivation?.hasBeenActive === true && typeof navigator.vibrate === 'function') navigator.vibrate(BUZZ_MS);
}
