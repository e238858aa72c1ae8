import type { Folds } from '../rule.ts';
import { answerEmptyPost } from './answer-empty-post.ts';
import { answerStandIn } from './answer-stand-in.ts';
import { askStandIn } from './ask-stand-in.ts';
import * as foldDuty from './fold-duty.ts';
import { leaveDuty } from './leave-duty.ts';
import { reportTablet } from './report-tablet.ts';
import { startDuty } from './start-duty.ts';
import { takeOverDuty } from './take-over-duty.ts';
import { withdrawStandIn } from './withdraw-stand-in.ts';

export const DUTY_COMMANDS = [
  startDuty,
  askStandIn,
  withdrawStandIn,
  answerStandIn,
  leaveDuty,
  takeOverDuty,
  answerEmptyPost,
  reportTablet,
] as const;

export const DUTY_FOLDS = {
  'duty-started': foldDuty.startDuty,
  'stand-in-asked': foldDuty.askStandIn,
  'stand-in-withdrawn': foldDuty.endStandInRequest,
  'stand-in-declined': foldDuty.endStandInRequest,
  'duty-handed-over': foldDuty.handOverDuty,
  'duty-left': foldDuty.leaveDuty,
  'duty-gap-opened': foldDuty.openDutyGap,
  'duty-gap-closed': foldDuty.closeDutyGap,
  'empty-post-answered': foldDuty.answerEmptyPost,
  'referral-handed-over': foldDuty.handOverReferral,
  'tablet-heard': foldDuty.tabletHeard,
  'tablet-lost': foldDuty.tabletLost,
  'tablet-silent': foldDuty.tabletSilent,
} as const satisfies Folds;
