import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { createInstance } from 'i18next';
import type { Language, LocalText } from '../contract/wire.ts';

export type { LocalText };

/** Keys to texts, flat. "{{name}}" is a placeholder. */
export type Dictionary = Readonly<Record<string, string>>;

/** The same keys; where English has a singular of its own, also "<key>_one". */
export type Translation<Zh extends Dictionary> = { readonly [K in keyof Zh]: string } & {
  readonly [K in keyof Zh as `${K & string}_one`]?: string;
};

export type TextParams = Readonly<Record<string, string | number>>;

export interface Texts<Key extends string> {
  readonly language: Signal<Language>;
  /** Text of `key` in the language in force; `count` among the params chooses the plural. */
  t(key: Key, params: TextParams): string;
  /** Text of `key` in a given language, whatever is in force. */
  tIn(language: Language, key: Key, params: TextParams): string;
  /** The language in force, of a text that comes in every language. */
  pick(text: LocalText): string;
}

/** Texts of a screen, from its two dictionaries. Starts in Chinese. A component that calls `t` or `pick` follows `language`. */
export function createTexts<const Zh extends Dictionary>(zh: Zh, en: Translation<Zh>): Texts<keyof Zh & string> {
  const language = signal<Language>('zh-CN');
  const instance = createInstance();
  void instance.init({
    lng: 'zh-CN',
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: { ...zh } }, en: { translation: { ...en } } },
  });
  const fixed = { 'zh-CN': instance.getFixedT('zh-CN'), en: instance.getFixedT('en') };
  const tIn = (chosen: Language, key: string, params: TextParams): string => fixed[chosen](key, { ...params });
  return {
    language,
    t: (key, params) => tIn(language.value, key, params),
    tIn,
    pick: (text) => text[language.value],
  };
}
