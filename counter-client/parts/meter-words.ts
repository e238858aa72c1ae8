import type { FairnessMeter, PolicyFacts } from '../../server/contract/priority.ts';
import type { Foresight } from './foresight.ts';
import type { priorityZh } from './priority-zh.ts';

interface MeterTexts {
  t(key: keyof typeof priorityZh, params: Readonly<Record<string, string | number>>): string;
}

const MINUTE_MS = 60_000;

/** The fairness meter of one counter in words, and why it would be refused; null: it would not. */
export function meterWords(
  texts: MeterTexts,
  { label, meter }: { readonly label: string; readonly meter: FairnessMeter },
  policy: PolicyFacts,
  foresight: Foresight,
  waitSince: (since: number) => string,
): { readonly facts: readonly string[]; readonly refusal: string | null } {
  const limit = policy.overtakeCap ?? 0;
  const facts = [
    meter.ordinarySince === null ? texts.t('meterNobody', {}) : texts.t('meterOrdinary', { wait: waitSince(meter.ordinarySince) }),
    texts.t('meterDirect', { label, count: meter.directLastHour }),
    ...(foresight.reachingCap > 0 ? [texts.t('meterReaching', { count: foresight.reachingCap })] : []),
    ...(meter.atCap > 0 ? [texts.t('meterAtCap', { count: meter.atCap, limit })] : []),
  ];
  switch (foresight.refusal) {
    case null:
      return { facts, refusal: null };
    case 'cap':
      return { facts, refusal: texts.t('meterCapRefused', { limit }) };
    case 'window':
      return { facts, refusal: texts.t('meterWindowRefused', { minutes: Math.round((policy.windowMs ?? 0) / MINUTE_MS) }) };
    default:
      return foresight.refusal satisfies never;
  }
}
