import { parse } from 'csv-parse/sync';
import { columnsOf, type ReportRow, tablesOf } from '../../counter-client/lobby/day/report-columns.ts';
import { OUTCOME_WORDS, STILL_OPEN } from '../../counter-client/lobby/day/outcome-words.ts';
import type { DayReport, Figures } from '../../server/contract/day-report.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { dayReportCsv } from '../../server/store/report/day-report-csv.ts';
import type { Step } from '../given.ts';
import { GUIDED_BRANCH } from '../kernel/referral/referral-steps.ts';
import { asks, asksAbout, CLOCK, LOBBY } from '../steps.ts';

export const DATE = '2026-11-23';

/** A branch with managers, and with machines that do what a cash counter does. */
export const BRANCH: BranchConfiguration = {
  ...GUIDED_BRANCH,
  services: GUIDED_BRANCH.services.map((service) =>
    service.id === 'cash' ? { ...service, selfServiceHint: { 'zh-CN': '自助设备可办', en: 'At the machines' } } : service,
  ),
};

export const removes = (alias: string): Step => asksAbout(LOBBY, (story) => ({ type: 'cancel-ticket', ticketId: story.id(alias) }));
export const givesUp = (alias: string): Step =>
  asksAbout({ role: 'kiosk', kioskId: 'k2' }, (story) => ({ type: 'cancel-ticket', ticketId: story.id(alias) }));
/** What the kiosk gave at this very moment. */
export const voids: Step = (story) =>
  void story.run({ type: 'void-kiosk-numbers', kioskId: 'k2', since: story.now, reason: 'nobody took it' }, LOBBY);
export const suggests = (alias: string): Step => asksAbout(LOBBY, (story) => ({ type: 'suggest-diversion', ticketId: story.id(alias) }));
export const goesToMachine = (alias: string): Step =>
  asksAbout(LOBBY, (story) => ({ type: 'answer-diversion', ticketId: story.id(alias), accepted: true, isCoached: false }));
export const forcesOut = (counterId: string): Step => asks(LOBBY, { type: 'force-sign-out', counterId });
export const closesDay = asks(CLOCK, { type: 'close-day' });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const ended = ({ outcomes }: Figures): number => sum(Object.values(outcomes));

/** What stands in the outcomes' columns and the open ones' of a row, on the lobby's screen. */
export function onScreen(row: ReportRow, rows: readonly ReportRow[]): Readonly<Record<string, string | null>> {
  const headings = new Set<unknown>([...Object.values(OUTCOME_WORDS), STILL_OPEN]);
  const columns = columnsOf(rows).filter(({ heading }) => headings.has(heading));
  return Object.fromEntries(columns.map(({ id, cell }) => [id, cell(row)]));
}

/** What does not add up in a report, whoever reads it: the figures, the file, the screen. */
export function whatIsWrong(report: DayReport): readonly string[] {
  const { total, services } = report;
  const { services: rows, total: totalRow } = tablesOf(report, 'en');
  const screen = sum(Object.values(onScreen(totalRow, [...rows, totalRow])).map(Number));
  const [branch] = parse<Record<string, string>>(dayReportCsv(report, 'en'), { bom: true, columns: true });
  const titles = [
    'Served',
    'No-show',
    'Cancelled by customer',
    'Removed by staff',
    'Voided',
    'To self-service',
    'To a manager',
    'Reset at close',
  ];
  const file = sum([...titles, 'Forced sign-out', 'Still open'].map((title) => Number(branch?.[title])));
  const byService = {
    taken: sum(services.map(({ figures }) => figures.counts.taken)),
    ended: sum(services.map(({ figures }) => ended(figures))),
    open: sum(services.map(({ figures }) => figures.open ?? Number.NaN)),
  };
  return [
    ...(ended(total) + (total.open ?? Number.NaN) === total.counts.taken ? [] : ['figures']),
    ...(screen === total.counts.taken ? [] : ['screen']),
    ...(file === Number(branch?.['Taken']) ? [] : ['file']),
    ...(byService.taken === total.counts.taken && byService.ended === ended(total) && byService.open === total.open ? [] : ['services']),
  ];
}
