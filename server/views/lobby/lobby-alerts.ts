import { LIST_LIMIT } from '../../contract/common.ts';
import type { LobbyView } from '../../contract/lobby.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import type { Branch, Hall } from '../../kernel/state/branch.ts';
import type { HelpSource } from '../../kernel/state/help-request.ts';
import { canPrint } from '../../kernel/state/printing.ts';

/** Oldest first: the one who has waited longest is answered first. */
export function lobbyHelp(branch: Branch, configuration: BranchConfiguration): LobbyView['help'] {
  const rows: LobbyView['help'] = [];
  for (const help of branch.staff.helpRequests.values()) {
    if (help.state === 'resolved') continue;
    rows.push({
      helpId: help.id,
      sourceName: sourceName(configuration, help.source),
      sourceKind: help.source.kind,
      kind: help.kind,
      raisedAt: help.raisedAt,
      pressesAgain: help.pressesAgain,
      isSentToDesk: help.unanswered !== null,
      state: help.state,
      staffName: configuration.staff.find((one) => one.id === help.staffId)?.name ?? null,
    });
  }
  return rows;
}

function sourceName(configuration: BranchConfiguration, source: HelpSource): LocalText {
  if (source.kind === 'kiosk') {
    return configuration.kiosks.find((kiosk) => kiosk.id === source.kioskId)?.name ?? { 'zh-CN': '取号机', en: 'Kiosk' };
  }
  if (source.kind === 'guard') return { 'zh-CN': '保安', en: 'The guard' };
  const label = configuration.counters.find((counter) => counter.id === source.counterId)?.label ?? '';
  return { 'zh-CN': `${label} 号窗口`, en: `Counter ${label}` };
}

export function lobbyPrinters(hall: Hall, configuration: BranchConfiguration): LobbyView['printers'] {
  const pending = [...hall.pendingPrints].map((jobId) => hall.printJobs.get(jobId)?.printerId);
  return configuration.printers.map(({ id, name }) => {
    const printer = hall.printers.get(id);
    const condition = printer?.condition ?? 'unreachable';
    return {
      printerId: id,
      name,
      condition,
      canPrint: canPrint(condition),
      since: printer?.since ?? 0,
      pendingJobs: pending.filter((printerId) => printerId === id).length,
    };
  });
}

/** Announcing displays, each with its sound condition. */
export function lobbySounds(hall: Hall, configuration: BranchConfiguration): LobbyView['sounds'] {
  return configuration.walls.flatMap(({ id: wallId, name }) => {
    const sound = hall.sounds.get(wallId);
    return sound === undefined ? [] : [{ wallId, name, condition: sound.condition, fault: sound.fault, since: sound.since }];
  });
}

/** Only the latest slip of a ticket counts: a reprint that came out settles it. */
export function unprinted(hall: Hall): LobbyView['unprinted'] {
  const rows: LobbyView['unprinted'] = [];
  for (const ticketId of hall.troubledSlips) {
    const ticket = hall.tickets.get(ticketId);
    const job = hall.printJobs.get(ticket?.slipJobId ?? '');
    if (ticket === undefined || job === undefined || job.outcome === null || job.outcome.result === 'printed') continue;
    rows.push({
      ticketId,
      number: ticket.number,
      printerId: job.printerId,
      state: job.outcome.result,
      cause: job.outcome.result === 'failed' ? job.outcome.cause : null,
      at: job.requestedAt,
    });
  }
  return rows.slice(-LIST_LIMIT).reverse();
}
