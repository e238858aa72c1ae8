import type { Language } from '../../kernel/configuration/local-text.ts';
import type { Person } from '../person.ts';
import { TITLE_WORDS } from './form-words.ts';

/** "李女士", "Ms Li"; null: no salutation was given, or its term is over. */
export function salutationText(salutation: Person['salutation'], language: Language): string | null {
  if (salutation === null) return null;
  const title = TITLE_WORDS[salutation.title][language];
  return language === 'zh-CN' ? `${salutation.surname}${title}` : `${title} ${salutation.surname}`;
}
