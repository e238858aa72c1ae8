import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ManagerCommand, ManagerView } from '../../server/contract/manager.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { createStaffScreen } from '../parts/frame/staff-screen.ts';
import type { StaffScreen } from '../parts/frame/staff-screen.ts';
import type { ManagerSheet } from './manager-sheet.ts';
import { managerEn } from './texts-en.ts';
import type { ManagerTextKey } from './texts-zh.ts';
import { managerZh } from './texts-zh.ts';

export type ManagerTexts = Texts<ManagerTextKey>;

/** Everything the manager's screen holds; made once, handed down. */
export interface ManagerScreen extends StaffScreen<ManagerView, ManagerCommand, ManagerSheet, ManagerTextKey> {
  /** Name of the tab that is shown. */
  readonly tab: Signal<string>;
  /** Manager whose guests the soft notice is about; null: no notice is shown. */
  readonly noticeOf: Signal<string | null>;
}

export function createManagerScreen(): ManagerScreen {
  return {
    ...createStaffScreen<ManagerView, ManagerCommand, ManagerSheet, ManagerTextKey>('manager', createTexts(managerZh, managerEn)),
    tab: signal('waiting'),
    noticeOf: signal(null),
  };
}
