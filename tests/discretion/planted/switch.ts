import type { Branch } from '../../../server/kernel/state/branch.ts';

/* What planted source calls. At most one leak is on, in both worlds of a story: it tells only where there is something to tell. */
let leaking: string | null = null;

function premium(branch: Branch, ticketId: string): boolean {
  return (branch.staff.records.get(ticketId)?.standing.tier ?? 'none') !== 'none';
}

Object.assign(globalThis, {
  plantedLeak: (name: string) => leaking === name,
  plantedPremium: premium,
  plantedPremiumInHall: (branch: Branch) => [...branch.staff.records.keys()].some((ticketId) => premium(branch, ticketId)),
});

/** null: none. */
export function switchOn(name: string | null): void {
  leaking = name;
}
