import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { SupportRequest } from '../state/support.ts';
import type { EventOf } from '../words/event.ts';

export function raiseSupport(branch: Branch, event: EventOf<'support-raised'>, at: number): void {
  const { supportId: id, kind, staffId, load, waitMs } = event;
  branch.staff.supports.set(id, {
    id,
    kind,
    staffId,
    load,
    waitMs,
    raisedAt: at,
    state: 'raised',
    acknowledgedBy: null,
    acknowledgedAt: null,
    end: null,
    resolvedAt: null,
  });
}

export function seeSupport(branch: Branch, event: EventOf<'support-seen'>): void {
  knownSupport(branch, event.supportId).state = 'seen';
}

export function acknowledgeSupport(branch: Branch, event: EventOf<'support-acknowledged'>, at: number): void {
  const support = knownSupport(branch, event.supportId);
  support.state = 'acknowledged';
  support.acknowledgedBy = event.staffId;
  support.acknowledgedAt = at;
}

export function resolveSupport(branch: Branch, event: EventOf<'support-resolved'>, at: number): void {
  const support = knownSupport(branch, event.supportId);
  support.state = 'resolved';
  support.end = event.end;
  support.resolvedAt = at;
}

/** The configuration in the day-opened event is a fact and stays; from now on a changed copy is in force. */
export function setCounterServices({ hall }: Branch, { counterId, serviceIds }: EventOf<'counter-services-set'>): void {
  const configuration = known(hall.configuration ?? undefined, 'the configuration of an open day');
  const counters = configuration.counters.map((counter) => (counter.id === counterId ? { ...counter, serviceIds } : counter));
  hall.configuration = { ...configuration, counters };
}

function knownSupport(branch: Branch, supportId: string): SupportRequest {
  return known(branch.staff.supports.get(supportId), `support request ${supportId}`);
}
