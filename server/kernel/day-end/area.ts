import type { Folds } from '../rule.ts';
import { correctReferral } from './correct-referral.ts';
import * as foldDayEnd from './fold-day-end.ts';
import { receiveDayEnd } from './receive-day-end.ts';
import { submitDayEnd } from './submit-day-end.ts';

export const DAY_END_COMMANDS = [submitDayEnd, receiveDayEnd, correctReferral] as const;

export const DAY_END_FOLDS = {
  'day-end-submitted': foldDayEnd.submitDayEnd,
  'day-end-received': foldDayEnd.receiveDayEnd,
  'referral-corrected': foldDayEnd.correctReferral,
} as const satisfies Folds;
