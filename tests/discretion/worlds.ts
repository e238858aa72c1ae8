import fc from 'fast-check';
import type { Command } from '../../server/kernel/commands.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { Tier } from '../../server/kernel/configuration/standing.ts';
import { GUIDED_BRANCH } from '../kernel/referral/referral-steps.ts';
import { Story } from '../given.ts';
import { POLICY } from '../policy.ts';
import {
  dayOpens,
  finishes,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  printerSays,
  recalls,
  restores,
  starts,
  tellerAt,
  transfersToService,
} from '../steps.ts';
import { type Channel, type Emission, HallRecord } from './hall-record.ts';

/** Something that happens for everybody to see. */
export type Act =
  | { readonly kind: 'take'; readonly kioskId: string; readonly serviceId: string }
  | {
      readonly kind: 'at-counter';
      readonly counterId: string;
      readonly what: 'next' | 'start' | 'finish' | 'miss' | 'park' | 'recall' | 'transfer';
    }
  | { readonly kind: 'restore'; readonly which: number }
  | { readonly kind: 'wait'; readonly seconds: number };

/** What only staff know, added to one act: in one world it is so, in the other it is not. */
export interface Secret {
  readonly tier: Tier;
  readonly deed: 'none' | 'identify' | 'revoke' | 'need' | 'arm' | 'arm-and-withdraw' | 'refer' | 'seat-and-bring-back' | 'hand-card';
  readonly which: number;
}

export const NO_SECRET: Secret = { tier: 'none', deed: 'none', which: 0 };

const COUNTERS = ['c1', 'c2', 'c3'] as const;

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('take' as const),
    kioskId: fc.constantFrom('k1', 'k2'),
    serviceId: fc.constantFrom('cash', 'transfer', 'capped'),
  }),
  fc.record({
    kind: fc.constant('at-counter' as const),
    counterId: fc.constantFrom(...COUNTERS),
    what: fc.constantFrom(
      'next' as const,
      'next' as const,
      'start' as const,
      'finish' as const,
      'miss' as const,
      'park' as const,
      'recall' as const,
      'transfer' as const,
    ),
  }),
  fc.record({ kind: fc.constant('restore' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 120 }) }),
);

const secret: fc.Arbitrary<Secret> = fc.record({
  tier: fc.constantFrom<Tier>('gold', 'platinum', 'purple-gold'),
  deed: fc.constantFrom(
    'none' as const,
    'identify' as const,
    'revoke' as const,
    'need' as const,
    'arm-and-withdraw' as const,
    'refer' as const,
    'seat-and-bring-back' as const,
    'hand-card' as const,
  ),
  which: fc.nat(9),
});

export const script = fc.array(fc.tuple(act, secret), { minLength: 10, maxLength: 50, size: 'max' });

/** No head-start counts, so that who is premium changes no public decision: numbers, people ahead and order are the same. */
export const SAME_ORDER: BranchConfiguration = {
  ...GUIDED_BRANCH,
  policy: {
    ...POLICY,
    headStartMs: {
      tiers: { gold: 0, platinum: 0, 'purple-gold': 0 },
      segments: { 'existing-premium': 0, potential: 0, target: 0 },
      need: 0,
    },
  },
};

/** Plays the acts; `secretOf` says what staff know of each. Everything the hall could notice comes back, in order. */
export function play(
  configuration: BranchConfiguration,
  acts: readonly Act[],
  secretOf: (index: number) => Secret,
  channels: readonly Channel[],
  delayMsOf: (story: Story) => number,
): readonly Emission[] {
  const story = new Story(configuration);
  const record = new HallRecord(channels, story.now);
  for (const step of [dayOpens, printerSays('ready'), opens(...COUNTERS)]) step(story);
  record.look(story, 0);
  acts.forEach((one, index) => {
    const known = secretOf(index);
    perform(story, one, known.tier);
    record.look(story, delayMsOf(story));
    keepSecret(story, known);
    record.look(story, delayMsOf(story));
  });
  return record.normalised();
}

function perform(story: Story, one: Act, tier: Tier): void {
  switch (one.kind) {
    case 'take': {
      const card = tier === 'none' ? null : { tier, lastFour: '7788', managerId: null };
      const taking: Command = { type: 'take-ticket', serviceId: one.serviceId, language: 'zh-CN', elder: false, card };
      story.run(taking, { role: 'kiosk', kioskId: one.kioskId });
      return;
    }
    case 'at-counter':
      return atCounter(story, one.counterId, one.what);
    case 'restore':
      story.name('missed', [...story.branch.staff.missed][one.which] ?? 'nobody');
      return restores('missed')(story);
    case 'wait':
      story.now += one.seconds * 1_000;
      return;
    default:
      return one satisfies never;
  }
}

function atCounter(story: Story, counterId: string, what: Extract<Act, { kind: 'at-counter' }>['what']): void {
  switch (what) {
    case 'next':
      return next(counterId)(story);
    case 'start':
      return starts(counterId)(story);
    case 'finish':
      return finishes(counterId)(story);
    case 'miss':
      return noShow(counterId)(story);
    case 'park':
      return parks(counterId)(story);
    case 'recall':
      return recalls(counterId)(story);
    case 'transfer':
      return transfersToService(counterId, 'transfer')(story);
    default:
      return what satisfies never;
  }
}

function keepSecret(story: Story, { deed, which, tier }: Secret): void {
  const tickets = [...story.branch.hall.tickets.keys()];
  const ticketId = tickets[which % Math.max(1, tickets.length)] ?? '';
  switch (deed) {
    case 'none':
      return;
    case 'identify':
      story.run(
        { type: 'identify-ticket', ticketId, identification: { tier, segment: 'target', confidence: 'confirmed', cueId: 'large-cash' } },
        LOBBY,
      );
      return;
    case 'revoke':
      story.run({ type: 'revoke-identification', ticketId }, LOBBY);
      return;
    case 'need':
      story.run({ type: 'assign-need', ticketId, needId: 'elderly' }, LOBBY);
      return;
    case 'arm':
      return arm(story, ticketId);
    case 'arm-and-withdraw':
      return armAndWithdraw(story, ticketId);
    case 'refer':
      return refer(story);
    case 'seat-and-bring-back':
      return seatAndBringBack(story, ticketId);
    case 'hand-card':
      return handCard(story);
    default:
      return deed satisfies never;
  }
}

function arm(story: Story, ticketId: string): void {
  const customer = { kind: 'ticket', ticketId } as const;
  story.run({ type: 'arm-direct-service', counterId: 'c1', customer, cueId: 'large-cash', needId: null, personRef: 'person-1' }, LOBBY);
}

function armAndWithdraw(story: Story, ticketId: string): void {
  arm(story, ticketId);
  const directServiceId = [...story.branch.staff.directServices.keys()][0];
  if (directServiceId === undefined) return;
  story.run({ type: 'hand-back-direct-service', directServiceId, reasonId: 'till' }, tellerAt('c1'));
}

/** Whoever serves raises a hand; the lobby is or is not on duty, sees it, goes, comes, and the customer has no time. */
function refer(story: Story): void {
  story.run({ type: 'start-duty' }, LOBBY);
  for (const counterId of COUNTERS) {
    const ticketId = story.branch.hall.counters.get(counterId)?.ticketId ?? '';
    const words = { cueId: 'large-cash', confidence: 'possible', target: { kind: 'lobby' }, personRef: 'person-1' } as const;
    story.run({ type: 'raise-referral', counterId, ticketId, ...words }, tellerAt(counterId));
  }
  const [referralId] = openReferrals(story);
  if (referralId === undefined) return;
  for (const type of ['see-referral', 'acknowledge-referral', 'attend-referral'] as const) story.run({ type, referralId }, LOBBY);
  story.run({ type: 'conclude-referral', referralId, outcome: 'declined' }, LOBBY);
}

/** Found by the lobby, out of the line, seated, and back in it at the same place before anybody has looked. */
function seatAndBringBack(story: Story, ticketId: string): void {
  const words = { cueId: 'card-shown', confidence: 'confirmed', target: { kind: 'lobby' }, personRef: null } as const;
  story.run({ type: 'raise-referral', counterId: null, ticketId, ...words }, LOBBY);
  const referralId = openReferrals(story).at(-1);
  if (referralId === undefined) return;
  story.run({ type: 'seat-guest', referralId, managerId: 'han', lookRef: 'look-1' }, LOBBY);
  story.run({ type: 'conclude-referral', referralId, outcome: 'not-premium' }, LOBBY);
}

function handCard(story: Story): void {
  for (const counterId of COUNTERS) {
    const ticketId = story.branch.hall.counters.get(counterId)?.ticketId ?? null;
    const card = {
      referralId: null,
      cueId: 'large-cash',
      managerId: 'han',
      channel: 'phone',
      preferred: null,
      personRef: 'person-2',
    } as const;
    story.run({ type: 'hand-card', counterId, ticketId, ...card }, tellerAt(counterId));
  }
}

function openReferrals({ branch }: Story): readonly string[] {
  return [...branch.staff.referrals.values()].filter(({ state }) => state !== 'closed').map(({ id }) => id);
}
