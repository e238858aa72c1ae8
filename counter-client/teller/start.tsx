import { render } from 'preact';
import './style.ts';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { listenForTeller } from './keys/keyboard.ts';
import { createStation } from './station.ts';
import { TellerPage } from './teller-page.tsx';

/** Puts the teller's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const station = createStation();
  const { texts } = station;
  keepLanguage('teller', texts, () => texts.t('pageTitle', {}));
  listenForTeller(window, station);
  render(<TellerPage station={station} />, root);
}
