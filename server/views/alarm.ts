import type { AlarmRow } from '../contract/alarm.ts';
import { conditionsOf } from '../kernel/alarm/conditions.ts';
import { remedyOf } from '../kernel/alarm/remedy.ts';
import { linesServedNow } from '../kernel/calling/next-ticket.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { counterLabel, staffName } from '../kernel/guards.ts';
import { alarmKey, type AlarmSubject } from '../kernel/state/alarm.ts';
import type { Branch } from '../kernel/state/branch.ts';

/** Open alarms, what has been wrong longest first. */
export function alarmRows(branch: Branch, configuration: BranchConfiguration, now: number): AlarmRow[] {
  const { alarms } = branch.staff;
  if (alarms.size === 0) return [];
  const conditions = conditionsOf(branch, configuration, now);
  return (
    [...alarms.values()]
      /* What is over until an undo says otherwise is no longer so, and nothing says that it is. */
      .filter(({ goneSince }) => goneSince === null)
      .map(({ id, subject, since, raisedAt, acknowledged, escalation }): AlarmRow => {
        const { kind, counterLabels } = remedyOf(branch, configuration, subject);
        return {
          alarmId: id,
          kind: subject.kind,
          service: serviceOf(configuration, subject),
          group: subject.kind === 'wait' ? subject.group : null,
          counterLabel: 'counterId' in subject ? counterLabel(branch, subject.counterId) : null,
          kiosk: kioskOf(configuration, subject),
          since: conditions.get(alarmKey(subject))?.since ?? since,
          raisedAt,
          waiting: waitingAt(branch, configuration, subject, now),
          remedy: { kind, counterLabels: [...counterLabels] },
          acknowledgedBy: acknowledged === null ? null : staffName(configuration, acknowledged.staffId),
          acknowledgedAt: acknowledged?.at ?? null,
          escalation,
        };
      })
      .sort((one, other) => one.since - other.since)
  );
}

function serviceOf({ services }: BranchConfiguration, subject: AlarmSubject): AlarmRow['service'] {
  if (!('serviceId' in subject)) return null;
  const service = services.find(({ id }) => id === subject.serviceId);
  return service === undefined ? null : { prefix: service.prefix, name: service.name };
}

function kioskOf({ kiosks }: BranchConfiguration, subject: AlarmSubject): AlarmRow['kiosk'] {
  if (!('kioskId' in subject)) return null;
  const kiosk = kiosks.find(({ id }) => id === subject.kioskId);
  return kiosk === undefined ? null : { kioskId: kiosk.id, name: kiosk.name };
}

function waitingAt({ hall, staff }: Branch, { counters }: BranchConfiguration, subject: AlarmSubject, now: number): number {
  if ('kioskId' in subject) return 0;
  if ('serviceId' in subject) return hall.waitingCount.get(subject.serviceId) ?? 0;
  const settings = counters.find(({ id }) => id === subject.counterId);
  if (settings === undefined) return 0;
  return linesServedNow(staff.lines, settings, now).reduce((total, line) => total + line.length, 0);
}
