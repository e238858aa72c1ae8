import { durationWords } from '../parts/frame/durations.ts';
import type { KeyAction } from './keys/key-table.ts';
import { capOf } from './keys/key-table.ts';
import { shownChord } from './keys/key-settings.ts';
import { salutationText } from '../parts/salutation.ts';
import type { TellerAction } from './offer.ts';
import type { Saying } from './saying.ts';
import type { TellerCounter } from './counter.ts';
import { labelOf, startsDirect } from './offer.ts';
import type { Station, TellerTexts } from './station.ts';

export function words(texts: TellerTexts, saying: Saying): string {
  return texts.t(saying.key, saying.params);
}

/** "4 分 12 秒", for means. */
export function exactDurationWords(texts: TellerTexts, durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  if (seconds < 60) return texts.t('seconds', { count: seconds });
  return texts.t('minutesSeconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

export function agoWords(texts: TellerTexts, agoMs: number): string {
  return agoMs < 60_000 ? texts.t('justNow', {}) : texts.t('ago', { time: durationWords(texts, agoMs) });
}

/** The cap of an action's key as it is printed here; "" where keys are off. */
export function capFor(station: Station, action: KeyAction): string {
  const chord = shownChord(station.keys.value, action);
  return chord === null ? '' : capOf(chord);
}

/** The word on a button. The one that starts a direct service names the customer. */
export function labelWords({ texts }: Station, counter: TellerCounter, action: TellerAction): string {
  if (action !== 'next' || !startsDirect(counter)) return texts.t(labelOf(counter, action), {});
  const name = nameOf(texts, counter);
  return texts.t(counter.state === 'serving' ? 'finishAndStartDirect' : 'startDirect', { name });
}

/** How to address the customer this counter receives next. */
export function nameOf(texts: TellerTexts, { direct }: TellerCounter): string {
  return salutationText(direct?.salutation ?? null, texts.language.value) ?? texts.t('guestUnnamed', {});
}
