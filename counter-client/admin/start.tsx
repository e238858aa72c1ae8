import { effect } from '@preact/signals';
import { render } from 'preact';
import '../../server/web/theme.css';
import '../parts/staff.css';
import './slip.css';
import { createSlipDesk } from './slip-desk.ts';
import { SlipPage } from './slip-page.tsx';

const LANGUAGE_AT = 'branch-queue:admin-language';

/** Puts the administrator's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const desk = createSlipDesk();
  const { language } = desk.texts;
  if (localStorage.getItem(LANGUAGE_AT) === 'en') language.value = 'en';
  document.documentElement.dataset['theme'] = 'light';
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = desk.texts.t('pageTitle', {});
    localStorage.setItem(LANGUAGE_AT, language.value);
  });
  void desk.load();
  render(<SlipPage desk={desk} />, root);
}
