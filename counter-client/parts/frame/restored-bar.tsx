import { clockText, dateText } from '../../../server/web/time.ts';
import type { ScreenParts } from './staff-screen.ts';

/** That records are missing, and from when the branch went on. */
export interface RestoredView {
  readonly timeZone: string;
  readonly restored: { readonly at: number; readonly from: number | null } | null;
}

/** Above every staff page, until the next day opens. */
export function RestoredBar({ texts, view: { restored, timeZone } }: Pick<ScreenParts, 'texts'> & { readonly view: RestoredView }) {
  if (restored === null) return null;
  const at = clockText(restored.at, timeZone);
  const language = texts.language.value;
  const dayOf = (epochMs: number): string => dateText(epochMs, timeZone, language);
  /* A time alone would be taken for today's. */
  const from = (epochMs: number): string =>
    [...(dayOf(epochMs) === dayOf(restored.at) ? [] : [dayOf(epochMs)]), clockText(epochMs, timeZone)].join(' ');
  return (
    <p class="restored-bar" role="status">
      {restored.from === null ? texts.t('wentOn', { at }) : texts.t('restored', { at, from: from(restored.from) })}
    </p>
  );
}
