import type { BranchEvent, EventOf, StoredEvent } from '../../kernel/words/event.ts';
import type { Touchstone } from '../../kernel/state/manager.ts';
import type { EscalationCause, Holder, ReferralOutcome, ReferralSource, ReferralTarget } from '../../kernel/state/referral.ts';
import type { Confidence, Segment } from '../../kernel/configuration/standing.ts';

/** One referral from its raising to its end, as its events tell it: the source of all forms and figures of referrals. */
export interface ReferralCase {
  readonly referralId: string;
  readonly raisedAt: number;
  readonly source: ReferralSource;
  readonly target: ReferralTarget;
  readonly ticketId: string | null;
  readonly number: string | null;
  readonly serviceId: string | null;
  cueId: string;
  readonly confidence: Confidence;
  personRef: string | null;
  seenAt: number | null;
  acknowledgedAt: number | null;
  /** The first person who acknowledged it. */
  acknowledgedBy: Holder | null;
  attendedAt: number | null;
  realerts: number;
  escalation: EscalationCause | null;
  /** A counter served the guest before a manager received him. */
  isServedFirst: boolean;
  seatedAt: number | null;
  closedAt: number | null;
  outcome: ReferralOutcome | null;
  /** null: a deadline, or still open. */
  closedBy: Holder | null;
  managerId: string | null;
  triage: Segment | null;
  touchstone: Touchstone | null;
  meetingMs: number | null;
  /** Later corrections, with the old values. */
  corrections: readonly ReferralCorrection[];
}

export interface ReferralCorrection {
  readonly at: number;
  readonly staffId: string;
  readonly cueId: { readonly from: string; readonly to: string } | null;
  readonly managerId: { readonly from: string | null; readonly to: string } | null;
  /** null: the salutation stayed. */
  readonly person: { readonly from: string | null; readonly to: string } | null;
}

/** The referrals of one or several days, in the order they were raised. */
export function referralCases(events: readonly StoredEvent[]): ReferralCase[] {
  const cases = new Map<string, ReferralCase>();
  for (const stored of events) {
    const { event } = stored;
    if (event.type === 'referral-raised') cases.set(event.referralId, opened(stored.at, event));
    else if (event.type === 'meeting-ended' && event.guest.kind === 'referral') {
      const met = cases.get(event.guest.referralId);
      if (met !== undefined) met.meetingMs = event.meetingMs;
    } else if ('referralId' in event && event.referralId !== null) follow(cases.get(event.referralId), stored);
  }
  return [...cases.values()];
}

function opened(at: number, event: Extract<StoredEvent['event'], { type: 'referral-raised' }>): ReferralCase {
  const { referralId, source, target, ticketId, number, serviceId, cueId, confidence, personRef } = event;
  return {
    referralId,
    raisedAt: at,
    source,
    target,
    ticketId,
    number,
    serviceId,
    cueId,
    confidence,
    personRef,
    seenAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    attendedAt: null,
    realerts: 0,
    escalation: null,
    isServedFirst: false,
    seatedAt: null,
    closedAt: null,
    outcome: null,
    closedBy: null,
    managerId: null,
    triage: null,
    touchstone: null,
    meetingMs: null,
    corrections: [],
  };
}

type Followed =
  | 'guest-named'
  | 'referral-seen'
  | 'referral-acknowledged'
  | 'referral-attended'
  | 'referral-realerted'
  | 'referral-escalated'
  | 'guest-served-first'
  | 'guest-seated'
  | 'referral-closed'
  | 'guest-triaged'
  | 'referral-corrected';

/** A step that happened twice (passed on, acknowledged again) keeps its first time: the guest waited from then on. */
const STEPS: { readonly [T in Followed]: (one: ReferralCase, event: EventOf<T>, at: number) => Partial<ReferralCase> } = {
  'guest-named': (_, { personRef }) => ({ personRef }),
  'referral-seen': ({ seenAt }, _, at) => ({ seenAt: seenAt ?? at }),
  'referral-acknowledged': (one, { role, staffId }, at) => ({
    acknowledgedAt: one.acknowledgedAt ?? at,
    acknowledgedBy: one.acknowledgedBy ?? { role, staffId },
  }),
  'referral-attended': ({ attendedAt }, _, at) => ({ attendedAt: attendedAt ?? at }),
  'referral-realerted': ({ realerts }) => ({ realerts: realerts + 1 }),
  'referral-escalated': ({ escalation }, { cause }) => ({ escalation: escalation ?? cause }),
  'guest-served-first': () => ({ isServedFirst: true }),
  'guest-seated': ({ seatedAt }, _, at) => ({ seatedAt: seatedAt ?? at }),
  'referral-closed': (_, { outcome, role, staffId, managerId }, at) => ({
    closedAt: at,
    outcome,
    closedBy: role === null || staffId === null ? null : { role, staffId },
    managerId,
  }),
  'guest-triaged': (_, { segment, touchstone }) => ({ triage: segment, touchstone }),
  'referral-corrected': (one, { staffId, cueId, managerId, personRef }, at) => ({
    corrections: [
      ...one.corrections,
      { at, staffId, cueId, managerId, person: personRef === null ? null : { from: one.personRef, to: personRef } },
    ],
    cueId: cueId?.to ?? one.cueId,
    managerId: managerId?.to ?? one.managerId,
    personRef: personRef ?? one.personRef,
  }),
};

function follow(one: ReferralCase | undefined, { at, event }: StoredEvent): void {
  if (one === undefined || !isFollowed(event)) return;
  // The table pairs each type with its own event, which the compiler cannot follow through a union.
  const step = STEPS[event.type] as (one: ReferralCase, event: BranchEvent, at: number) => Partial<ReferralCase>;
  Object.assign(one, step(one, event, at));
}

function isFollowed(event: BranchEvent): event is EventOf<Followed> {
  return Object.hasOwn(STEPS, event.type);
}
