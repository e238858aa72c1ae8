import { LIST_LIMIT } from '../contract/common.ts';
import type {
  ArmedDirectService,
  Choice,
  FairnessMeter,
  PolicyFacts,
  PriorityNotice,
  UndoableIdentification,
} from '../contract/priority.ts';
import { directServiceAt } from '../kernel/calling/ended-direct-service.ts';
import { allLinesOf, linesOf, smallestAtCap } from '../kernel/calling/next-ticket.ts';
import { startableDirectService } from '../kernel/calling/start-direct-service.ts';
import type { BranchConfiguration, CounterConfiguration } from '../kernel/configuration/configuration.ts';
import { PROTECTED_CLASSES, TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { inOrderOfUse } from '../kernel/state/cue-use.ts';
import { METER_SPAN_MS } from '../kernel/state/direct-service.ts';
import type { Line } from '../kernel/state/line.ts';
import { undoIdentificationUntil } from '../kernel/state/undo.ts';
import { labelOf } from './label-of.ts';
import type { PersonOf } from './person-of.ts';

/** The direct service that this counter's next key starts; null: the key calls. */
export function armedAt(
  branch: Branch,
  configuration: BranchConfiguration,
  settings: CounterConfiguration,
  personOf: PersonOf,
): ArmedDirectService | null {
  const direct = directServiceAt(branch, settings.id);
  const ticket = direct === null ? undefined : branch.hall.tickets.get(direct.ticketId);
  const service = configuration.services.find(({ id }) => id === ticket?.serviceId);
  if (direct === null || ticket === undefined || service === undefined) return null;
  const { staffId, role } = direct.armedBy;
  return {
    directServiceId: direct.id,
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: service.id,
    serviceName: service.name,
    salutation: direct.personRef === null ? null : (personOf(direct.personRef)?.salutation ?? null),
    armedBy: { staffId, staffName: configuration.staff.find(({ id }) => id === staffId)?.name ?? '', role },
    cue: configuration.cues.find(({ id }) => id === direct.cueId)?.text ?? null,
    need: configuration.needs.find(({ id }) => id === direct.needId)?.text ?? null,
    accompanied: role === 'lobby',
    since: direct.armedAt,
    expiresAt: direct.expiresAt,
    startable: startableDirectService(branch, settings)?.id === direct.id,
  };
}

/** This person's newest identification, while nothing was found out since and the customer is still here. */
export function undoableIdentificationOf(
  { hall, staff }: Branch,
  configuration: BranchConfiguration,
  staffId: string,
): UndoableIdentification | null {
  const ticketId = staff.lastIdentified.get(staffId) ?? '';
  const ticket = hall.tickets.get(ticketId);
  const record = staff.records.get(ticketId);
  const before = record?.beforeIdentified ?? null;
  if (ticket === undefined || record === undefined || before?.staffId !== staffId) return null;
  const until = undoIdentificationUntil(record, configuration.rules);
  if (until === null || ticket.phase === 'closed' || record.directServiceId !== null) return null;
  return { ticketId, number: ticket.number, at: before.at, until };
}

/** The meter of one counter, from counts that its lines keep: the cost does not grow with the number waiting. */
export function meterOf(branch: Branch, settings: CounterConfiguration, now: number): FairnessMeter {
  const { lines, directStarts } = branch.staff;
  const protectedLines = linesOf(lines, settings, PROTECTED_CLASSES);
  const nearCap = protectedLines.flatMap((line) => line.nearCap.first(LIST_LIMIT));
  return {
    ordinarySince: oldestTakenAt(branch, linesOf(lines, settings, ['ordinary'])),
    oldestSince: oldestTakenAt(branch, allLinesOf(lines, settings)),
    directLastHour: directStarts.filter(({ counterId, at }) => counterId === settings.id && at > now - METER_SPAN_MS).length,
    atCap: protectedLines.reduce((sum, line) => sum + line.atCap.size, 0),
    wall: smallestAtCap(lines, settings, TICKET_CLASSES),
    nearCap: protectedLines.reduce((sum, line) => sum + line.nearCap.size, 0),
    nearCapFirst: nearCap.sort((one, other) => one - other).slice(0, LIST_LIMIT),
  };
}

/** A returned ticket stands behind some that came later; further back than this, the search stops. */
const RETURNERS_CONSIDERED = 8;

function oldestTakenAt(branch: Branch, lines: readonly Line[]): number | null {
  let oldest: number | null = null;
  for (const line of lines) {
    for (let index = 0; index < RETURNERS_CONSIDERED; index += 1) {
      const takenAt = branch.hall.tickets.get(line.at(index)?.ticketId ?? '')?.takenAt;
      if (takenAt === undefined) break;
      if (oldest === null || takenAt < oldest) oldest = takenAt;
    }
  }
  return oldest;
}

export function noticesOf({ hall, staff }: Branch, configuration: BranchConfiguration, staffId: string): PriorityNotice[] {
  return staff.notices
    .filter((notice) => notice.staffId === staffId)
    .map(({ id, at, end, counterId, ticketId, reasonId }) => ({
      noticeId: id,
      at,
      end,
      counterLabel: labelOf(hall, counterId),
      number: hall.tickets.get(ticketId)?.number ?? '',
      reason: configuration.handBackReasons.find((reason) => reason.id === reasonId)?.text ?? null,
    }));
}

export function policyFacts({ policy }: BranchConfiguration): PolicyFacts {
  const { overtakeCap, windowBindsDirectServices, headStartMs } = policy;
  const windowMs = Math.max(...Object.values(headStartMs.tiers), ...Object.values(headStartMs.segments));
  return { overtakeCap, windowMs: windowBindsDirectServices ? windowMs : null };
}

/** The reason that staff have given for this customer last, identifying or referring; null: none. */
export function givenCueOf({ staff }: Branch, ticketId: string): string | null {
  const referred = [...staff.referrals.values()].findLast((one) => one.ticketId === ticketId) ?? null;
  return staff.records.get(ticketId)?.cueId ?? referred?.cueId ?? null;
}

/** Cues that the branch has turned on, in the order of their use here. */
export function enabledCues({ staff }: Branch, { cues }: BranchConfiguration): Choice[] {
  const enabled = cues.filter((cue) => cue.enabled);
  return inOrderOfUse(enabled, staff.cueUses).map(({ id, text }) => ({ id, text }));
}
