import type { SupervisorView } from '../../server/contract/supervisor.ts';
import type { SupervisorScreen } from './supervisor-screen.ts';

/** What every page and panel of the supervisor is handed. */
export interface PageProps {
  readonly screen: SupervisorScreen;
  readonly view: SupervisorView;
}
