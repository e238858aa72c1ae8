import { signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { LobbyCommand, LobbyView } from '../../server/contract/lobby.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { createStaffScreen } from '../parts/frame/staff-screen.ts';
import type { StaffScreen } from '../parts/frame/staff-screen.ts';
import type { LobbySheet } from './lobby-sheet.ts';
import { lobbyEn } from './texts-en.ts';
import type { LobbyTextKey } from './texts-zh.ts';
import { lobbyZh } from './texts-zh.ts';
import { createVeil } from './veil.ts';
import type { Veil } from './veil.ts';

export type LobbyPageName = 'todo' | 'queues' | 'register' | 'support' | 'day' | 'gathering';
export type LobbyTexts = Texts<LobbyTextKey>;

/** Everything the lobby's screen holds; made once, handed down. */
export interface LobbyScreen extends StaffScreen<LobbyView, LobbyCommand, LobbySheet, LobbyTextKey> {
  readonly page: Signal<LobbyPageName>;
  /** A tablet shows what is to do beside every page; a phone shows it as a page. */
  readonly wide: ReadonlySignal<boolean>;
  /** Whether names and reasons are hidden. */
  readonly veil: Veil;
  /** The offline tone is sounding. */
  readonly sounding: Signal<boolean>;
}

const WIDE = '(min-width: 900px)';

export function createLobbyScreen(): LobbyScreen {
  const media = matchMedia(WIDE);
  const wide = signal(media.matches);
  media.addEventListener('change', () => {
    wide.value = media.matches;
  });
  return {
    ...createStaffScreen<LobbyView, LobbyCommand, LobbySheet, LobbyTextKey>('lobby', createTexts(lobbyZh, lobbyEn)),
    page: signal('todo'),
    wide,
    veil: createVeil(),
    sounding: signal(false),
  };
}
