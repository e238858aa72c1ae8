import type { BranchConfiguration } from '../configuration/configuration.ts';
import { atCounter, configurationOfOpenDay, findTicket, type Post } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { isOpen, REFERRALS_A_DAY_MAX, type ReferralSource, type ReferralTarget } from '../state/referral.ts';
import type { Ticket } from '../state/ticket.ts';
import type { Actor } from '../words/actor.ts';
import { apart, NOTHING, orNothing, type ValuesOf } from '../words/body.ts';
import { acceptWith, refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { CONFIDENCE, ID, REFERRAL_TARGET } from '../words/fields.ts';
import { isSomebodyOnDuty } from './escalate-referrals.ts';
import { isReceived } from './received.ts';

interface Raised {
  readonly ok: true;
  readonly source: ReferralSource;
  /** null: the guest has no ticket. */
  readonly ticket: Ticket | null;
}

/** counterId null: the lobby manager found the guest. */
const TELLER_BODY = {
  counterId: ID,
  ticketId: ID,
  cueId: ID,
  confidence: CONFIDENCE,
  target: REFERRAL_TARGET,
  personRef: apart('salutation', 'record'),
};
const LOBBY_BODY = {
  counterId: NOTHING,
  ticketId: orNothing(ID),
  cueId: ID,
  confidence: CONFIDENCE,
  target: REFERRAL_TARGET,
  personRef: apart('salutation', 'record'),
};
type Asking = ValuesOf<typeof TELLER_BODY> | ValuesOf<typeof LOBBY_BODY>;

/** A teller refers a customer (S57) with counter, cue, and perhaps a salutation (S56). Or the lobby found the guest itself (S48). */
export const raiseReferral = defineCommand({
  type: 'raise-referral',
  asked: from({ teller: TELLER_BODY, lobby: LOBBY_BODY }),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const raised = raisedBy(branch, configuration, command, actor, context.now);
    if (!raised.ok) return raised;
    const { cueId, confidence, target, personRef } = command;
    const wrong = refuseWords(branch, configuration, cueId, target) ?? refuseAgain(branch, raised.ticket);
    if (wrong !== null) return wrong;
    const { source, ticket } = raised;
    const referralId = context.newId();
    const fact: BranchEvent = {
      type: 'referral-raised',
      referralId,
      source,
      target,
      ticketId: ticket?.id ?? null,
      number: ticket?.number ?? null,
      serviceId: ticket?.serviceId ?? null,
      cueId,
      confidence,
      personRef,
    };
    return acceptWith({ kind: 'referral', referralId }, [fact, ...atOnce(branch, referralId, source)]);
  },
});

/** Nobody on duty: it escalates at once. A lobby manager who found the guest is with him already. */
function atOnce(branch: Branch, referralId: string, source: ReferralSource): readonly BranchEvent[] {
  if (source.role === 'lobby') {
    const by = { role: 'lobby', staffId: source.staffId } as const;
    return [
      { type: 'referral-acknowledged', referralId, ...by, afterMs: 0 },
      { type: 'referral-attended', referralId, ...by },
    ];
  }
  return isSomebodyOnDuty(branch) ? [] : [{ type: 'referral-escalated', referralId, cause: 'nobody-on-duty' }];
}

function raisedBy(
  branch: Branch,
  configuration: BranchConfiguration,
  { counterId, ticketId }: Asking,
  actor: Actor,
  now: number,
): Raised | Refused {
  const found = ticketId === null ? null : findTicket(branch, ticketId);
  if (found?.ok === false) return found;
  const ticket = found?.ticket ?? null;
  if (actor.role === 'lobby' && counterId === null) return { ok: true, source: { role: 'lobby', staffId: actor.staffId }, ticket };
  if (counterId === null) return refuse('unknown-counter', {});
  const post = atCounter(branch, counterId, actor);
  if (!post.ok) return post;
  if (ticket === null) return refuse('not-serving', { number: '' });
  const wrong = refuseStranger(post, ticket, now - configuration.guidance.referral.raiseWithinMs);
  return wrong ?? { ok: true, source: { role: 'teller', staffId: post.staffId, counterId }, ticket };
}

/** The customer must be served here now, or have been finished with here since; null: he is. */
function refuseStranger({ counter, session: { lastServed } }: Post, { id, number }: Ticket, since: number): Refused | null {
  if (counter.ticketId === id && counter.state === 'serving') return null;
  if (lastServed?.ticketId !== id) return refuse('not-serving', { number });
  return lastServed.at >= since ? null : refuse('referral-too-late', { number });
}

function refuseWords(branch: Branch, configuration: BranchConfiguration, cueId: string, target: ReferralTarget): Refused | null {
  if (!configuration.cues.some((cue) => cue.id === cueId && cue.enabled)) return refuse('unknown-cue', {});
  const managerId = target.kind === 'manager' ? target.managerId : null;
  return managerId === null || branch.staff.managers.has(managerId) ? null : refuse('unknown-manager', {});
}

/** At most one open referral for each guest: a key pressed twice raises one. A guest who sits with a manager is not referred again. */
function refuseAgain(branch: Branch, ticket: Ticket | null): Refused | null {
  const { staff } = branch;
  if (staff.referrals.size >= REFERRALS_A_DAY_MAX) return refuse('referral-limit', { limit: REFERRALS_A_DAY_MAX });
  if (ticket === null) return null;
  if (isReceived(branch, ticket.id)) return refuse('already-referred', { number: ticket.number });
  for (const referral of staff.referrals.values()) {
    if (referral.ticketId === ticket.id && isOpen(referral)) return refuse('already-referred', { number: ticket.number });
  }
  return null;
}
