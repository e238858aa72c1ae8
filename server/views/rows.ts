import { LIST_LIMIT } from '../contract/common.ts';
import type { LobbyView } from '../contract/lobby.ts';
import { firstPlaces } from '../kernel/calling/lines.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import { NO_STANDING, type Standing } from '../kernel/configuration/standing.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Line } from '../kernel/state/line.ts';
import type { Ticket, TicketRecord } from '../kernel/state/ticket.ts';

type Row = LobbyView['queues'][number]['waiting'][number];
export type ListRow = Omit<Row, 'counterLabel' | 'blocked' | 'ownManagerName' | 'care'>;

function ticketRow(ticket: Ticket, record: TicketRecord, since: number): ListRow {
  const { n, class: ticketClass, over, standing, cueId } = record;
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: ticket.serviceId,
    since,
    n,
    class: ticketClass,
    over,
    standing: knownStanding(standing),
    cueId,
  };
}

/** null: nobody has judged this customer. */
export function knownStanding(standing: Standing): ListRow['standing'] {
  const { tier, segment, confidence, needId, appointmentAt } = standing;
  const nothing = tier === NO_STANDING.tier && segment === null && needId === null && appointmentAt === null;
  return nothing ? null : { tier, segment, confidence, needId, appointmentAt };
}

/** The first `limit` tickets over these lines, sorted by key. */
export function waitingRows(branch: Branch, lines: readonly Line[], limit: number): ListRow[] {
  return firstPlaces(lines, limit).flatMap((place) => {
    const found = ticketAndRecord(branch, place.ticketId);
    return found === null ? [] : [ticketRow(found.ticket, found.record, found.record.enteredLineAt)];
  });
}

function ticketAndRecord(branch: Branch, ticketId: string): { ticket: Ticket; record: TicketRecord } | null {
  const ticket = branch.hall.tickets.get(ticketId);
  const record = branch.staff.records.get(ticketId);
  return ticket === undefined || record === undefined ? null : { ticket, record };
}

export function missedRows(branch: Branch): LobbyView['missed'] {
  const windowMs = branch.hall.configuration?.rules.restoreWindowMs ?? 0;
  return latest(branch, branch.staff.missed).map(({ ticket, record }) => {
    const since = record.missedAt ?? 0;
    return { ...ticketRow(ticket, record, since), restoreUntil: since + windowMs };
  });
}

export function parkedRows(branch: Branch): LobbyView['parked'] {
  return latest(branch, branch.staff.parked).map(({ ticket, record }) => ({
    ...ticketRow(ticket, record, record.parkedAt ?? 0),
    reason: parkReason(branch, record.parkReasonId),
  }));
}

/** Newest first, at most LIST_LIMIT. */
function latest(branch: Branch, ticketIds: ReadonlySet<string>): { ticket: Ticket; record: TicketRecord }[] {
  return [...ticketIds]
    .slice(-LIST_LIMIT)
    .reverse()
    .map((ticketId) => ticketAndRecord(branch, ticketId))
    .filter((found) => found !== null);
}

function parkReason(branch: Branch, reasonId: string | null): LocalText {
  const reason = branch.hall.configuration?.parkReasons.find((one) => one.id === reasonId);
  return reason?.text ?? { 'zh-CN': '', en: '' };
}
