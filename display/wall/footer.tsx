import { signal } from '@preact/signals';
import type { WallView } from '../../server/contract/wall.ts';
import type { LocalText } from '../../server/web/i18n.ts';
import { FOOTER_TURN_MS, footerShare, footerUnits } from '../../server/web/wall-sizes.ts';
import { BothLanguages } from '../bilingual.tsx';
import { texts } from '../texts.ts';
import type { TextKey } from '../texts.ts';

/** Parts shown since this page was loaded. */
const turns = signal(0);
setInterval(() => {
  turns.value += 1;
}, FOOTER_TURN_MS);

/**
 * Standing facts about the queue, for customers who wonder: one at a time, because all of them at once, large enough for the
 * farthest seat, would leave no room for the numbers.
 */
export function Footer({ view }: { readonly view: WallView }) {
  const parts = [...view.postedParts, ...(['separateQueues', 'missed'] as const).map((key) => bothOf(key))];
  const part = parts[turns.value % parts.length];
  const share = footerShare(parts, view.viewing);
  const { zh, en } = footerUnits({ ...view.viewing, distanceM: view.viewing.distanceM * share });
  return (
    <footer style={{ '--foot-zh': zh.toFixed(1), '--foot-en': en.toFixed(1) }}>
      {part === undefined ? null : <BothLanguages tag="p" text={part} className="rule" />}
    </footer>
  );
}

function bothOf(key: TextKey): LocalText {
  return { 'zh-CN': texts.tIn('zh-CN', key, {}), en: texts.tIn('en', key, {}) };
}
