import type { GuidanceConfiguration } from '../configuration/guidance.ts';
import { minuteOfDay } from '../day/opening-hours.ts';
import type { LocalTime } from '../words/context.ts';
import { refuse, type Refused } from '../words/decision.ts';

type Hours = Pick<GuidanceConfiguration, 'contact' | 'lateContactReasons'>;

/** Whether customers may be called now without a reason (S82). */
export function isContactHour({ contact }: Hours, local: LocalTime): boolean {
  return local.minuteOfDay >= minuteOfDay(contact.from) && local.minuteOfDay < minuteOfDay(contact.latest);
}

/** Before the morning and in the late evening a call needs one of the branch's reasons (S82). null: allowed. */
export function refuseContactHour(hours: Hours, reasonId: string | null, local: LocalTime): Refused | null {
  const { contact, lateContactReasons } = hours;
  if (reasonId !== null) return lateContactReasons.some(({ id }) => id === reasonId) ? null : refuse('unknown-reason', {});
  return isContactHour(hours, local) ? null : refuse('contact-hour', { from: contact.from, to: contact.latest });
}
