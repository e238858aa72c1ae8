import type { Branch } from '../../kernel/state/branch.ts';

/** Whether a customer is with this person: nobody's session ends in the middle of that. */
export function isServing({ hall, staff }: Branch, staffId: string): boolean {
  const holds = [...staff.sessions].some(
    ([counterId, session]) => session.staffId === staffId && hall.counters.get(counterId)?.ticketId !== null,
  );
  return holds || staff.managers.get(staffId)?.state === 'with-customer';
}

/** Whether referrals and guests come to this person's screen: a quiet hour must not take it away. */
export function isAtPost({ staff }: Branch, staffId: string): boolean {
  return staff.duties.get(staffId)?.state === 'on' || staff.managers.get(staffId)?.state === 'free';
}
