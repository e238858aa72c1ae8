import { effect } from '@preact/signals';
import { render } from 'preact';
import '../../server/web/theme.css';
import '../parts/staff.css';
import './supervisor.css';
import './support/run.css';
import { alarmCount } from './alarm-count.ts';
import { createSupervisorDesk } from './supervisor-desk.ts';
import { SupervisorPage } from './supervisor-page.tsx';

const LANGUAGE_AT = 'branch-queue:supervisor-language';

/** Puts the supervisor's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const desk = createSupervisorDesk();
  const { texts } = desk;
  const { language } = texts;
  if (localStorage.getItem(LANGUAGE_AT) === 'en') language.value = 'en';
  document.documentElement.dataset['theme'] = 'light';
  effect(() => {
    document.documentElement.lang = language.value;
    const view = desk.connection.view.value;
    const alarms = view === null ? 0 : alarmCount(view);
    document.title = `${alarms === 0 ? '' : `(${alarms}) `}${texts.t('pageTitle', {})}`;
    localStorage.setItem(LANGUAGE_AT, language.value);
  });
  render(<SupervisorPage desk={desk} />, root);
}
