import type { TextParams } from '../../server/web/i18n.ts';
import { Bilingual } from '../bilingual.tsx';
import type { TextKey } from '../texts.ts';

interface NoticeProps {
  readonly text: TextKey;
  /** A second, quieter text; null: none. */
  readonly detail: TextKey | null;
  readonly params: TextParams;
  /** Takes the width of the screen, with no list beside it. */
  readonly whole: boolean;
}

/** What stands in the call panel's place when there is no number to go by. */
export function Notice({ text, detail, params, whole }: NoticeProps) {
  return (
    <section class={whole ? 'notice whole' : 'notice'} role="status">
      <Bilingual tag="p" text={text} params={params} className="says" />
      {detail !== null && <Bilingual tag="p" text={detail} params={params} className="adds" />}
    </section>
  );
}
