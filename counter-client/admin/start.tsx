import { render } from 'preact';
import '../parts/style.ts';
import './slip.css';
import { keepLanguage } from '../parts/frame/page-language.ts';
import { createSlipEditor } from './slip-editor.ts';
import { SlipPage } from './slip-page.tsx';

/** Puts the administrator's screen into `root`; once a page. */
export function start(root: HTMLElement): void {
  const editor = createSlipEditor();
  keepLanguage('admin', editor.texts, () => editor.texts.t('pageTitle', {}));
  void editor.load();
  render(<SlipPage editor={editor} />, root);
}
