import type { LocalText } from '../../../server/contract/wire.ts';
import type { TapHandlers } from '../../../server/web/touch.ts';
import type { CardTextKey } from './draft.ts';

/** The page's own texts, which hold the card's. */
export interface CardTexts {
  t(key: CardTextKey, params: Readonly<Record<string, string | number>>): string;
  pick(text: LocalText): string;
}
/** Spread on a button. */
export type Tap = (act: () => void) => Partial<TapHandlers>;
