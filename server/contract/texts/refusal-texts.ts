import type { Language, LocalText } from '../../kernel/configuration/local-text.ts';
import type { RefusalCode, RefusalParams } from '../../kernel/words/refusal.ts';
import { refusalsEn } from './refusals-en.ts';
import { refusalsZh } from './refusals-zh.ts';

type Texts = { readonly [code in RefusalCode]: string };

/** Dictionaries of refusal texts, for the completeness test and the API page. */
export const REFUSAL_TEXTS: { readonly [language in Language]: Texts } = { 'zh-CN': refusalsZh, en: refusalsEn };

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** The text for the person, in both languages. A missing param becomes a dash: a gap in a sentence must not stop a branch. */
export function refusalText(code: RefusalCode, params: RefusalParams): LocalText {
  const fill = (text: string): string => text.replaceAll(PLACEHOLDER, (_, name: string) => String(params[name] ?? '—'));
  return { 'zh-CN': fill(refusalsZh[code]), en: fill(refusalsEn[code]) };
}

/** Names of the params that a text shows. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').sort();
}
