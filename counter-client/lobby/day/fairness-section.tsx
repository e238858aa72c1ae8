import type { DayReport } from '../../../server/contract/day-report.ts';
import { fairnessEn } from './fairness-en.ts';
import { fairnessZh } from './fairness-zh.ts';
import type { LobbyScreen } from '../lobby-screen.ts';

const MINUTE_MS = 60_000;

/** "1.5" minutes; "—" when nothing was measured. */
function minutes(ms: number | null): string {
  return ms === null ? '—' : (ms / MINUTE_MS).toFixed(1);
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** What priority cost the other customers in a day, in figures that may be told to anybody who complains. */
export function FairnessSection({ screen, report }: { readonly screen: LobbyScreen; readonly report: DayReport }) {
  const words = screen.texts.language.value === 'en' ? fairnessEn : fairnessZh;
  const say = (key: keyof typeof fairnessZh, params: Readonly<Record<string, string | number>>): string =>
    Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), words[key]);
  const { fairness, counters } = report;
  const { overtaken, added, directServices, needJumps } = fairness;
  const labels = new Map(counters.map(({ id, label }) => [id, label]));
  const direct = directServices.map(({ counterId, hour, count }) =>
    say('directAt', { counter: labels.get(counterId) ?? counterId, hour: hourText(hour), count }),
  );
  const rows: readonly (readonly [string, string])[] = [
    [words.overtaken, say('overtakenOf', overtaken)],
    [words.most, say('times', { count: fairness.mostOvertakes })],
    [words.added, [added.meanMs, added.p90Ms, added.maxMs].map(minutes).join(' / ')],
    [words.addedTotal, say('total', { minutes: minutes(fairness.addedTotalMs) })],
    [words.premiumCalls, String(fairness.premiumCalls)],
    [words.inARow, String(fairness.mostPremiumInARow)],
    [words.heldByCap, String(fairness.heldByCap)],
    [words.needs, String(needJumps.reduce((sum, { count }) => sum + count, 0))],
    [words.direct, direct.length === 0 ? words.none : direct.join(screen.texts.language.value === 'en' ? '; ' : '；')],
  ];
  return (
    <section class="fairness" aria-label={words.title}>
      <h3>{words.title}</h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
