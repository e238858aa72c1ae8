import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf, Identification } from '../words/command.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import { knowing, refuseArmed, standingChanged } from './change-standing.ts';

/** Staff recognise a customer (S13–S17): the ticket stands where its standing puts it, at once and silently. */
export function identifyTicket(branch: Branch, command: CommandOf<'identify-ticket'>, actor: Actor): Decision {
  const known = knowing(branch, command.ticketId, actor);
  if (!known.ok) return known;
  const wrong = refuseIdentification(known.configuration, command.identification) ?? refuseArmed(branch, known);
  if (wrong !== null) return wrong;
  const { tier, segment, confidence, cueId } = command.identification;
  return standingChanged(known, 'identified', cueId, { ...known.record.standing, tier, segment, confidence });
}

export function refuseIdentification(configuration: BranchConfiguration, { tier, segment, cueId }: Identification): Refused | null {
  if (tier === 'none' && segment === null) return refuse('says-nothing', {});
  return configuration.cues.some((cue) => cue.id === cueId && cue.enabled) ? null : refuse('unknown-cue', {});
}

/** It was a mistake: the ticket goes back to the place of its own arrival. Who passed others meanwhile has passed them. */
export function revokeIdentification(branch: Branch, command: CommandOf<'revoke-identification'>, actor: Actor): Decision {
  const known = knowing(branch, command.ticketId, actor);
  if (!known.ok) return known;
  const { standing } = known.record;
  if (standing.tier === 'none' && standing.segment === null) return refuse('not-identified', { number: known.ticket.number });
  return (
    refuseArmed(branch, known) ??
    standingChanged(known, 'revoked', null, { ...standing, tier: 'none', segment: null, confidence: 'possible' })
  );
}

/** Need is seen by a person, never by a machine: large text at the kiosk is not one. */
export function assignNeed(branch: Branch, command: CommandOf<'assign-need'>, actor: Actor): Decision {
  const known = knowing(branch, command.ticketId, actor);
  if (!known.ok) return known;
  if (!known.configuration.needs.some(({ id }) => id === command.needId)) return refuse('unknown-need', {});
  if (known.record.standing.needId === command.needId) return accept([]);
  return refuseArmed(branch, known) ?? standingChanged(known, 'need-assigned', null, { ...known.record.standing, needId: command.needId });
}

export function withdrawNeed(branch: Branch, command: CommandOf<'withdraw-need'>, actor: Actor): Decision {
  const known = knowing(branch, command.ticketId, actor);
  if (!known.ok) return known;
  if (known.record.standing.needId === null) return refuse('no-need-assigned', { number: known.ticket.number });
  return refuseArmed(branch, known) ?? standingChanged(known, 'need-withdrawn', null, { ...known.record.standing, needId: null });
}
