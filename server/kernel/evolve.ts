import type { Branch } from './branch.ts';
import type { StoredEvent } from './event.ts';
import { undoAct } from './evolve/act-undone.ts';
import { callTicket, recallTicket, withdrawCall } from './evolve/call.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './evolve/counter.ts';
import { closeDay, openDay } from './evolve/day.ts';
import { armDirectService, dismissNotice, endDirectService, startDirectService } from './evolve/direct-service.ts';
import { acknowledgeHelp, raiseHelp, resolveHelp, seeHelp } from './evolve/help.ts';
import { printReported, printRequested, printerReported } from './evolve/printing.ts';
import { rateVisit } from './evolve/rating.ts';
import { closeTicket, startService } from './evolve/serving.ts';
import { soundReported } from './evolve/sound.ts';
import { changeStanding } from './evolve/standing.ts';
import { missTicket, parkTicket, releaseTicket, restoreTicket, returnTicket, takeTicket, transferTicket } from './evolve/ticket.ts';

/**
 * Folds one stored event into the branch, in place. Every event is a fact: nothing is refused here, and a fact that
 * cannot be (an unknown ticket) is a bug and throws. Deterministic: the same events always give the same branch.
 */
export function evolve(branch: Branch, { at, event }: StoredEvent): void {
  branch.lastEventAt = at;
  switch (event.type) {
    case 'day-opened':
      return openDay(branch, event, at);
    case 'day-closed':
      return closeDay(branch, event, at);
    case 'ticket-taken':
      return takeTicket(branch, event, at);
    case 'ticket-called':
      return callTicket(branch, event, at);
    case 'ticket-recalled':
      return recallTicket(branch, event, at);
    case 'call-withdrawn':
      return withdrawCall(branch, event, at);
    case 'service-started':
      return startService(branch, event, at);
    case 'ticket-closed':
      return closeTicket(branch, event, at);
    case 'ticket-missed':
      return missTicket(branch, event, at);
    case 'ticket-restored':
      return restoreTicket(branch, event);
    case 'ticket-transferred':
      return transferTicket(branch, event, at);
    case 'ticket-parked':
      return parkTicket(branch, event, at);
    case 'ticket-returned':
      return returnTicket(branch, event, at);
    case 'ticket-released':
      return releaseTicket(branch, event);
    case 'standing-changed':
      return changeStanding(branch, event);
    case 'direct-service-armed':
      return armDirectService(branch, event, at);
    case 'direct-service-started':
      return startDirectService(branch, event, at);
    case 'direct-service-ended':
      return endDirectService(branch, event, at);
    case 'notice-dismissed':
      return dismissNotice(branch, event);
    case 'act-undone':
      return undoAct(branch, event);
    case 'counter-opened':
      return openCounter(branch, event, at);
    case 'counter-closed':
      return closeCounter(branch, event, at);
    case 'counter-paused':
      return pauseCounter(branch, event, at);
    case 'counter-resumed':
      return resumeCounter(branch, event, at);
    case 'help-requested':
      return raiseHelp(branch, event, at);
    case 'help-seen':
      return seeHelp(branch, event);
    case 'help-acknowledged':
      return acknowledgeHelp(branch, event, at);
    case 'help-resolved':
      return resolveHelp(branch, event);
    case 'visit-rated':
      return rateVisit(branch, event, at);
    case 'sound-reported':
      return soundReported(branch, event, at);
    case 'print-requested':
      return printRequested(branch, event, at);
    case 'print-reported':
      return printReported(branch, event);
    case 'printer-reported':
      return printerReported(branch, event, at);
    default:
      return event satisfies never;
  }
}
