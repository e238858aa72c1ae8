/** Languages a text must exist in; the list is the dictionary's completeness test. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type LocalText = { readonly [language in Language]: string };
