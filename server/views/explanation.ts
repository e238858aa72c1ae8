import {
  type ExplainedCall,
  type ExplainedCandidate,
  FOUND_LIMIT,
  type TicketExplanation,
  type TicketSummary,
} from '../contract/explanation.ts';
import { countBefore, placeOf } from '../kernel/calling/lines.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Candidate, Explanation } from '../kernel/state/explanation.ts';
import type { Ticket, TicketRecord } from '../kernel/state/ticket.ts';
import { labelOf } from './label-of.ts';
import { knownStanding } from './rows.ts';

/** Why a ticket of the open day, or of the last one, was called when it was; null: there is no such ticket. */
export function explanationOf(branch: Branch, ticketId: string): TicketExplanation | null {
  const { hall, staff } = branch;
  const ticket = hall.tickets.get(ticketId);
  const record = staff.records.get(ticketId);
  const { configuration } = hall;
  if (ticket === undefined || record === undefined || configuration === null) return null;
  const { key, n, class: ticketClass, standing, over } = record;
  return {
    ticket: { ...summary(configuration, ticket), key, n, class: ticketClass, standing: knownStanding(standing) },
    overtakeCap: configuration.policy.overtakeCap,
    over,
    waiting: ticket.phase === 'waiting' ? whereItWaits(branch, ticket, record) : null,
    calls: (staff.explanations.get(ticketId) ?? []).map((one) => explained(branch, configuration, one)),
  };
}

function summary(configuration: BranchConfiguration, ticket: Ticket): TicketSummary {
  const service = configuration.services.find(({ id }) => id === ticket.serviceId);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceName: service?.name ?? { 'zh-CN': '', en: '' },
    phase: ticket.phase,
    takenAt: ticket.takenAt,
  };
}

function whereItWaits(branch: Branch, ticket: Ticket, record: TicketRecord): NonNullable<TicketExplanation['waiting']> {
  const direct = branch.staff.directServices.get(record.directServiceId ?? '');
  return {
    ahead: countBefore(branch, ticket.serviceId, placeOf(record)),
    directCounterLabel: direct === undefined ? null : labelOf(branch.hall, direct.counterId),
  };
}

function explained(branch: Branch, configuration: BranchConfiguration, explanation: Explanation): ExplainedCall {
  const { at, counterId, manner, overtook, candidates } = explanation;
  return {
    at,
    counterLabel: labelOf(branch.hall, counterId),
    manner,
    reason: reasonOf(configuration, explanation),
    overtook,
    candidates: candidates.flatMap((candidate) => explainedCandidate(branch, candidate)),
  };
}

function reasonOf(configuration: BranchConfiguration, { manner, reasonId }: Explanation): LocalText | null {
  const { chosenCallReasons, cues, needs } = configuration;
  const known = manner === 'direct' ? [...needs, ...cues] : chosenCallReasons;
  return known.find(({ id }) => id === reasonId)?.text ?? null;
}

function explainedCandidate({ hall }: Branch, candidate: Candidate): ExplainedCandidate[] {
  const ticket = hall.tickets.get(candidate.ticketId);
  return ticket === undefined ? [] : [{ ...candidate, number: ticket.number, takenAt: ticket.takenAt }];
}

/**
 * Tickets of the day whose number is, or ends with, the typed text ("a39", "39"); newest first, because numbers
 * may repeat after a wrap.
 */
export function findTickets(branch: Branch, typed: string): TicketSummary[] {
  const { tickets, configuration } = branch.hall;
  const wanted = typed.trim().toUpperCase();
  if (configuration === null || wanted === '') return [];
  const found: TicketSummary[] = [];
  for (const ticket of [...tickets.values()].reverse()) {
    if (!isNumber(ticket.number, wanted)) continue;
    found.push(summary(configuration, ticket));
    if (found.length === FOUND_LIMIT) break;
  }
  return found;
}

/** Leading zeros need not be typed: "A39" is A039. */
function isNumber(number: string, wanted: string): boolean {
  const digits = /\d+$/.exec(number)?.[0] ?? '';
  const prefix = number.slice(0, number.length - digits.length);
  const wantedDigits = /\d+$/.exec(wanted)?.[0] ?? '';
  const wantedPrefix = wanted.slice(0, wanted.length - wantedDigits.length);
  if (wantedDigits === '') return number.startsWith(wanted);
  if (wantedPrefix === '') return digits.endsWith(wantedDigits);
  return prefix === wantedPrefix && Number(digits) === Number(wantedDigits);
}
