import type { Actor } from './actor.ts';
import type { Branch } from './branch.ts';
import type { Command } from './command.ts';
import { armDirectService } from './commands/arm-direct-service.ts';
import { answerHelp } from './commands/answer-help.ts';
import { callNext } from './commands/call-next.ts';
import { callTicket } from './commands/call-ticket.ts';
import { cancelTicket } from './commands/cancel-ticket.ts';
import { closeCounter } from './commands/close-counter.ts';
import { closeDay } from './commands/close-day.ts';
import { dismissNotice, handBackDirectService, withdrawDirectService } from './commands/end-direct-service.ts';
import { finishService } from './commands/finish-service.ts';
import { forceSignOut } from './commands/force-sign-out.ts';
import { assignNeed, identifyTicket, revokeIdentification, withdrawNeed } from './commands/identify-ticket.ts';
import { markNoShow } from './commands/mark-no-show.ts';
import { openCounter } from './commands/open-counter.ts';
import { openDay } from './commands/open-day.ts';
import { parkTicket } from './commands/park-ticket.ts';
import { pauseCounter } from './commands/pause-counter.ts';
import { pressPad } from './commands/press-pad.ts';
import { rateVisit } from './commands/rate-visit.ts';
import { recall } from './commands/recall.ts';
import { registerWalkIn } from './commands/register-walk-in.ts';
import { reportPrint } from './commands/report-print.ts';
import { reportPrinter } from './commands/report-printer.ts';
import { reportSound } from './commands/report-sound.ts';
import { reprintTicket } from './commands/reprint-ticket.ts';
import { requestHelp } from './commands/request-help.ts';
import { restoreTicket } from './commands/restore-ticket.ts';
import { resumeCounter } from './commands/resume-counter.ts';
import { resumeTicket } from './commands/resume-ticket.ts';
import { returnTicket } from './commands/return-ticket.ts';
import { startService } from './commands/start-service.ts';
import { sweep } from './commands/sweep.ts';
import { takeTicket } from './commands/take-ticket.ts';
import { transferTicket } from './commands/transfer-ticket.ts';
import { undo } from './commands/undo.ts';
import type { Context } from './context.ts';
import { refuse, type Decision } from './decision.ts';
import { mayAsk } from './permissions.ts';

/** What a command does to a branch: events, or a refusal. Reads the branch, changes nothing, knows no clock. */
export function decide(branch: Branch, command: Command, actor: Actor, context: Context): Decision {
  if (!mayAsk(actor, command.type)) return refuse('not-allowed', {});
  switch (command.type) {
    case 'open-day':
      return openDay(branch, command, actor, context);
    case 'close-day':
      return closeDay(branch, command, actor, context);
    case 'sweep':
      return sweep(branch, context);
    case 'take-ticket':
      return takeTicket(branch, command, actor, context);
    case 'register-walk-in':
      return registerWalkIn(branch, command, actor, context);
    case 'cancel-ticket':
      return cancelTicket(branch, command, actor, context);
    case 'open-counter':
      return openCounter(branch, command, actor);
    case 'close-counter':
      return closeCounter(branch, command, actor);
    case 'pause-counter':
      return pauseCounter(branch, command, actor);
    case 'resume-counter':
      return resumeCounter(branch, command, actor, context);
    case 'force-sign-out':
      return forceSignOut(branch, command, actor, context);
    case 'call-next':
      return callNext(branch, command, actor, context);
    case 'call-ticket':
      return callTicket(branch, command, actor, context);
    case 'recall':
      return recall(branch, command, actor, context);
    case 'start-service':
      return startService(branch, command, actor, context);
    case 'finish-service':
      return finishService(branch, command, actor, context);
    case 'mark-no-show':
      return markNoShow(branch, command, actor, context);
    case 'restore-ticket':
      return restoreTicket(branch, command, actor, context);
    case 'transfer-ticket':
      return transferTicket(branch, command, actor, context);
    case 'park-ticket':
      return parkTicket(branch, command, actor, context);
    case 'resume-ticket':
      return resumeTicket(branch, command, actor, context);
    case 'return-ticket':
      return returnTicket(branch, command, actor, context);
    case 'undo':
      return undo(branch, command, actor, context);
    case 'identify-ticket':
      return identifyTicket(branch, command, actor);
    case 'revoke-identification':
      return revokeIdentification(branch, command, actor);
    case 'assign-need':
      return assignNeed(branch, command, actor);
    case 'withdraw-need':
      return withdrawNeed(branch, command, actor);
    case 'arm-direct-service':
      return armDirectService(branch, command, actor, context);
    case 'withdraw-direct-service':
      return withdrawDirectService(branch, command, actor);
    case 'hand-back-direct-service':
      return handBackDirectService(branch, command, actor);
    case 'dismiss-notice':
      return dismissNotice(branch, command, actor);
    case 'request-help':
      return requestHelp(branch, command, actor, context);
    case 'see-help':
    case 'acknowledge-help':
    case 'resolve-help':
      return answerHelp(branch, command, actor, context);
    case 'press-pad':
      return pressPad(branch, command, context);
    case 'rate-visit':
      return rateVisit(branch, command, actor, context);
    case 'report-printer':
      return reportPrinter(branch, command);
    case 'report-sound':
      return reportSound(branch, command, actor);
    case 'report-print':
      return reportPrint(branch, command);
    case 'reprint-ticket':
      return reprintTicket(branch, command, actor, context);
    default:
      return command satisfies never;
  }
}
