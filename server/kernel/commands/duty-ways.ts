import type { Decide } from '../decide.ts';
import type { DutyCommand } from '../duty-command.ts';
import { reportTablet } from '../duty/hear-tablets.ts';
import { answerStandIn, askStandIn, leaveDuty, startDuty, takeOverDuty, withdrawStandIn } from '../duty/keep-duty.ts';

export const DUTY_WAYS: { readonly [T in DutyCommand['type']]: Decide<T> } = {
  'start-duty': startDuty,
  'ask-stand-in': askStandIn,
  'withdraw-stand-in': withdrawStandIn,
  'answer-stand-in': answerStandIn,
  'leave-duty': leaveDuty,
  'take-over-duty': takeOverDuty,
  'report-tablet': reportTablet,
};
