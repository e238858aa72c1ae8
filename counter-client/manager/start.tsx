import { effect } from '@preact/signals';
import { render } from 'preact';
import '../../server/web/theme.css';
import '../parts/staff.css';
import './manager.css';
import { createManagerDesk } from './manager-desk.ts';
import { ManagerPage } from './manager-page.tsx';
import { keepQuiet, waitingIn } from './quiet.ts';

const LANGUAGE_AT = 'branch-queue:manager-language';

/** Puts the manager's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const desk = createManagerDesk();
  const { texts, connection } = desk;
  const { language } = texts;
  if (localStorage.getItem(LANGUAGE_AT) === 'en') language.value = 'en';
  document.documentElement.dataset['theme'] = 'light';
  effect(() => {
    document.documentElement.lang = language.value;
    localStorage.setItem(LANGUAGE_AT, language.value);
    const count = connection.view.value === null ? 0 : waitingIn(connection.view.value);
    const title = texts.t('pageTitle', {});
    document.title = count === 0 ? title : `(${count}) ${title}`;
  });
  keepQuiet(desk);
  render(<ManagerPage desk={desk} />, root);
}
