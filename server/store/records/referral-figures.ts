import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import type { FollowUpRole } from '../../kernel/state/follow-up.ts';
import { type ReferralOutcome, REFERRING_POSTS, type ReferringPost } from '../../kernel/state/referral.ts';
import type { Share } from '../../contract/day-report.ts';
import type { FollowUpEvent } from '../../kernel/words/follow-up.ts';
import { isFollowUpEvent } from '../shapes/follow-up.ts';
import { type FollowUpRecord, followUpRecords } from './follow-up-record.ts';
import { type ReferralCase, referralCases } from './referral-case.ts';

/** The referral funnel of a person, a post, or the branch. Terms are those of the KPI dictionary. */
export interface Funnel {
  /** Customers recognised: tickets identified, referrals raised, cards handed out without a referral; each customer once. */
  readonly identified: number;
  readonly raised: number;
  readonly acknowledged: number;
  readonly outcomes: Readonly<Record<ReferralOutcome, number>>;
  /** Raised, without an outcome yet. */
  readonly open: number;
  /** Escalated ÷ raised. */
  readonly escalated: Share;
  /** Introduced ÷ raised, without cancelled ones. */
  readonly introduced: Share;
  /** Card handouts, with or without a referral (S74). */
  readonly cards: number;
  /** Of those cards: the customer has been reached. */
  readonly contacted: Share;
  /** Of those cards: the follow-up is not closed yet. */
  readonly followUpsOpen: number;
  /** From raising to acknowledgement, over acknowledged referrals; guests found by the lobby wait for nobody and do not count. */
  readonly ackMs: {
    readonly count: number;
    readonly medianMs: number | null;
    readonly p90Ms: number | null;
    readonly maxMs: number | null;
  };
}

interface PersonFunnel extends Funnel {
  readonly staffId: string;
  readonly staffName: string;
  readonly post: ReferringPost;
}

export interface ReferralFigures {
  readonly total: Funnel;
  readonly posts: readonly (Funnel & { readonly post: ReferringPost })[];
  /** All who recognised or referred customers, most first. */
  readonly persons: readonly PersonFunnel[];
}

interface Deed {
  readonly staffId: string;
  readonly post: ReferringPost;
}

/** What the figures are computed from: facts of one day, or of several joined. */
export interface ReferralFacts {
  readonly cases: readonly ReferralCase[];
  /** Tickets identified, each credited to the first person who did it. */
  readonly identified: readonly { readonly ticketId: string; readonly by: Deed }[];
  readonly cards: readonly { readonly followUpId: string; readonly by: Deed }[];
  /** Follow-up events, for those cards and older ones. */
  readonly followUpEvents: readonly (StoredEvent & { readonly event: FollowUpEvent })[];
}

/** Joins the facts of several days. */
export function joinedFacts(days: readonly ReferralFacts[]): ReferralFacts {
  return {
    cases: days.flatMap(({ cases }) => cases),
    identified: days.flatMap(({ identified }) => identified),
    cards: days.flatMap(({ cards }) => cards),
    followUpEvents: days.flatMap(({ followUpEvents }) => followUpEvents),
  };
}

export function referralFacts(events: readonly StoredEvent[], configuration: BranchConfiguration): ReferralFacts {
  const seats = seatsOf(events, configuration);
  return {
    cases: referralCases(events),
    identified: identifiedBy(events, seats),
    cards: events.flatMap(({ event }) => {
      if (event.type !== 'card-handed') return [];
      const { followUpId, staffId, role, counterId } = event;
      return [{ followUpId, by: { staffId, post: postOfCard(role, counterId, seats.get(staffId) ?? null, configuration) } }];
    }),
    followUpEvents: events.flatMap(({ event, ...rest }) => (isFollowUpEvent(event) ? [{ ...rest, event }] : [])),
  };
}

/** Counts what was recognised and referred, by post and person (S79, S80). */
export function referralFigures(facts: ReferralFacts, configuration: BranchConfiguration): ReferralFigures {
  const { identified } = facts;
  const records = new Map(followUpRecords(facts.followUpEvents).map((record) => [record.followUpId, record]));
  const cards = facts.cards.flatMap(({ followUpId, by }) => {
    const record = records.get(followUpId);
    return record === undefined ? [] : [{ record, by }];
  });
  const cases = facts.cases.map((one) => ({ one, by: deedOf(one, configuration) }));
  const figuresOf = (passes: (deed: Deed) => boolean): Funnel =>
    funnel(
      cases.filter(({ by }) => passes(by)).map(({ one }) => one),
      identified.filter(({ by }) => passes(by)).map(({ ticketId }) => ticketId),
      cards.filter(({ by }) => passes(by)).map(({ record }) => record),
    );
  const people = new Map([...cases, ...identified, ...cards].map(({ by }) => [`${by.staffId}/${by.post}`, by]));
  return {
    total: figuresOf(() => true),
    posts: REFERRING_POSTS.map((post) => ({ post, ...figuresOf((by) => by.post === post) })),
    persons: [...people.values()]
      .map(({ staffId, post }) => ({
        staffId,
        staffName: configuration.staff.find(({ id }) => id === staffId)?.name ?? staffId,
        post,
        ...figuresOf((by) => by.staffId === staffId && by.post === post),
      }))
      .sort((one, other) => other.identified - one.identified || (one.staffId < other.staffId ? -1 : 1)),
  };
}

function deedOf({ source }: ReferralCase, configuration: BranchConfiguration): Deed {
  return { staffId: source.staffId, post: source.role === 'lobby' ? 'lobby' : postAt(configuration, source.counterId) };
}

function postAt(configuration: BranchConfiguration, counterId: string): ReferringPost {
  return configuration.counters.find(({ id }) => id === counterId)?.kind === 'non-cash' ? 'non-cash-teller' : 'cash-teller';
}

/** The post of a teller who handed a card over: the card's counter, otherwise the counter where the teller sat last. */
function postOfCard(
  role: FollowUpRole,
  counterId: string | null,
  seat: ReferringPost | null,
  configuration: BranchConfiguration,
): ReferringPost {
  switch (role) {
    case 'teller':
      return counterId === null ? (seat ?? 'cash-teller') : postAt(configuration, counterId);
    case 'lobby':
    case 'manager':
      return role;
    case 'supervisor':
      return 'manager';
    default:
      return role satisfies never;
  }
}

/** The last counter of each teller on a day. A teller sits at one kind of counter a day; otherwise the last one counts. */
function seatsOf(events: readonly StoredEvent[], configuration: BranchConfiguration): ReadonlyMap<string, ReferringPost> {
  return new Map(
    events.flatMap(({ event }) =>
      event.type === 'counter-opened' ? [[event.staffId, postAt(configuration, event.counterId)] as const] : [],
    ),
  );
}

/** Who first identified each ticket: a second opinion does not count, nor does a mistake that was taken back. */
function identifiedBy(
  events: readonly StoredEvent[],
  seats: ReadonlyMap<string, ReferringPost>,
): readonly { ticketId: string; by: Deed }[] {
  const first = new Map<string, Deed>();
  for (const { event } of events) {
    if (event.type !== 'standing-changed') continue;
    if (event.change === 'identification-undone' && event.standing.tier === 'none' && event.standing.segment === null) {
      first.delete(event.ticketId);
    }
    if (event.change !== 'identified' || first.has(event.ticketId)) continue;
    const post = event.role === 'teller' ? (seats.get(event.staffId) ?? 'cash-teller') : event.role;
    first.set(event.ticketId, { staffId: event.staffId, post });
  }
  return [...first].map(([ticketId, by]) => ({ ticketId, by }));
}

function funnel(cases: readonly ReferralCase[], identifiedTickets: readonly string[], cards: readonly FollowUpRecord[]): Funnel {
  const outcomes: Record<ReferralOutcome, number> = {
    introduced: 0,
    'card-handed': 0,
    declined: 0,
    'not-premium': 0,
    'customer-left': 0,
    cancelled: 0,
    expired: 0,
  };
  for (const { outcome } of cases) if (outcome !== null) outcomes[outcome] += 1;
  const unreferred = cards.filter(({ card }) => card.referralId === null);
  const customers = new Set([
    ...identifiedTickets,
    ...cases.map(({ ticketId, referralId }) => ticketId ?? referralId),
    ...unreferred.map(({ card, followUpId }) => card.ticketId ?? followUpId),
  ]);
  const answered = cases.flatMap(({ source, raisedAt, acknowledgedAt }) =>
    acknowledgedAt === null || source.role === 'lobby' ? [] : [acknowledgedAt - raisedAt],
  );
  return {
    identified: customers.size,
    raised: cases.length,
    acknowledged: cases.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length,
    outcomes,
    open: cases.filter(({ outcome }) => outcome === null).length,
    escalated: { count: cases.filter(({ escalation }) => escalation !== null).length, of: cases.length },
    introduced: { count: outcomes.introduced, of: cases.length - outcomes.cancelled },
    cards: cards.length,
    contacted: { count: cards.filter(isContacted).length, of: cards.length },
    followUpsOpen: cards.filter(({ state }) => state !== 'closed').length,
    ackMs: spread(answered),
  };
}

/** The customer was reached; attempts without an answer do not count. */
function isContacted({ contacts }: FollowUpRecord): boolean {
  return contacts.some(({ result }) => result !== 'no-answer');
}

function spread(values: number[]): Funnel['ackMs'] {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number | null => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
  return { count: sorted.length, medianMs: at(0.5), p90Ms: at(0.9), maxMs: sorted.at(-1) ?? null };
}
