import type { DayReport } from '../../../server/contract/day-report.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

const KIND_WORDS: Readonly<Record<keyof DayReport['alarms']['raised'], LobbyTextKey>> = {
  wait: 'alarmsWait',
  'no-counter': 'alarmsNoCounter',
  'idle-counter': 'alarmsIdle',
  'hanging-call': 'alarmsHanging',
  'long-service': 'alarmsLong',
  'kiosk-limit': 'alarmsKioskLimit',
  'kiosk-doubled': 'alarmsKioskDoubled',
};
const KINDS = Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[];

/** How often time passed that should not have on this day, and how soon somebody saw to it. */
export function AlarmSection({ screen: { texts }, report: { alarms } }: { readonly screen: LobbyScreen; readonly report: DayReport }) {
  const { raised, escalated, acknowledged, resolved } = alarms;
  const times = ({ count, meanMs, maxMs }: typeof acknowledged): string =>
    count === 0 ? '—' : texts.t('alarmsTimes', { count, mean: durationWords(texts, meanMs ?? 0), most: durationWords(texts, maxMs ?? 0) });
  const rows: readonly (readonly [LobbyTextKey, string])[] = [
    ...KINDS.map((kind) => [KIND_WORDS[kind], String(raised[kind])] as const),
    ['alarmsEscalated', String(escalated)],
    ['alarmsAcknowledged', times(acknowledged)],
    ['alarmsMended', times(resolved)],
  ];
  return (
    <section class="fairness" aria-label={texts.t('alarmTitle', {})} data-alarms>
      <h3>{texts.t('alarmTitle', {})}</h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{texts.t(name, {})}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
