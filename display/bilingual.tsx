import type { LocalText, TextParams } from '../server/web/i18n.ts';
import { texts } from './texts.ts';
import type { TextKey } from './texts.ts';

interface BilingualProps {
  readonly tag: 'p' | 'span' | 'h1';
  readonly text: TextKey;
  readonly params: TextParams;
  readonly className: string;
}

/** One of our texts, in Chinese with its English beneath. */
export function Bilingual({ tag, text, params, className }: BilingualProps) {
  const both = { 'zh-CN': texts.tIn('zh-CN', text, params), en: texts.tIn('en', text, params) };
  return <BothLanguages tag={tag} text={both} className={className} />;
}

interface BothLanguagesProps {
  readonly tag: BilingualProps['tag'];
  readonly text: LocalText;
  readonly className: string;
}

/** A text of the branch's, in Chinese with its English beneath, smaller and marked as English. */
export function BothLanguages({ tag: Tag, text, className }: BothLanguagesProps) {
  return (
    <Tag class={`bilingual ${className}`}>
      <span class="zh">{text['zh-CN']}</span>
      <span class="en" lang="en">
        {text.en}
      </span>
    </Tag>
  );
}
