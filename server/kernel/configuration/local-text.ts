/** Languages a text must exist in; the list is the dictionary's completeness test. */
export type Language = 'zh-CN' | 'en';
export type LocalText = { readonly [language in Language]: string };
