/** Every text exists in these languages; the tests check dictionaries against this list. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type LocalText = { readonly [language in Language]: string };
