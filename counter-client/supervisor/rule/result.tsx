import type { RuleRow, RuleTable } from '../../../server/contract/supervisor.ts';
import { RuleChart } from './chart.tsx';
import type { SupervisorScreen, SupervisorTexts } from '../supervisor-screen.ts';

const MINUTE_MS = 60_000;
/** Figures, from the left, with which a group begins. */
const GROUP_STARTS = [0, 3, 7];

interface Props {
  readonly screen: SupervisorScreen;
  readonly table: RuleTable;
  /** K in force: the chart goes from first come to always first under this cap; the table has everything. */
  readonly cap: number | null;
}

export function RuleResult({ screen, table, cap }: Props) {
  const { texts } = screen;
  const { days, ticketsADay, demand } = table;
  const charted = table.rows.filter((row) => row.kind !== 'head-start' || row.own || row.overtakeCap === cap);
  const basis = { days, tickets: Math.round(ticketsADay), share: Math.round(demand.premiumShare * 100) };
  return (
    <div class="rule-result" data-rows={table.rows.length}>
      <RuleChart texts={texts} rows={charted} />
      <div class="table-scroll" tabIndex={0} role="region" aria-label={texts.t('tableTitle', {})}>
        <table class="plain-table rule-table">
          <caption>{texts.t('tableTitle', {})}</caption>
          <Head texts={texts} premiumTargetMs={table.premiumTargetMs} />
          <tbody>
            {table.rows.map((row) => (
              <Line key={`${row.kind} ${row.headStartMs} ${row.overtakeCap} ${row.own}`} texts={texts} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{texts.t('basis', basis)}</p>
    </div>
  );
}

function Head({ texts, premiumTargetMs }: { readonly texts: SupervisorTexts; readonly premiumTargetMs: number }) {
  const within = texts.t('colWithin', { minutes: premiumTargetMs / MINUTE_MS });
  const words = ['colMean', 'colP90', within, 'colMean', 'colP90', 'colP99', 'colMax', 'colOvertaken', 'colMost'] as const;
  return (
    <thead>
      <tr class="groups">
        <th scope="col" rowSpan={2}>
          {texts.t('colRule', {})}
        </th>
        <th class="group-start" scope="colgroup" colSpan={3}>
          {texts.t('groupPremium', {})}
        </th>
        <th class="group-start" scope="colgroup" colSpan={4}>
          {texts.t('groupOrdinary', {})}
        </th>
        <th class="group-start" scope="colgroup" colSpan={2}>
          {texts.t('groupJumps', {})}
        </th>
      </tr>
      <tr>
        {words.map((word, index) => (
          <th key={index} scope="col" class={GROUP_STARTS.includes(index) ? 'group-start' : ''}>
            {word === within ? within : texts.t(word as 'colMean', {})}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Line({ texts, row }: { readonly texts: SupervisorTexts; readonly row: RuleRow }) {
  const minutes = (ms: number): string => (ms / MINUTE_MS).toFixed(1);
  const percent = (share: number): string => texts.t('percent', { count: Math.round(share * 100) });
  const { premium, ordinary } = row;
  return (
    <tr data-own={row.own}>
      <th scope="row">
        {ruleName(texts, row)}
        {row.own ? <span class="chip own-chip">{texts.t('ruleOwn', {})}</span> : null}
      </th>
      <td class="group-start">{minutes(premium.meanMs)}</td>
      <td>{minutes(premium.p90Ms)}</td>
      <td>{percent(premium.withinTarget)}</td>
      <td class="group-start">{minutes(ordinary.meanMs)}</td>
      <td>{minutes(ordinary.p90Ms)}</td>
      <td>{minutes(ordinary.p99Ms)}</td>
      <td>{minutes(ordinary.maxMs)}</td>
      <td class="group-start">{percent(ordinary.overtaken)}</td>
      <td>{row.mostOvertakes}</td>
    </tr>
  );
}

function ruleName(texts: SupervisorTexts, { kind, headStartMs, overtakeCap }: RuleRow): string {
  switch (kind) {
    case 'fifo':
      return texts.t('ruleFifo', {});
    case 'strict':
      return texts.t('ruleStrict', {});
    case 'head-start': {
      const cap = overtakeCap ?? 0;
      if (headStartMs === null) return texts.t('ruleByTier', { cap });
      const h = headStartMs / MINUTE_MS;
      return overtakeCap === null ? texts.t('ruleNoCap', { h }) : texts.t('ruleHeadStart', { h, cap });
    }
    default:
      return kind satisfies never;
  }
}
