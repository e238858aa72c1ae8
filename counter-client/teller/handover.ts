import type { TellerView } from '../../server/contract/teller.ts';
import type { Handover } from '../parts/sign-in/handover.ts';

const TAKEN_OVER = 'branch-queue:counter-taken-over';

/** The counter is closed for who leaves it, never with a customer at it; his colleague signs on at the same one. null: nobody is at a counter here. */
export function counterHandover({ counter }: TellerView): Handover | null {
  return counter === null ? null : { counterId: counter.id, entered: () => sessionStorage.setItem(TAKEN_OVER, counter.id) };
}

/** The counter that was handed over to whoever has just signed in, told once; null: none. */
export function counterTakenOver(): string | null {
  const counterId = sessionStorage.getItem(TAKEN_OVER);
  sessionStorage.removeItem(TAKEN_OVER);
  return counterId;
}
