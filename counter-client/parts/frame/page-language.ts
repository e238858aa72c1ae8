import { effect } from '@preact/signals';
import type { Texts } from '../../../server/web/i18n.ts';

/** The page speaks the language chosen last on this computer for `role`, and says so; its title follows what it shows. */
export function keepLanguage(role: string, { language }: Pick<Texts<never>, 'language'>, title: () => string): void {
  const at = `branch-queue:${role}-language`;
  if (localStorage.getItem(at) === 'en') language.value = 'en';
  document.documentElement.dataset['theme'] = 'light';
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = title();
    localStorage.setItem(at, language.value);
  });
}
