import type { Figures } from '../../../server/contract/day-report.ts';
import type { LocalText } from '../../../server/contract/wire.ts';

export type Outcome = keyof Figures['outcomes'];

/** A column for each outcome, from the commonest on: whoever took a number stands in exactly one of them, or is still open. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, LocalText>> = {
  normal: { 'zh-CN': '办结', en: 'Served' },
  'no-show': { 'zh-CN': '过号', en: 'No-shows' },
  'cancelled-by-customer': { 'zh-CN': '取消', en: 'Cancelled' },
  removed: { 'zh-CN': '撤号', en: 'Removed' },
  voided: { 'zh-CN': '作废', en: 'Voided' },
  diverted: { 'zh-CN': '转自助', en: 'To a machine' },
  'transferred-to-manager': { 'zh-CN': '转经理', en: 'To a manager' },
  reset: { 'zh-CN': '清零', en: 'Day end' },
  'forced-sign-out': { 'zh-CN': '强制签退', en: 'Signed out' },
};

export const STILL_OPEN: LocalText = { 'zh-CN': '未办结', en: 'Still open' };

/** Stands on every report. The rest take a column only on a day that had one, so that the page keeps its width. */
export const USUAL_OUTCOMES: ReadonlySet<Outcome> = new Set(['normal', 'no-show', 'cancelled-by-customer', 'removed', 'reset']);
