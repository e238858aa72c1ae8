import type { PolicyConfiguration } from './policy.ts';
import type { Standing, TicketClass } from './standing.ts';

/** Where a standing puts a ticket: its key is the time it was taken minus `headStartMs` (negative: the appointment is still to come). */
interface Rank {
  readonly class: TicketClass;
  readonly headStartMs: number;
}

/** The earliest place that the standing allows; of two equal places, the one that is not charged. */
export function rankOf(standing: Standing, takenAt: number, policy: PolicyConfiguration): Rank {
  const { needId, appointmentAt, arrivedAt } = standing;
  const ranks: Rank[] = [{ class: 'ordinary', headStartMs: 0 }];
  if (appointmentAt !== null) ranks[0] = { class: 'appointment', headStartMs: appointmentHeadStartMs(appointmentAt, takenAt, policy) };
  if (needId !== null) ranks.push({ class: 'need', headStartMs: policy.headStartMs.need });
  const premiumMs = premiumHeadStartMs(standing, policy);
  if (premiumMs > 0) ranks.push({ class: 'premium', headStartMs: premiumMs });
  // Charged, as everything is that stands before people who took a number earlier: the cap holds for it too.
  if (arrivedAt !== null && arrivedAt < takenAt) ranks.push({ class: 'premium', headStartMs: takenAt - arrivedAt });
  return ranks.reduce((best, rank) => (isBetter(rank, best) ? rank : best));
}

function isBetter(rank: Rank, best: Rank): boolean {
  if (rank.headStartMs !== best.headStartMs) return rank.headStartMs > best.headStartMs;
  return rank.class === 'need' && best.class === 'ordinary';
}

/** A suspicion gives nothing, whoever has it and of whatever: a tier that staff only guess is no card (S16). */
function premiumHeadStartMs({ tier, segment, confidence }: Standing, { headStartMs }: PolicyConfiguration): number {
  if (confidence !== 'confirmed') return 0;
  const byTier = tier === 'none' ? 0 : headStartMs.tiers[tier];
  return Math.max(byTier, segment === null || segment === 'ordinary' ? 0 : headStartMs.segments[segment]);
}

/** An early arrival gains nothing; an arrival late by no more than the tolerance loses nothing. */
function appointmentHeadStartMs(appointmentAt: number, takenAt: number, policy: PolicyConfiguration): number {
  return takenAt <= appointmentAt + policy.appointmentLateMs ? takenAt - appointmentAt : 0;
}
