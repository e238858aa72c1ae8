import type { BranchConfiguration } from '../../kernel/configuration.ts';
import type { StoredEvent } from '../../kernel/event.ts';
import type { ReferralOutcome } from '../../kernel/referral.ts';
import type { Share } from '../report-figures.ts';
import { referralCases, type ReferralCase } from './referral-case.ts';

/** Whose work it was: the manual's daily form counts by post (S80). */
export type Post = 'lobby' | 'cash-teller' | 'non-cash-teller' | 'manager';

/** The referral funnel of somebody, a post, or the branch. Terms are those of the KPI dictionary. */
export interface Funnel {
  /** Customers recognised: tickets identified and referrals raised, each customer once. */
  readonly identified: number;
  readonly raised: number;
  readonly acknowledged: number;
  readonly outcomes: Readonly<Record<ReferralOutcome, number>>;
  /** Raised, without an outcome yet. */
  readonly open: number;
  /** Escalated ÷ raised. */
  readonly escalated: Share;
  /** Introduced ÷ raised, cancelled ones not counted. */
  readonly introduced: Share;
  /** From raising to "I go", of those somebody went to; the lobby's own finds wait for nobody and do not count. */
  readonly ackMs: {
    readonly count: number;
    readonly medianMs: number | null;
    readonly p90Ms: number | null;
    readonly maxMs: number | null;
  };
}

export interface PersonFunnel extends Funnel {
  readonly staffId: string;
  readonly staffName: string;
  readonly post: Post;
}

export interface ReferralFigures {
  readonly total: Funnel;
  readonly posts: readonly (Funnel & { readonly post: Post })[];
  /** Everybody who recognised or referred somebody, most first. */
  readonly persons: readonly PersonFunnel[];
}

export interface Deed {
  readonly staffId: string;
  readonly post: Post;
}

const POSTS: readonly Post[] = ['lobby', 'cash-teller', 'non-cash-teller', 'manager'];

/** What is added up: of one day, or of several joined. */
export interface ReferralFacts {
  readonly cases: readonly ReferralCase[];
  /** Tickets recognised, each by whoever did it first. */
  readonly identified: readonly { readonly ticketId: string; readonly by: Deed }[];
}

export function referralFacts(events: readonly StoredEvent[], configuration: BranchConfiguration): ReferralFacts {
  return { cases: referralCases(events), identified: identifiedBy(events, seatsOf(events, configuration)) };
}

/** Adds up what was recognised and referred, by post and person (S79, S80). */
export function referralFigures(facts: ReferralFacts, configuration: BranchConfiguration): ReferralFigures {
  const { identified } = facts;
  const cases = facts.cases.map((one) => ({ one, by: deedOf(one, configuration) }));
  const figuresOf = (passes: (deed: Deed) => boolean): Funnel =>
    funnel(
      cases.filter(({ by }) => passes(by)).map(({ one }) => one),
      identified.filter(({ by }) => passes(by)).map(({ ticketId }) => ticketId),
    );
  const people = new Map([...cases.map(({ by }) => by), ...identified.map(({ by }) => by)].map((by) => [`${by.staffId}/${by.post}`, by]));
  return {
    total: figuresOf(() => true),
    posts: POSTS.map((post) => ({ post, ...figuresOf((by) => by.post === post) })),
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

function postAt(configuration: BranchConfiguration, counterId: string): Post {
  return configuration.counters.find(({ id }) => id === counterId)?.kind === 'non-cash' ? 'non-cash-teller' : 'cash-teller';
}

/** Where each teller sat last before each moment is not asked for: a teller sits at one kind of counter a day, or the last counts. */
function seatsOf(events: readonly StoredEvent[], configuration: BranchConfiguration): ReadonlyMap<string, Post> {
  return new Map(
    events.flatMap(({ event }) =>
      event.type === 'counter-opened' ? [[event.staffId, postAt(configuration, event.counterId)] as const] : [],
    ),
  );
}

/** Who recognised which ticket first: a second opinion recognises nobody. */
function identifiedBy(events: readonly StoredEvent[], seats: ReadonlyMap<string, Post>): readonly { ticketId: string; by: Deed }[] {
  const first = new Map<string, Deed>();
  for (const { event } of events) {
    if (event.type !== 'standing-changed' || event.change !== 'identified' || first.has(event.ticketId)) continue;
    const post = event.role === 'teller' ? (seats.get(event.staffId) ?? 'cash-teller') : event.role;
    first.set(event.ticketId, { staffId: event.staffId, post });
  }
  return [...first].map(([ticketId, by]) => ({ ticketId, by }));
}

function funnel(cases: readonly ReferralCase[], identifiedTickets: readonly string[]): Funnel {
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
  const customers = new Set([...identifiedTickets, ...cases.map(({ ticketId, referralId }) => ticketId ?? referralId)]);
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
    ackMs: spread(answered),
  };
}

function spread(values: number[]): Funnel['ackMs'] {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number | null => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
  return { count: sorted.length, medianMs: at(0.5), p90Ms: at(0.9), maxMs: sorted.at(-1) ?? null };
}
