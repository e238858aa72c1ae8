import type { ManagerView } from '../../server/contract/manager.ts';
import type { ManagerScreen } from './manager-screen.ts';

/** What every page and sheet of the manager is handed. */
export interface PageProps {
  readonly screen: ManagerScreen;
  readonly view: ManagerView;
}
