import type { LocalTime } from '../words/context.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { GuidanceConfiguration } from '../configuration/guidance.ts';
import { minuteOfDay } from '../day/opening-hours.ts';

type Hours = Pick<GuidanceConfiguration, 'contact' | 'lateContactReasons'>;

/** Whether customers are called at this time without a reason (S82). */
export function isContactHour({ contact }: Hours, local: LocalTime): boolean {
  return local.minuteOfDay >= minuteOfDay(contact.from) && local.minuteOfDay < minuteOfDay(contact.latest);
}

/** Nobody is called before the morning or late in the evening (S82) but for one of the branch's reasons. null: let it be. */
export function refuseContactHour(hours: Hours, reasonId: string | null, local: LocalTime): Refused | null {
  const { contact, lateContactReasons } = hours;
  if (reasonId !== null) return lateContactReasons.some(({ id }) => id === reasonId) ? null : refuse('unknown-reason', {});
  return isContactHour(hours, local) ? null : refuse('contact-hour', { from: contact.from, to: contact.latest });
}
