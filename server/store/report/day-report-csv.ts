import { stringify } from 'csv-stringify/sync';
import type { Language, LocalText } from '../../kernel/configuration/local-text.ts';
import type { DayReport, Figures, Share } from '../../contract/day-report.ts';
import type { Outcome } from '../../kernel/state/ticket.ts';

interface Line {
  readonly date: string;
  readonly scope: keyof typeof SCOPES;
  readonly name: string;
  readonly figures: Figures;
}

type Cell = string | number | null;

const SCOPES = {
  total: { 'zh-CN': '全网点', en: 'Branch' },
  service: { 'zh-CN': '业务', en: 'Service' },
  counter: { 'zh-CN': '窗口', en: 'Counter' },
  hour: { 'zh-CN': '时段', en: 'Hour' },
} as const satisfies Record<string, LocalText>;

interface Column {
  readonly title: LocalText;
  readonly cell: (line: Line, language: Language) => Cell;
}

/** No customer takes a number at a counter, so shares of numbers taken are empty there. */
const unlessCounter = (line: Line, cell: Cell): Cell => (line.scope === 'counter' ? null : cell);
const seconds = (ms: number | null): Cell => (ms === null ? null : Math.round(ms / 1_000));

/** A column for each outcome: every customer who took a number is in exactly one of them, or still open. */
const OUTCOME_TITLES: Readonly<Record<Outcome, LocalText>> = {
  normal: { 'zh-CN': '办理量', en: 'Served' },
  'no-show': { 'zh-CN': '过号未到', en: 'No-show' },
  'cancelled-by-customer': { 'zh-CN': '客户取消', en: 'Cancelled by customer' },
  removed: { 'zh-CN': '大堂撤号', en: 'Removed by staff' },
  voided: { 'zh-CN': '作废', en: 'Voided' },
  diverted: { 'zh-CN': '分流自助', en: 'To self-service' },
  'transferred-to-manager': { 'zh-CN': '转客户经理', en: 'To a manager' },
  reset: { 'zh-CN': '日终清零', en: 'Reset at close' },
  'forced-sign-out': { 'zh-CN': '强制签退', en: 'Forced sign-out' },
};
const OUTCOME_COLUMNS = (Object.keys(OUTCOME_TITLES) as Outcome[]).map((outcome): Column => ({
  title: OUTCOME_TITLES[outcome],
  cell: ({ figures }) => figures.outcomes[outcome],
}));

const COLUMNS: readonly Column[] = [
  { title: { 'zh-CN': '日期', en: 'Date' }, cell: ({ date }) => date },
  { title: { 'zh-CN': '统计口径', en: 'Scope' }, cell: ({ scope }, language) => SCOPES[scope][language] },
  { title: { 'zh-CN': '名称', en: 'Name' }, cell: ({ name }) => name },
  { title: { 'zh-CN': '取号量', en: 'Taken' }, cell: (line) => unlessCounter(line, line.figures.counts.taken) },
  { title: { 'zh-CN': '呼叫量', en: 'Called' }, cell: ({ figures }) => figures.counts.called },
  ...OUTCOME_COLUMNS,
  { title: { 'zh-CN': '未办结', en: 'Still open' }, cell: ({ figures }) => figures.open },
  { title: { 'zh-CN': '转移量', en: 'Transferred' }, cell: ({ figures }) => figures.counts.transferred },
  { title: { 'zh-CN': '挂起量', en: 'Parked' }, cell: ({ figures }) => figures.counts.parked },
  { title: { 'zh-CN': '平均等待（秒）', en: 'Wait mean (s)' }, cell: ({ figures }) => seconds(figures.wait.meanMs) },
  { title: { 'zh-CN': 'P90等待（秒）', en: 'Wait P90 (s)' }, cell: ({ figures }) => seconds(figures.wait.p90Ms) },
  { title: { 'zh-CN': '最长等待（秒）', en: 'Wait max (s)' }, cell: ({ figures }) => seconds(figures.wait.maxMs) },
  { title: { 'zh-CN': '平均到柜（秒）', en: 'Walk-up mean (s)' }, cell: ({ figures }) => seconds(figures.walkUp.meanMs) },
  { title: { 'zh-CN': 'P90到柜（秒）', en: 'Walk-up P90 (s)' }, cell: ({ figures }) => seconds(figures.walkUp.p90Ms) },
  { title: { 'zh-CN': '平均办理（秒）', en: 'Service mean (s)' }, cell: ({ figures }) => seconds(figures.service.meanMs) },
  { title: { 'zh-CN': 'P90办理（秒）', en: 'Service P90 (s)' }, cell: ({ figures }) => seconds(figures.service.p90Ms) },
  { title: { 'zh-CN': '弃号数', en: 'Abandoned' }, cell: (line) => unlessCounter(line, line.figures.abandoned.count) },
  { title: { 'zh-CN': '弃号率（%）', en: 'Abandoned (%)' }, cell: (line) => unlessCounter(line, percent(line.figures.abandoned)) },
  { title: { 'zh-CN': '评价量', en: 'Rated' }, cell: ({ figures }) => figures.satisfied?.of ?? null },
  { title: { 'zh-CN': '满意数', en: 'Satisfied' }, cell: ({ figures }) => figures.satisfied?.count ?? null },
  { title: { 'zh-CN': '满意率（%）', en: 'Satisfied (% of rated)' }, cell: ({ figures }) => percent(figures.satisfied) },
  { title: { 'zh-CN': '未评价数', en: 'Not rated' }, cell: ({ figures }) => figures.notRated?.count ?? null },
  { title: { 'zh-CN': '未评价率（%）', en: 'Not rated (% of served)' }, cell: ({ figures }) => percent(figures.notRated) },
];

/**
 * The report as a table for a spreadsheet: UTF-8 with the mark that Excel needs to show Chinese, one row for the branch and for
 * each service, counter and hour. A name that a spreadsheet would run as a formula is turned into text.
 */
export function dayReportCsv(report: DayReport, language: Language): string {
  const rows = linesOf(report, language).map((line) => COLUMNS.map(({ cell }) => cell(line, language)));
  return stringify([COLUMNS.map(({ title }) => title[language]), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function linesOf({ date, branchName, total, services, counters, hours }: DayReport, language: Language): Line[] {
  return [
    { date, scope: 'total', name: branchName[language], figures: total },
    ...services.map(({ name, figures }): Line => ({ date, scope: 'service', name: name[language], figures })),
    ...counters.map(({ label, figures }): Line => ({ date, scope: 'counter', name: label, figures })),
    ...hours.map(({ hour, figures }): Line => ({ date, scope: 'hour', name: hourText(hour), figures })),
  ];
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00`;
}

function percent(share: Share | null): Cell {
  return share === null || share.of === 0 ? null : Math.round((share.count / share.of) * 1_000) / 10;
}
