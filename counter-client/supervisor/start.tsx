import { render } from 'preact';
import './style.ts';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { alarmCount } from './alarm-count.ts';
import { alertForUrgent } from './alarm/urgent.ts';
import { SupervisorPage } from './supervisor-page.tsx';
import { createSupervisorScreen } from './supervisor-screen.ts';

/** Puts the supervisor's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const screen = createSupervisorScreen();
  const { texts, connection } = screen;
  keepLanguage('supervisor', texts, () => {
    const alarms = connection.view.value === null ? 0 : alarmCount(connection.view.value);
    const title = texts.t('pageTitle', {});
    return alarms === 0 ? title : `(${alarms}) ${title}`;
  });
  alertForUrgent(screen);
  render(<SupervisorPage screen={screen} />, root);
}
