import { effect } from '@preact/signals';
import { render } from 'preact';
import '../../server/web/theme.css';
import '../parts/staff.css';
import './teller.css';
import './referral/referral.css';
import { listenForTeller } from './keys/keyboard.ts';
import { createStation } from './station.ts';
import { TellerPage } from './teller-page.tsx';

const LANGUAGE_AT = 'branch-queue:teller-language';

/** Puts the teller's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const station = createStation();
  const { texts } = station;
  const { language } = texts;
  if (localStorage.getItem(LANGUAGE_AT) === 'en') language.value = 'en';
  document.documentElement.dataset['theme'] = 'light';
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = texts.t('pageTitle', {});
    localStorage.setItem(LANGUAGE_AT, language.value);
  });
  listenForTeller(window, station);
  render(<TellerPage station={station} />, root);
}
