/** Every text exists in these languages; the tests check dictionaries against this list. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type LocalText = { readonly [language in Language]: string };

/** Dates, names and the words of a machine, which are the same in each. */
export function inBothLanguages(text: string): LocalText {
  return { 'zh-CN': text, en: text };
}
