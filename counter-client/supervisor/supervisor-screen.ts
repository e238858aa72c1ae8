import type { SupervisorCommand, SupervisorView } from '../../server/contract/supervisor.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { createStaffScreen } from '../parts/frame/staff-screen.ts';
import type { StaffScreen } from '../parts/frame/staff-screen.ts';
import { supervisorEn } from './texts-en.ts';
import type { SupervisorTextKey } from './texts-zh.ts';
import { supervisorZh } from './texts-zh.ts';

export type SupervisorTexts = Texts<SupervisorTextKey>;

/** Everything the supervisor's screen holds; made once, handed down. Nothing lies over its page. */
export type SupervisorScreen = StaffScreen<SupervisorView, SupervisorCommand, never, SupervisorTextKey>;

export function createSupervisorScreen(): SupervisorScreen {
  return createStaffScreen('supervisor', createTexts(supervisorZh, supervisorEn));
}
