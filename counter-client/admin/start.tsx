import { render } from 'preact';
import '../parts/style.ts';
import './slip.css';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { createSlipDesk } from './slip-desk.ts';
import { SlipPage } from './slip-page.tsx';

/** Puts the administrator's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const desk = createSlipDesk();
  keepLanguage('admin', desk.texts, () => desk.texts.t('pageTitle', {}));
  void desk.load();
  render(<SlipPage desk={desk} />, root);
}
