import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

/** References to what is gone go too. Follow-ups have lost theirs by events of their own. */
export function eraseCustomer({ staff }: Branch, { personRefs, attendeeIds }: EventOf<'customer-erased'>): void {
  const gone = new Set(personRefs);
  const kept = (ref: string | null): string | null => (ref !== null && gone.has(ref) ? null : ref);
  for (const referral of staff.referrals.values()) {
    referral.personRef = kept(referral.personRef);
    referral.lookRef = kept(referral.lookRef);
    referral.pastRefs = referral.pastRefs.filter((ref) => !gone.has(ref));
  }
  for (const [id, appointment] of staff.appointments)
    staff.appointments.set(id, { ...appointment, personRef: kept(appointment.personRef) });
  for (const [id, service] of staff.directServices) staff.directServices.set(id, { ...service, personRef: kept(service.personRef) });
  for (const manager of staff.managers.values()) manager.guestLookRef = kept(manager.guestLookRef);
  for (const attendeeId of attendeeIds) staff.arrivals.delete(attendeeId);
}
