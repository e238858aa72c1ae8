import { z } from 'zod';
import { WAIT_GROUPS } from '../kernel/configuration/alarms.ts';
import { ALARM_ESCALATIONS, ALARM_KINDS, REMEDIES } from '../kernel/state/alarm.ts';
import { count, epochMs, id, localText } from './common.ts';

/* Time that passes and what would mend it. For lobby and supervisor only: it names classes of customers. */

export const alarmRow = z.strictObject({
  alarmId: id,
  kind: z.enum(ALARM_KINDS),
  /** null: it is about no service. */
  service: z.strictObject({ prefix: z.string(), name: localText }).nullable(),
  /** Whose wait it is; null: it is about no wait. */
  group: z.enum(WAIT_GROUPS).nullable(),
  /** null: it is about no counter. */
  counterLabel: z.string().nullable(),
  /** null: it is about no kiosk. */
  kiosk: z.strictObject({ kioskId: id, name: localText }).nullable(),
  /** When what is wrong now began. */
  since: epochMs,
  raisedAt: epochMs,
  /** People who wait for the service, or whom the counter may call. */
  waiting: count,
  remedy: z.strictObject({ kind: z.enum(REMEDIES), counterLabels: z.array(z.string()) }),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: epochMs.nullable(),
  /** Why it has gone to the supervisor; null: it has not. */
  escalation: z.enum(ALARM_ESCALATIONS).nullable(),
});
export type AlarmRow = z.infer<typeof alarmRow>;
