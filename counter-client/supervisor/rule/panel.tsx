import { useState } from 'preact/hooks';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import { fetchTable, type TableAnswer } from '../figures/fetch-table.ts';
import { Observers } from './observers.tsx';
import { RuleResult } from './result.tsx';
import type { SupervisorScreen } from '../supervisor-screen.ts';
import type { PageProps } from '../page-props.ts';
import type { SupervisorTextKey } from '../texts-zh.ts';

const MINUTE_MS = 60_000;
const LOADS: readonly { readonly load: number; readonly words: SupervisorTextKey }[] = [
  { load: 0.78, words: 'loadQuiet' },
  { load: 0.88, words: 'loadBusy' },
  { load: 0.96, words: 'loadPeak' },
];
const SHARES_PERCENT = [5, 12, 20, 30];

/** What the priority rule costs and gains: calculated on request, apart from the branch's own work, and shown as a chart and a table. */
export function RulePanel({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const [load, setLoad] = useState(LOADS[0]?.load ?? 0);
  const [percent, setPercent] = useState(12);
  const [running, setRunning] = useState(false);
  const [answer, setAnswer] = useState<TableAnswer | null>(null);
  const run = (): void => {
    setRunning(true);
    void fetchTable({ load, premiumShare: percent / 100 }).then((next) => {
      setAnswer(next);
      setRunning(false);
    });
  };
  return (
    <section class="panel rule-panel" aria-busy={running}>
      <h2 class="panel-title">{texts.t('ruleTitle', {})}</h2>
      <p>{ruleNow(screen, view)}</p>
      <p class="hint">{texts.t('ruleLead', {})}</p>
      <div class="rule-form">
        <label>
          {texts.t('load', {})}
          <select class="field field-small" value={load} onChange={(event) => setLoad(Number(event.currentTarget.value))}>
            {LOADS.map((one) => (
              <option key={one.load} value={one.load}>
                {texts.t(one.words, {})}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.t('share', {})}
          <select class="field field-small" value={percent} onChange={(event) => setPercent(Number(event.currentTarget.value))}>
            {SHARES_PERCENT.map((one) => (
              <option key={one} value={one}>
                {texts.t('percent', { count: one })}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="filled" data-at="run" disabled={running || moment.offline.value} onClick={run}>
          {texts.t('run', {})}
        </button>
        <span class="hint" role="status">
          {running ? texts.t('running', {}) : ''}
        </span>
      </div>
      <Answer screen={screen} view={view} answer={answer} />
      <Observers screen={screen} load={load} premiumShare={percent / 100} />
    </section>
  );
}

function ruleNow({ texts }: SupervisorScreen, { rule }: SupervisorView): string {
  const { least, most } = rule.headStartMs;
  const h = least === most ? String(most / MINUTE_MS) : `${least / MINUTE_MS}–${most / MINUTE_MS}`;
  return rule.overtakeCap === null ? texts.t('ruleNowNoCap', { h }) : texts.t('ruleNow', { h, cap: rule.overtakeCap });
}

function Answer({ screen, view, answer }: PageProps & { readonly answer: TableAnswer | null }) {
  const { texts } = screen;
  if (answer === null) return null;
  if (answer.kind === 'table') return <RuleResult screen={screen} table={answer.table} cap={view.rule.overtakeCap} />;
  return (
    <p class="refusal" role="alert">
      {answer.text === null ? texts.t('runFailed', {}) : texts.pick(answer.text)}
    </p>
  );
}
