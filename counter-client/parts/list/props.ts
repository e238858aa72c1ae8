import type { Language } from '../../../server/contract/wire.ts';
import type { Dictionary, TextParams, Texts, Translation } from '../../../server/web/i18n.ts';
import { createTexts } from '../../../server/web/i18n.ts';

/** What a page hands a part that reads its lists over HTTP. */
export interface ListProps {
  readonly language: Language;
  /** Nothing can be asked while the server is away. */
  readonly offline: boolean;
}

export type Say<Key extends string> = (key: Key, params: TextParams) => string;

/** A part's own words in whatever language its page has. */
export function wordsOf<const Zh extends Dictionary>(zh: Zh, en: Translation<Zh>): (language: Language) => Say<keyof Zh & string> {
  const texts: Texts<keyof Zh & string> = createTexts(zh, en);
  return (language) => (key, params) => texts.tIn(language, key, params);
}
