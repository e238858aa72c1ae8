import type { Texts } from '../../../server/web/i18n.ts';

type DurationTexts = Pick<Texts<'seconds' | 'minutes' | 'hoursMinutes'>, 't'>;

/** "14 分", "1 小时 5 分"; anything under a minute in seconds. */
export function durationWords(texts: DurationTexts, durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  if (seconds < 60) return texts.t('seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return texts.t('minutes', { count: minutes });
  return texts.t('hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
