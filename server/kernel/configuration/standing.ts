import type { PolicyConfiguration } from './policy.ts';

/** What a card says (S05). */
export const TIERS = ['none', 'gold', 'platinum', 'purple-gold'] as const;
export type Tier = (typeof TIERS)[number];

/** What staff judge (S04). */
export const SEGMENTS = ['existing-premium', 'potential', 'target', 'ordinary'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** A first impression may be wrong (S16): "possible" gives no head-start until somebody confirms it. */
export const CONFIDENCES = ['confirmed', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Everything that decides where a ticket stands in line, beside when it was taken. */
export interface Standing {
  readonly tier: Tier;
  /** null: nobody has judged. */
  readonly segment: Segment | null;
  readonly confidence: Confidence;
  /** Illness, age, pregnancy …: assigned by staff, does not charge the cap. null: none. */
  readonly needId: string | null;
  /** When this customer was asked to come, epoch ms; null: came by himself. */
  readonly appointmentAt: number | null;
}

export const NO_STANDING: Standing = { tier: 'none', segment: null, confidence: 'possible', needId: null, appointmentAt: null };

/** premium is charged; the other three are protected by the cap. */
export const TICKET_CLASSES = ['premium', 'need', 'appointment', 'ordinary'] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];
export const PROTECTED_CLASSES: readonly TicketClass[] = ['need', 'appointment', 'ordinary'];

/** Where a standing puts a ticket: the key is the time it was taken less `headStartMs` (negative: an appointment still to come). */
export interface Rank {
  readonly class: TicketClass;
  readonly headStartMs: number;
}

/** The best of what the standing allows; of two equally good, the one that is not charged. */
export function rankOf(standing: Standing, takenAt: number, policy: PolicyConfiguration): Rank {
  const { needId, appointmentAt } = standing;
  const ranks: Rank[] = [{ class: 'ordinary', headStartMs: 0 }];
  if (appointmentAt !== null) ranks[0] = { class: 'appointment', headStartMs: appointmentHeadStartMs(appointmentAt, takenAt, policy) };
  if (needId !== null) ranks.push({ class: 'need', headStartMs: policy.headStartMs.need });
  const premiumMs = premiumHeadStartMs(standing, policy);
  if (premiumMs > 0) ranks.push({ class: 'premium', headStartMs: premiumMs });
  return ranks.reduce((best, rank) => (isBetter(rank, best) ? rank : best));
}

function isBetter(rank: Rank, best: Rank): boolean {
  if (rank.headStartMs !== best.headStartMs) return rank.headStartMs > best.headStartMs;
  return rank.class === 'need' && best.class === 'ordinary';
}

function premiumHeadStartMs({ tier, segment, confidence }: Standing, { headStartMs }: PolicyConfiguration): number {
  const byTier = tier === 'none' ? 0 : headStartMs.tiers[tier];
  const judged = segment !== null && segment !== 'ordinary' && confidence === 'confirmed';
  return Math.max(byTier, judged ? headStartMs.segments[segment] : 0);
}

/** Coming early gains nothing; coming late by no more than the tolerance loses nothing. */
function appointmentHeadStartMs(appointmentAt: number, takenAt: number, policy: PolicyConfiguration): number {
  return takenAt <= appointmentAt + policy.appointmentLateMs ? takenAt - appointmentAt : 0;
}
