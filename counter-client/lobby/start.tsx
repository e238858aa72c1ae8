import { effect } from '@preact/signals';
import { render } from 'preact';
import '../../server/web/theme.css';
import '../parts/staff.css';
import './lobby.css';
import './todo/device.css';
import './duty/duty.css';
import './queues/priority.css';
import './day/report.css';
import './referral/referral.css';
import './appointment/appointment.css';
import { createHallDesk } from './hall-desk.ts';
import { LobbyPage } from './lobby-page.tsx';
import { alertForTodo } from './todo/alerts.ts';
import { soundWhileOffline } from './todo/notify.ts';
import { stayAwake } from './todo/wake-lock.ts';

const LANGUAGE_AT = 'branch-queue:lobby-language';

/** Puts the lobby's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const desk = createHallDesk();
  const { texts } = desk;
  const { language } = texts;
  if (localStorage.getItem(LANGUAGE_AT) === 'en') language.value = 'en';
  document.documentElement.dataset['theme'] = 'light';
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = texts.t('pageTitle', {});
    localStorage.setItem(LANGUAGE_AT, language.value);
  });
  alertForTodo(desk);
  soundWhileOffline(desk);
  stayAwake();
  render(<LobbyPage desk={desk} />, root);
}
