import { render } from 'preact';
import './style.ts';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { LobbyPage } from './lobby-page.tsx';
import { createLobbyScreen } from './lobby-screen.ts';
import { alertForTodo } from './todo/alerts.ts';
import { soundWhileOffline } from './todo/notify.ts';
import { stayAwake } from './todo/wake-lock.ts';

/** Puts the lobby's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const screen = createLobbyScreen();
  const { texts } = screen;
  keepLanguage('lobby', texts, () => texts.t('pageTitle', {}));
  alertForTodo(screen);
  soundWhileOffline(screen);
  stayAwake();
  render(<LobbyPage screen={screen} />, root);
}
