import type { Choice } from '../../../server/contract/priority.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { TellerCounter } from '../counter.ts';
import { say } from '../saying.ts';
import type { Saying } from '../saying.ts';

/* What a teller sees of a referral, without a word that tells why it was raised: customers read this screen through the glass. */

/** How long the undo key takes a referral back; later its own button does. */
export const REFERRAL_UNDO_MS = 10_000;

/** How long an outcome stays on the current customer's line; after that it is in the day's list only. */
const OUTCOME_SHOWN_MS = 60_000;

export function ownReferrals(view: TellerView): readonly ReferralRow[] {
  return view.referrals.filter(({ source }) => source.staffId === view.staffId);
}

/** Those that ask a teller away from cash to come: of colleagues, and still open. */
export function askedOf(view: TellerView): readonly ReferralRow[] {
  return view.referrals.filter(({ source, state }) => source.staffId !== view.staffId && state !== 'closed');
}

/** Can still be cancelled by the person who raised it: the guest is not on the way to anybody. */
export function isCancellable({ state }: ReferralRow): boolean {
  return state === 'raised' || state === 'seen' || state === 'acknowledged' || state === 'attended';
}

export function isUnanswered({ state }: ReferralRow): boolean {
  return state === 'raised' || state === 'seen';
}

/** The open referral of this customer; null: there is none. */
export function openReferralOf(view: TellerView, ticketId: string): ReferralRow | null {
  return ownReferrals(view).find((row) => row.ticketId === ticketId && row.state !== 'closed') ?? null;
}

/** An open referral of this person's own; null: it is over, or none is meant. */
export function openGuest(view: TellerView, referralId: string | null): ReferralRow | null {
  return ownReferrals(view).find((row) => row.referralId === referralId && row.state !== 'closed') ?? null;
}

/** The newest that is on its way, or has just ended: what the teller waits to hear. */
export function newestReferral(view: TellerView, now: number): ReferralRow | null {
  return ownReferrals(view).findLast((row) => row.closedAt === null || isNews(row, row.closedAt, now)) ?? null;
}

/** A teller's own act is no news to that teller. */
function isNews({ outcome }: ReferralRow, closedAt: number, now: number): boolean {
  return outcome !== 'cancelled' && now < closedAt + OUTCOME_SHOWN_MS;
}

/** When the counter's own last act was done, if it can still be undone; otherwise before everything. */
function lastActAt({ undo }: TellerCounter, now: number): number {
  return undo === null || now >= undo.until ? -Infinity : undo.at;
}

function identifiedAt({ identified }: TellerView, now: number): number {
  return identified === null || now >= identified.until ? -Infinity : identified.at;
}

/** What the undo key takes back, if that was done after everything else; null: something else comes first. */
export function undoableReferral(view: TellerView, counter: TellerCounter, now: number): ReferralRow | null {
  const newest = ownReferrals(view).findLast(isCancellable);
  if (newest === undefined || now >= newest.raisedAt + REFERRAL_UNDO_MS) return null;
  return newest.raisedAt >= Math.max(lastActAt(counter, now), identifiedAt(view, now)) ? newest : null;
}

/** The same of an identification; a referral raised later comes first. */
export function undoableIdentification(view: TellerView, counter: TellerCounter, now: number): TellerView['identified'] {
  const at = identifiedAt(view, now);
  if (at === -Infinity || undoableReferral(view, counter, now) !== null) return null;
  return at >= lastActAt(counter, now) ? view.identified : null;
}

/** Nobody hears it, or nobody has answered for long: the hand itself must be raised. */
export function needsHand(view: TellerView, row: ReferralRow): boolean {
  return isUnanswered(row) && (view.lobbyReach !== 'ok' || row.escalation !== null);
}

/** The cue as the digit that gives it, with "?" while nobody has confirmed it; "·" once the branch has dropped the cue. */
export function codeOfReferral(cues: readonly Choice[], { cueId, confidence }: ReferralRow): string {
  const index = cues.findIndex(({ id }) => id === cueId);
  return `${index < 0 ? '·' : index + 1}${confidence === 'possible' ? '?' : ''}`;
}

interface ReferralStep {
  readonly name: 'sent' | 'seen' | 'going' | 'there' | 'after';
  readonly words: Saying;
  /** Epoch ms; null: not yet. */
  readonly at: number | null;
}

/** Sent, seen, somebody going, arrived; then the outcome. */
export function stepsOf(row: ReferralRow): readonly ReferralStep[] {
  const staff = row.holder?.staffName ?? '';
  const { raisedAt, seenAt, acknowledgedAt, attendedAt } = row;
  const steps: ReferralStep[] = [
    { name: 'sent', words: say('referralSent', {}), at: raisedAt },
    { name: 'seen', words: say('referralSeen', {}), at: seenAt ?? acknowledgedAt },
    { name: 'going', words: acknowledgedAt === null ? say('referralGoing', {}) : say('referralGoes', { staff }), at: acknowledgedAt },
    { name: 'there', words: say('referralThere', {}), at: attendedAt },
  ];
  const after = afterwards(row);
  if (after === null) return steps;
  const at = row.closedAt ?? row.waitingSince ?? row.attendedAt;
  return [...steps.filter((step) => step.at !== null), { name: 'after', words: after, at }];
}

/** What happens with the guest after somebody has come; null: nothing yet. */
function afterwards(row: ReferralRow): Saying | null {
  switch (row.state) {
    case 'raised':
    case 'seen':
    case 'acknowledged':
    case 'attended':
      return null;
    case 'served-first':
      return say('referralServedFirst', {});
    case 'recheck':
      return say('referralRecheck', {});
    case 'waiting':
      return say('referralWaiting', {});
    case 'closed':
      return outcomeWords(row);
    default:
      return row.state satisfies never;
  }
}

function outcomeWords({ outcome, manager }: ReferralRow): Saying {
  switch (outcome) {
    case 'introduced':
      return manager === null ? say('outcomeIntroduced', {}) : say('outcomeIntroducedTo', { staff: manager.staffName });
    case 'card-handed':
      return say('outcomeCardHanded', {});
    case 'declined':
      return say('outcomeDeclined', {});
    case 'not-premium':
      return say('outcomeOrdinary', {});
    case 'customer-left':
      return say('outcomeLeft', {});
    case 'cancelled':
      return say('outcomeCancelled', {});
    case 'expired':
    case null:
      return say('outcomeExpired', {});
    default:
      return outcome satisfies never;
  }
}

/** How far it is, in one or two words. */
export function stateWords(row: ReferralRow): Saying {
  const after = afterwards(row);
  if (after !== null) return after;
  return stepsOf(row).findLast(({ at }) => at !== null)?.words ?? say('referralSent', {});
}

/** What the alarm has done meanwhile; null: nothing. */
export function alarmWords(row: ReferralRow): Saying | null {
  if (!isUnanswered(row)) return null;
  if (row.escalation === 'nobody-on-duty') return say('referralNobody', {});
  if (row.escalation === 'unanswered') return say('referralEscalated', {});
  return row.realerts > 0 ? say('referralRealerted', { count: row.realerts }) : null;
}
