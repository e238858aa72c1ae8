import { render } from 'preact';
import './style.ts';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { ManagerPage } from './manager-page.tsx';
import { createManagerScreen } from './manager-screen.ts';
import { keepQuiet, waitingIn } from './quiet.ts';

/** Puts the manager's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const screen = createManagerScreen();
  const { texts, connection } = screen;
  keepLanguage('manager', texts, () => {
    const count = connection.view.value === null ? 0 : waitingIn(connection.view.value);
    const title = texts.t('pageTitle', {});
    return count === 0 ? title : `(${count}) ${title}`;
  });
  keepQuiet(screen);
  render(<ManagerPage screen={screen} />, root);
}
