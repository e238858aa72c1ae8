import type { LobbyView } from '../../server/contract/lobby.ts';
import type { LobbyScreen } from './lobby-screen.ts';

/** What every page and sheet of the lobby is handed. */
export interface PageProps {
  readonly screen: LobbyScreen;
  readonly view: LobbyView;
}
