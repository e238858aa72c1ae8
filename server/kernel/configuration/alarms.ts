import type { PolicyConfiguration } from './policy.ts';

/** Customers whose wait has a target of its own: those the cap charges, and everybody else. */
export const WAIT_GROUPS = ['premium', 'ordinary'] as const;
export type WaitGroup = (typeof WAIT_GROUPS)[number];

/** What differs from the branch's own times for one service. */
interface ServiceTimes {
  readonly serviceId: string;
  /** null: as the policy promises for the whole branch. */
  readonly targetWaitMs: Readonly<Record<WaitGroup, number>> | null;
  /** From here on a service takes unusually long; null: as for the whole branch. */
  readonly longServiceMs: number | null;
}

/** When the lobby and the supervisor are told that time has passed (S03, S29). */
export interface AlarmConfiguration {
  /** A counter stands free for so long before somebody whom it may serve. */
  readonly idleCounterMs: number;
  /** A call hangs: announced so long ago, and neither started nor missed. */
  readonly hangingCallMs: number;
  readonly longServiceMs: number;
  /** People wait for so long for a service that no open counter serves. */
  readonly noCounterMs: number;
  readonly services: readonly ServiceTimes[];
}

/** A customer at a kiosk who asked for help. */
export interface HelpConfiguration {
  /** Nobody has said "I go" for so long: the kiosk sends the customer to the service desk. */
  readonly unansweredMs: number;
  /** A request that nobody answers ends after this time, so that the next customer can ask. */
  readonly lifeMs: number;
}

interface Times {
  readonly alarms: AlarmConfiguration | null;
  readonly policy: PolicyConfiguration;
}

function timesOf({ alarms }: Times, serviceId: string): ServiceTimes | null {
  return alarms?.services.find((one) => one.serviceId === serviceId) ?? null;
}

export function targetWaitMs(configuration: Times, serviceId: string, group: WaitGroup): number {
  return (timesOf(configuration, serviceId)?.targetWaitMs ?? configuration.policy.targetWaitMs)[group];
}

export function longServiceMs(configuration: Times, alarms: AlarmConfiguration, serviceId: string): number {
  return timesOf(configuration, serviceId)?.longServiceMs ?? alarms.longServiceMs;
}
