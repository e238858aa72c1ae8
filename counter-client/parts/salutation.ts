import type { Salutation } from '../../server/contract/command/person.ts';
import type { Language } from '../../server/contract/wire.ts';

const TITLES: Readonly<Record<Language, Readonly<Record<Salutation['title'], string>>>> = {
  'zh-CN': { mr: '先生', ms: '女士', miss: '小姐' },
  en: { mr: 'Mr', ms: 'Ms', miss: 'Miss' },
};

/** "李女士", "Ms Li"; null: nobody has said how to address the customer. */
export function salutationText(salutation: Salutation | null, language: Language): string | null {
  if (salutation === null) return null;
  const title = TITLES[language][salutation.title];
  return language === 'en' ? `${title} ${salutation.surname}` : salutation.surname + title;
}
