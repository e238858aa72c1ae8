import type { RuleRow } from '../../../server/contract/supervisor.ts';
import { Chart } from '../chart.tsx';
import type { SupervisorTexts } from '../supervisor-screen.ts';

const MINUTE_MS = 60_000;

interface Props {
  readonly texts: SupervisorTexts;
  readonly rows: readonly RuleRow[];
}

/** Mean waits, from first come, first served to priority customers always first. */
export function RuleChart({ texts, rows }: Props) {
  const minutes = (whose: 'premium' | 'ordinary') => rows.map((row) => row[whose].meanMs / MINUTE_MS);
  return (
    <Chart
      title={texts.t('chartTitle', {})}
      names={rows.map((row) => axisName(texts, row))}
      series={[
        { words: texts.t('chartPremium', {}), look: 'main', kind: 'line', values: minutes('premium') },
        { words: texts.t('chartOrdinary', {}), look: 'second', kind: 'line', values: minutes('ordinary') },
      ]}
      note={texts.t('chartMark', {})}
    />
  );
}

function axisName(texts: SupervisorTexts, { kind, headStartMs, own }: RuleRow): string {
  const mark = own ? ' ▲' : '';
  if (kind === 'fifo') return texts.t('ruleFifo', {});
  if (kind === 'strict') return texts.t('ruleStrict', {});
  return headStartMs === null ? texts.t('ruleOwn', {}) + mark : texts.t('axisHeadStart', { h: headStartMs / MINUTE_MS }) + mark;
}
