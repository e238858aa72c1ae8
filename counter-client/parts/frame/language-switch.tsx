import { useRef } from 'preact/hooks';
import type { ScreenParts } from './staff-screen.ts';

/** The other language, named in itself. It lets the focus go: the next key is the page's. */
export function LanguageSwitch({ screen: { texts } }: { readonly screen: Pick<ScreenParts, 'texts'> }) {
  const other = texts.language.value === 'zh-CN' ? 'en' : 'zh-CN';
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      class="quiet"
      lang={other}
      onClick={() => {
        texts.language.value = other;
        button.current?.blur();
      }}
    >
      {texts.t('switchLanguage', {})}
    </button>
  );
}
