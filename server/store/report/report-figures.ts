import type { Figures, Spread } from '../../contract/day-report.ts';
import { type Outcome, OUTCOMES } from '../../kernel/state/ticket.ts';
import type { BranchEvent } from '../../kernel/words/event.ts';
import { SATISFIED_FROM } from '../../kernel/state/rating.ts';
import { isAlarmEvent } from '../shapes/alarm.ts';
import { isAppointmentEvent } from '../shapes/appointment.ts';
import { isDayEndEvent } from '../shapes/day-end.ts';
import { isFollowUpEvent } from '../shapes/follow-up.ts';
import { isDiversionEvent } from '../shapes/diversion.ts';
import { isKioskEvent } from '../shapes/kiosk.ts';
import { isSupportEvent } from '../shapes/support.ts';
import { isDutyEvent } from '../shapes/duty.ts';
import { isReferralEvent } from '../shapes/referral.ts';

/** What happens to tickets, apart from their outcome. */
const COUNTS = ['taken', 'called', 'transferred', 'parked'] as const;
export type Count = (typeof COUNTS)[number];

/** One countable fact: what, how long, and where. */
export interface Fact {
  readonly count: Count | null;
  /** How the visit ended; null: it did not. */
  readonly outcome: Outcome | null;
  readonly measure: 'wait' | 'walkUp' | 'service' | null;
  readonly ms: number;
  readonly serviceId: string;
  readonly counterId: string | null;
  /** null: a rating, which belongs to no ticket. */
  readonly ticketId: string | null;
  /** 1 to 5 for a rating, otherwise null. */
  readonly score: number | null;
  /** The act that an undo of it names; null: it cannot be undone. */
  readonly actId: string | null;
}

/** What an event adds to a report; null: nothing. A wait is null if this line had called the ticket before. */
export function factOf(event: BranchEvent): Fact | null {
  if (isDayEndEvent(event) || isReferralEvent(event) || isFollowUpEvent(event) || isAppointmentEvent(event)) return null;
  if (isDutyEvent(event) || isSupportEvent(event) || isDiversionEvent(event) || isAlarmEvent(event) || isKioskEvent(event)) return null;
  switch (event.type) {
    case 'ticket-taken':
      return { ...NOTHING, ...event, count: 'taken' };
    case 'ticket-called':
      if (event.waitMs === null) return null;
      return { ...NOTHING, ...event, actId: event.callId, count: 'called', measure: 'wait', ms: event.waitMs };
    case 'direct-service-started':
      if (event.waitMs === null) return null;
      return { ...NOTHING, ...event, measure: 'wait', ms: event.waitMs };
    case 'service-started':
      return { ...NOTHING, ...event, measure: 'walkUp', ms: event.walkMs };
    case 'ticket-closed':
      return { ...NOTHING, ...event, ...served(event.outcome === 'normal' ? event.serviceMs : null) };
    case 'ticket-transferred':
      return { ...NOTHING, ...event, serviceId: event.fromServiceId, count: 'transferred', ...served(event.serviceMs) };
    case 'ticket-parked':
      return { ...NOTHING, ...event, count: 'parked', ...served(event.serviceMs) };
    case 'ticket-returned':
      return { ...NOTHING, ...event, count: null, ...served(event.serviceMs) };
    case 'visit-rated':
      return { ...NOTHING, ...event };
    case 'ticket-missed':
    case 'ticket-recalled':
    case 'ticket-restored':
    case 'ticket-released':
    case 'call-withdrawn':
    case 'act-undone':
    case 'standing-changed':
    case 'direct-service-armed':
    case 'direct-service-ended':
    case 'notice-dismissed':
    case 'day-opened':
    case 'day-closed':
    case 'counter-opened':
    case 'counter-closed':
    case 'counter-paused':
    case 'counter-resumed':
    case 'help-requested':
    case 'help-seen':
    case 'help-acknowledged':
    case 'help-resolved':
    case 'print-requested':
    case 'print-reported':
    case 'printer-reported':
    case 'sound-reported':
    case 'devices-reported':
    case 'prospects-imported':
    case 'prospect-contacted':
    case 'prospect-revealed':
    case 'prospect-deleted':
    case 'gathering-planned':
    case 'gathering-cancelled':
    case 'attendee-registered':
    case 'attendee-withdrawn':
    case 'attendee-arrived':
    case 'arrival-taken-back':
    case 'arrival-noted':
    case 'branch-restored':
    case 'customer-erased':
      return null;
    default:
      return event satisfies never;
  }
}

const NOTHING = { actId: null, counterId: null, count: null, outcome: null, measure: null, ms: 0, ticketId: null, score: null } as const;

function served(serviceMs: number | null): { measure: 'service' | null; ms: number } {
  return serviceMs === null ? { measure: null, ms: 0 } : { measure: 'service', ms: serviceMs };
}

/** Zero for each name. */
function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

/** Sums up facts. */
export class Tally {
  readonly counts = zeros(COUNTS);
  readonly outcomes = zeros(OUTCOMES);
  private readonly measured = { wait: [] as number[], walkUp: [] as number[], service: [] as number[] };

  private rated = 0;
  private satisfied = 0;

  add({ count, outcome, measure, ms, score }: Fact): void {
    if (count !== null) this.counts[count] += 1;
    if (outcome !== null) this.outcomes[outcome] += 1;
    if (measure !== null) this.measured[measure].push(ms);
    if (score !== null) this.rated += 1;
    if (score !== null && score >= SATISFIED_FROM) this.satisfied += 1;
  }

  /** `open`: visits without an outcome yet; null: not counted here. */
  figures(open: number | null): Figures {
    const { measured } = this;
    const counts = this.namedCounts();
    return {
      counts,
      outcomes: { ...this.outcomes },
      open,
      wait: spreadOf(measured.wait),
      walkUp: spreadOf(measured.walkUp),
      service: spreadOf(measured.service),
      abandoned: { count: counts.noShow + counts.cancelled, of: counts.taken },
      satisfied: { count: this.satisfied, of: this.rated },
      notRated: { count: counts.served - this.rated, of: counts.served },
    };
  }

  private namedCounts(): Figures['counts'] {
    const { counts, outcomes } = this;
    return {
      taken: counts.taken,
      called: counts.called,
      served: outcomes.normal,
      noShow: outcomes['no-show'],
      cancelled: outcomes['cancelled-by-customer'],
      removed: outcomes.removed,
      diverted: outcomes.diverted,
      toManager: outcomes['transferred-to-manager'],
      reset: outcomes.reset,
      signedOut: outcomes['forced-sign-out'],
      transferred: counts.transferred,
      parked: counts.parked,
    };
  }
}

export function spreadOf(durationsMs: readonly number[]): Spread {
  const sorted = Float64Array.from(durationsMs).sort();
  const count = sorted.length;
  if (count === 0) return { count, meanMs: null, p90Ms: null, maxMs: null };
  const sum = sorted.reduce((total, ms) => total + ms, 0);
  return { count, meanMs: Math.round(sum / count), p90Ms: sorted[Math.ceil(count * 0.9) - 1] ?? null, maxMs: sorted[count - 1] ?? null };
}
