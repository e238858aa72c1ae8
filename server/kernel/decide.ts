import type { Actor } from './actor.ts';
import type { Branch } from './branch.ts';
import type { Command, CommandOf, CommandType } from './command.ts';
import { APPOINTMENT_WAYS } from './commands/appointment-ways.ts';
import { armDirectService } from './commands/arm-direct-service.ts';
import { answerHelp } from './commands/answer-help.ts';
import { callNext } from './commands/call-next.ts';
import { callTicket } from './commands/call-ticket.ts';
import { cancelTicket } from './commands/cancel-ticket.ts';
import { closeCounter } from './commands/close-counter.ts';
import { closeDay } from './commands/close-day.ts';
import { DAY_END_WAYS } from './commands/day-end.ts';
import { dismissNotice, handBackDirectService, withdrawDirectService } from './commands/end-direct-service.ts';
import { DIVERSION_WAYS } from './commands/diversion-ways.ts';
import { DUTY_WAYS } from './commands/duty-ways.ts';
import { finishService } from './commands/finish-service.ts';
import { FOLLOW_UP_WAYS } from './commands/follow-up-ways.ts';
import { forceSignOut } from './commands/force-sign-out.ts';
import { assignNeed, identifyTicket, revokeIdentification, withdrawNeed } from './commands/identify-ticket.ts';
import { LIST_WAYS } from './commands/list-ways.ts';
import { markNoShow } from './commands/mark-no-show.ts';
import { openCounter } from './commands/open-counter.ts';
import { openDay } from './commands/open-day.ts';
import { parkTicket } from './commands/park-ticket.ts';
import { pauseCounter } from './commands/pause-counter.ts';
import { pressPad } from './commands/press-pad.ts';
import { rateVisit } from './commands/rate-visit.ts';
import { recall } from './commands/recall.ts';
import { registerWalkIn } from './commands/register-walk-in.ts';
import { REFERRAL_WAYS } from './commands/referral-ways.ts';
import { reportPrint } from './commands/report-print.ts';
import { reportDevices } from './commands/report-devices.ts';
import { reportPrinter } from './commands/report-printer.ts';
import { reportSound } from './commands/report-sound.ts';
import { reprintTicket } from './commands/reprint-ticket.ts';
import { requestHelp } from './commands/request-help.ts';
import { restoreTicket } from './commands/restore-ticket.ts';
import { resumeCounter } from './commands/resume-counter.ts';
import { resumeTicket } from './commands/resume-ticket.ts';
import { returnTicket } from './commands/return-ticket.ts';
import { startService } from './commands/start-service.ts';
import { SUPPORT_WAYS } from './commands/support-ways.ts';
import { sweep } from './commands/sweep.ts';
import { takeTicket } from './commands/take-ticket.ts';
import { transferTicket } from './commands/transfer-ticket.ts';
import { undo } from './commands/undo.ts';
import type { Context } from './context.ts';
import { refuse, type Decision } from './decision.ts';
import { mayAsk } from './permissions.ts';

export type Decide<T extends CommandType> = (branch: Branch, command: CommandOf<T>, actor: Actor, context: Context) => Decision;

/** One way to decide for each command; the compiler misses any that is not here. */
const WAYS: { readonly [T in CommandType]: Decide<T> } = {
  'open-day': openDay,
  'close-day': closeDay,
  sweep: (branch, _command, _actor, context) => sweep(branch, context),
  'take-ticket': takeTicket,
  'register-walk-in': registerWalkIn,
  'cancel-ticket': cancelTicket,
  'open-counter': openCounter,
  'close-counter': closeCounter,
  'pause-counter': pauseCounter,
  'resume-counter': resumeCounter,
  'force-sign-out': forceSignOut,
  'call-next': callNext,
  'call-ticket': callTicket,
  recall,
  'start-service': startService,
  'finish-service': finishService,
  'mark-no-show': markNoShow,
  'restore-ticket': restoreTicket,
  'transfer-ticket': transferTicket,
  'park-ticket': parkTicket,
  'resume-ticket': resumeTicket,
  'return-ticket': returnTicket,
  undo,
  'identify-ticket': identifyTicket,
  'revoke-identification': revokeIdentification,
  'assign-need': assignNeed,
  'withdraw-need': withdrawNeed,
  'arm-direct-service': armDirectService,
  'withdraw-direct-service': withdrawDirectService,
  'hand-back-direct-service': handBackDirectService,
  'dismiss-notice': dismissNotice,
  'request-help': requestHelp,
  'see-help': answerHelp,
  'acknowledge-help': answerHelp,
  'resolve-help': answerHelp,
  'press-pad': (branch, command, _actor, context) => pressPad(branch, command, context),
  'rate-visit': rateVisit,
  'report-printer': reportPrinter,
  'report-devices': reportDevices,
  'report-sound': reportSound,
  'report-print': reportPrint,
  'reprint-ticket': reprintTicket,
  ...REFERRAL_WAYS,
  ...DAY_END_WAYS,
  ...DUTY_WAYS,
  ...SUPPORT_WAYS,
  ...DIVERSION_WAYS,
  ...LIST_WAYS,
  ...FOLLOW_UP_WAYS,
  ...APPOINTMENT_WAYS,
};

/** What a command does to a branch: events, or a refusal. Reads the branch, changes nothing, knows no clock. */
export function decide(branch: Branch, command: Command, actor: Actor, context: Context): Decision {
  if (!mayAsk(actor, command.type)) return refuse('not-allowed', {});
  // The table pairs each type with its own command, which the compiler cannot follow through a union.
  const way = WAYS[command.type] as Decide<CommandType>;
  return way(branch, command, actor, context);
}
