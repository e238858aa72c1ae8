import { TEST_BRANCH } from '../../branch-fixture.ts';
import type { Story } from '../../given.ts';
import { alarmKey, type AlarmSubject } from '../../../server/kernel/state/alarm.ts';
import type { Ticket, TicketRecord } from '../../../server/kernel/state/ticket.ts';
import { WATCHED_BRANCH } from './alarm-steps.ts';

/* The conditions said once more, from tickets and counters alone: slowly, and without the lines that the kernel looks at. */

interface Waiting {
  readonly ticket: Ticket;
  readonly record: TicketRecord;
  readonly waitedMs: number;
}

/** How long each thing has been wrong, by the alarm's key; one that is right is not there. */
export interface Wrong {
  readonly subject: AlarmSubject;
  readonly lastedMs: number;
  /** How long it must last; and whether it is wrong before that. */
  readonly limitMs: number;
  readonly isWrongAtOnce: boolean;
}

function waitingOf({ branch, now }: Story): readonly Waiting[] {
  return [...branch.hall.tickets.values()].flatMap((ticket) => {
    const record = branch.staff.records.get(ticket.id);
    if (record === undefined || ticket.phase !== 'waiting') return [];
    return [{ ticket, record, waitedMs: now - Math.max(record.enteredLineAt, record.key) }];
  });
}

const { alarms: ALARMS, policy } = WATCHED_BRANCH;
if (ALARMS === null) throw new Error('the branch of these days has alarms');
const { idleCounterMs, hangingCallMs, longServiceMs, noCounterMs, services: OWN } = ALARMS;

export function wrongNow(story: Story): ReadonlyMap<string, Wrong> {
  const waiting = waitingOf(story);
  const found = [
    ...TEST_BRANCH.services.flatMap(({ id }) => [...longWaits(waiting, id), ...uncovered(story, waiting, id)]),
    ...TEST_BRANCH.counters.flatMap(({ id }) => atCounter(story, waiting, id)),
  ];
  return new Map(found.map((one) => [alarmKey(one.subject), one]));
}

function longWaits(waiting: readonly Waiting[], serviceId: string): readonly Wrong[] {
  const targets = OWN.find((one) => one.serviceId === serviceId)?.targetWaitMs ?? policy.targetWaitMs;
  return (['premium', 'ordinary'] as const).flatMap((group) => {
    const here = waiting.filter(
      ({ ticket, record }) => ticket.serviceId === serviceId && (record.class === 'premium') === (group === 'premium'),
    );
    if (here.length === 0) return [];
    const lastedMs = Math.max(...here.map(({ waitedMs }) => waitedMs));
    return [{ subject: { kind: 'wait' as const, serviceId, group }, lastedMs, limitMs: targets[group], isWrongAtOnce: false }];
  });
}

function uncovered({ branch, now }: Story, waiting: readonly Waiting[], serviceId: string): readonly Wrong[] {
  const here = waiting.filter(({ ticket }) => ticket.serviceId === serviceId);
  const serving = TEST_BRANCH.counters.filter((one) => one.serviceIds.includes(serviceId)).map(({ id }) => branch.hall.counters.get(id));
  const isServed = serving.some((counter) => counter?.state !== 'closed' && counter?.state !== 'paused');
  if (here.length === 0 || isServed) return [];
  const closedMs = now - Math.max(...serving.map((counter) => counter?.since ?? 0));
  const lastedMs = Math.min(closedMs, Math.max(...here.map(({ waitedMs }) => waitedMs)));
  return [{ subject: { kind: 'no-counter', serviceId }, lastedMs, limitMs: noCounterMs, isWrongAtOnce: true }];
}

function atCounter({ branch, now }: Story, waiting: readonly Waiting[], counterId: string): readonly Wrong[] {
  const counter = branch.hall.counters.get(counterId);
  const settings = TEST_BRANCH.counters.find(({ id }) => id === counterId);
  if (counter === undefined || settings === undefined) return [];
  const record = branch.staff.records.get(counter.ticketId ?? '');
  if (counter.state === 'idle') {
    const able = waiting.filter(({ ticket, record: { destination } }) =>
      destination.kind === 'counter' ? destination.counterId === counterId : settings.serviceIds.includes(ticket.serviceId),
    );
    if (able.length === 0) return [];
    const lastedMs = Math.min(now - counter.since, Math.max(...able.map(({ waitedMs }) => waitedMs)));
    return [{ subject: { kind: 'idle-counter', counterId }, lastedMs, limitMs: idleCounterMs, isWrongAtOnce: true }];
  }
  if (record === undefined) return [];
  if (counter.state === 'calling') {
    const subject = { kind: 'hanging-call' as const, counterId };
    return [{ subject, lastedMs: now - record.announcedAt, limitMs: hangingCallMs, isWrongAtOnce: false }];
  }
  const serviceId = branch.hall.tickets.get(record.ticketId)?.serviceId;
  const limitMs = OWN.find((one) => one.serviceId === serviceId)?.longServiceMs ?? longServiceMs;
  return [{ subject: { kind: 'long-service', counterId }, lastedMs: now - (record.startedAt ?? now), limitMs, isWrongAtOnce: false }];
}
