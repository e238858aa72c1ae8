import type { Actor } from './words/actor.ts';
import type { Branch } from './state/branch.ts';
import type { Command, CommandOf, CommandType } from './words/command.ts';
import { APPOINTMENT_WAYS } from './commands/appointment-ways.ts';
import { armDirectService } from './calling/arm-direct-service.ts';
import { answerHelp } from './support/answer-help.ts';
import { callNext } from './calling/call-next.ts';
import { callTicket } from './calling/call-ticket.ts';
import { cancelTicket } from './ticket/cancel-ticket.ts';
import { closeCounter } from './counter/close-counter.ts';
import { closeDay } from './day/close-day.ts';
import { DAY_END_WAYS } from './day-end/submit-day-end.ts';
import { dismissNotice, handBackDirectService, withdrawDirectService } from './calling/end-direct-service.ts';
import { DIVERSION_WAYS } from './commands/diversion-ways.ts';
import { DUTY_WAYS } from './commands/duty-ways.ts';
import { finishService } from './calling/finish-service.ts';
import { FOLLOW_UP_WAYS } from './commands/follow-up-ways.ts';
import { forceSignOut } from './counter/force-sign-out.ts';
import { assignNeed, identifyTicket, revokeIdentification, withdrawNeed } from './calling/identify-ticket.ts';
import { LIST_WAYS } from './commands/list-ways.ts';
import { markNoShow } from './ticket/mark-no-show.ts';
import { openCounter } from './counter/open-counter.ts';
import { openDay } from './day/open-day.ts';
import { parkTicket } from './ticket/park-ticket.ts';
import { pauseCounter } from './counter/pause-counter.ts';
import { pressPad } from './counter/press-pad.ts';
import { rateVisit } from './rating/rate-visit.ts';
import { recall } from './calling/recall.ts';
import { registerWalkIn } from './ticket/register-walk-in.ts';
import { REFERRAL_WAYS } from './commands/referral-ways.ts';
import { reportPrint } from './device/report-print.ts';
import { reportDevices } from './device/report-devices.ts';
import { reportPrinter } from './device/report-printer.ts';
import { reportSound } from './device/report-sound.ts';
import { reprintTicket } from './device/reprint-ticket.ts';
import { requestHelp } from './support/request-help.ts';
import { restoreTicket } from './ticket/restore-ticket.ts';
import { resumeCounter } from './counter/resume-counter.ts';
import { resumeTicket } from './ticket/resume-ticket.ts';
import { returnTicket } from './ticket/return-ticket.ts';
import { startService } from './calling/start-service.ts';
import { SUPPORT_WAYS } from './commands/support-ways.ts';
import { sweep } from './sweep.ts';
import { takeTicket } from './ticket/take-ticket.ts';
import { transferTicket } from './ticket/transfer-ticket.ts';
import { undo } from './calling/undo.ts';
import type { Context } from './words/context.ts';
import { refuse, type Decision } from './words/decision.ts';
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
