import type { KnownStanding } from '../../server/contract/priority.ts';

/*
 * What staff know of a customer, in codes: customers see a teller's screen through the glass, and read no word there that
 * tells a class. K: what a card says; M: what staff judge, with "?" while nobody has confirmed it.
 */

type CardTier = Exclude<KnownStanding['tier'], 'none'>;
type Segment = NonNullable<KnownStanding['segment']>;

const TIER_CODES: Readonly<Record<CardTier, string>> = { gold: 'K1', platinum: 'K2', 'purple-gold': 'K3' };
const SEGMENT_CODES: Readonly<Record<Segment, string>> = {
  'existing-premium': 'M1',
  potential: 'M2',
  target: 'M3',
  ordinary: 'M0',
};

/** "K2", "M1?": nothing of needs and appointments, which have words of their own. */
export function codesOf(standing: KnownStanding | null): readonly string[] {
  if (standing === null) return [];
  const { tier, segment, confidence } = standing;
  return [
    ...(tier === 'none' ? [] : [TIER_CODES[tier]]),
    ...(segment === null ? [] : [`${SEGMENT_CODES[segment]}${confidence === 'possible' ? '?' : ''}`]),
  ];
}

export interface IdentificationChoice {
  readonly code: string;
  readonly tier: KnownStanding['tier'];
  readonly segment: Segment | null;
}

/** What somebody can be identified as, in the order of their keys; "ordinary" says only that somebody has looked. */
export const IDENTIFICATIONS: readonly IdentificationChoice[] = [
  { code: 'K1', tier: 'gold', segment: null },
  { code: 'K2', tier: 'platinum', segment: null },
  { code: 'K3', tier: 'purple-gold', segment: null },
  { code: 'M1', tier: 'none', segment: 'existing-premium' },
  { code: 'M2', tier: 'none', segment: 'potential' },
  { code: 'M3', tier: 'none', segment: 'target' },
];

export function isIdentified(standing: KnownStanding | null): boolean {
  return standing !== null && (standing.tier !== 'none' || standing.segment !== null);
}
