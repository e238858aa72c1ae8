import type { BranchConfiguration } from '../kernel/configuration.ts';
import type { LocalText } from '../kernel/local-text.ts';

/**
 * The rule on kiosk, slip and wall, generated from the configuration in force: it claims what is true under it, no more.
 * No head-start is configured yet, so nothing but returners, transfers and staff's chosen calls (which need a reason) comes between.
 */
export function postedRule(_configuration: BranchConfiguration): LocalText {
  return {
    'zh-CN': '同一业务按取号先后叫号；过号恢复、转办及工作人员另行安排的客户，可能先于您办理。',
    en: 'Each service calls numbers in the order taken. Customers who return, are transferred or are assisted by staff may come first.',
  };
}
