import type { RunCounter, SupportBoard, SupportRow, WaitingCare } from '../contract/support.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { configurationOfOpenDay, findTicket, staffName } from '../kernel/guards.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { SupportRequest } from '../kernel/state/support.ts';
import { isElderly } from '../kernel/support/elderly.ts';
import { loadOf } from '../kernel/support/load.ts';

/** Most requests shown that are over. */
const SETTLED_SHOWN = 6;

/** null: the branch is closed. */
export function supportBoard(branch: Branch): SupportBoard | null {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return null;
  const all = [...branch.staff.supports.values()];
  const open = all.filter(({ state }) => state !== 'resolved');
  const settled = all.filter(({ state }) => state === 'resolved').sort((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0));
  const rows = [...open, ...settled.slice(0, SETTLED_SHOWN)];
  return {
    requests: rows.map((request) => supportRow(configuration, request)),
    load: loadOf(branch.hall),
    crowdedSince: branch.staff.crowdedSince,
  };
}

function supportRow(configuration: BranchConfiguration, request: SupportRequest): SupportRow {
  const { id, kind, staffId, load, waitMs, raisedAt, state, acknowledgedBy, end, resolvedAt } = request;
  return {
    supportId: id,
    kind,
    staffName: staffId === null ? null : staffName(configuration, staffId),
    load,
    waitMs,
    raisedAt,
    state,
    acknowledgedBy: acknowledgedBy === null ? null : staffName(configuration, acknowledgedBy),
    end,
    resolvedAt,
  };
}

export function runCounters({ hall, staff }: Branch, configuration: BranchConfiguration): RunCounter[] {
  const armed = new Set([...staff.directServices.values()].map(({ counterId }) => counterId));
  return configuration.counters.map(({ id, label, kind, serviceIds }) => {
    const counter = hall.counters.get(id);
    const session = staff.sessions.get(id);
    return {
      id,
      label,
      kind,
      state: counter?.state ?? 'closed',
      staffName: session === undefined ? null : staffName(configuration, session.staffId),
      ticketId: counter?.ticketId ?? null,
      number: hall.tickets.get(counter?.ticketId ?? '')?.number ?? null,
      serviceIds: [...serviceIds],
      isArmed: armed.has(id),
    };
  });
}

/** Tellers who are signed on at no counter. */
export function freeTellers({ staff }: Branch, configuration: BranchConfiguration): { staffId: string; staffName: string }[] {
  const seated = new Set([...staff.sessions.values()].map(({ staffId }) => staffId));
  return configuration.staff
    .filter(({ id, roles }) => roles.includes('teller') && !seated.has(id))
    .map(({ id, name }) => ({ staffId: id, staffName: name }));
}

export function waitingCare(branch: Branch, configuration: BranchConfiguration, ticketId: string): WaitingCare {
  const found = findTicket(branch, ticketId);
  const isAsked = branch.staff.asked.has(ticketId);
  if (!found.ok) return { isAsked, shouldAsk: false, mayDivert: false, diversion: null };
  const { serviceId } = found.ticket;
  const service = configuration.services.find(({ id }) => id === serviceId);
  const hasMachine = service !== undefined && service.selfServiceHint !== null;
  const state = branch.staff.diversions.get(ticketId)?.state ?? null;
  return {
    isAsked,
    shouldAsk: !isAsked && configuration.guidance.askServiceIds.includes(serviceId),
    mayDivert: hasMachine && !isElderly(found) && found.record.directServiceId === null,
    diversion: state === 'accepted' ? null : state,
  };
}
