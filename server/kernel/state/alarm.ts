import type { WaitGroup } from '../configuration/alarms.ts';

export const COUNTER_ALARMS = ['idle-counter', 'hanging-call', 'long-service'] as const;
export const ALARM_KINDS = ['wait', 'no-counter', ...COUNTER_ALARMS] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** What is wrong, and where. One alarm of a subject is open at a time. */
export type AlarmSubject =
  | { readonly kind: 'wait'; readonly serviceId: string; readonly group: WaitGroup }
  | { readonly kind: 'no-counter'; readonly serviceId: string }
  | { readonly kind: (typeof COUNTER_ALARMS)[number]; readonly counterId: string };

export const ALARM_ESCALATIONS = ['unanswered', 'nobody-on-duty'] as const;
export type AlarmEscalation = (typeof ALARM_ESCALATIONS)[number];
/** mended: what was wrong is over. */
export const ALARM_ENDS = ['mended', 'day-ended'] as const;
export type AlarmEnd = (typeof ALARM_ENDS)[number];
export const ALARM_ANSWERERS = ['lobby', 'supervisor'] as const;
export type AlarmAnswerer = (typeof ALARM_ANSWERERS)[number];

/**
 * What would mend it: a free counter calls, a paused one goes on, a closed one opens, the supervisor helps because nothing of that
 * is possible, the teller answers the call, or somebody looks how the service goes.
 */
export const REMEDIES = ['call', 'resume', 'open', 'support', 'answer-call', 'look'] as const;
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
    default:
      return subject satisfies never;
  }
}
