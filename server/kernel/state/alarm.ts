import type { WaitGroup } from '../configuration/alarms.ts';

export const COUNTER_ALARMS = ['idle-counter', 'hanging-call', 'long-service'] as const;
/** limit: a kiosk gave as many numbers as it may; doubled: a second screen asked to be it. */
export const KIOSK_ALARMS = ['kiosk-limit', 'kiosk-doubled'] as const;
export const ALARM_KINDS = ['wait', 'no-counter', ...COUNTER_ALARMS, ...KIOSK_ALARMS] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** These are told whatever times the branch has set, and stand until somebody says that he goes. */
export interface KioskAlarmSubject {
  readonly kind: (typeof KIOSK_ALARMS)[number];
  readonly kioskId: string;
}

/** What is wrong, and where. One alarm of a subject is open at a time. */
export type AlarmSubject =
  | { readonly kind: 'wait'; readonly serviceId: string; readonly group: WaitGroup }
  | { readonly kind: 'no-counter'; readonly serviceId: string }
  | { readonly kind: (typeof COUNTER_ALARMS)[number]; readonly counterId: string }
  | KioskAlarmSubject;

export const ALARM_ESCALATIONS = ['unanswered', 'nobody-on-duty'] as const;
export type AlarmEscalation = (typeof ALARM_ESCALATIONS)[number];
/** mended: what was wrong is over. */
export const ALARM_ENDS = ['mended', 'day-ended'] as const;
export type AlarmEnd = (typeof ALARM_ENDS)[number];
export const ALARM_ANSWERERS = ['lobby', 'supervisor'] as const;
export type AlarmAnswerer = (typeof ALARM_ANSWERERS)[number];

/**
 * What would mend it: a free counter calls, a paused one goes on, a closed one opens, the supervisor helps because nothing of that
 * is possible, the teller answers the call, somebody looks how the service goes,
 * lets a kiosk go on or voids what it gave, or finds the screen that asked to be a kiosk.
 */
export const REMEDIES = ['call', 'resume', 'open', 'support', 'answer-call', 'look', 'let-go-on', 'one-screen'] as const;
export type RemedyKind = (typeof REMEDIES)[number];

/** Open as long as it is here. */
export interface Alarm {
  readonly id: string;
  readonly subject: AlarmSubject;
  /** When what is wrong began. */
  readonly since: number;
  readonly raisedAt: number;
  acknowledged: { readonly role: AlarmAnswerer; readonly staffId: string; readonly at: number } | null;
  escalation: AlarmEscalation | null;
  /** Since when nothing has been wrong any more; null: it still is. */
  goneSince: number | null;
}

/** What is over within this time is neither raised nor resolved: a call that is undone at once, a counter that pauses for a breath. */
export const ALARM_SETTLE_MS = 10_000;
/** More open ones are no list that anybody works through; the next is raised when one is resolved. */
export const ALARMS_OPEN_MAX = 50;
/** More a day come from times that do not suit the branch. */
export const ALARMS_A_DAY_MAX = 500;

export function alarmKey(subject: AlarmSubject): string {
  switch (subject.kind) {
    case 'wait':
      return `wait ${subject.serviceId} ${subject.group}`;
    case 'no-counter':
      return `no-counter ${subject.serviceId}`;
    case 'idle-counter':
    case 'hanging-call':
    case 'long-service':
      return `${subject.kind} ${subject.counterId}`;
    case 'kiosk-limit':
    case 'kiosk-doubled':
      return `${subject.kind} ${subject.kioskId}`;
    default:
      return subject satisfies never;
  }
}
