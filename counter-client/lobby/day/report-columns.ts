import type { DayReport, Figures, Share } from '../../../server/contract/day-report.ts';
import type { Language, LocalText } from '../../../server/contract/wire.ts';
import type { LobbyTextKey } from '../texts-zh.ts';
import { type Outcome, OUTCOME_WORDS, STILL_OPEN, USUAL_OUTCOMES } from './outcome-words.ts';

/* The tables of a day's report, as they are shown: which rows, which columns, what stands in each cell. */

export interface ReportRow {
  readonly scope: 'total' | 'service' | 'counter' | 'hour';
  /** Ready to show; of the branch's own row its screen says it. */
  readonly name: string;
  readonly figures: Figures;
}

export interface Column {
  readonly id: string;
  /** A text of the screen's own dictionary, or words of the report's. */
  readonly heading: LobbyTextKey | LocalText;
  /** null: a cell that says nothing. */
  readonly cell: (row: ReportRow) => string | null;
  /** Left out where every cell is "0". */
  readonly isRare: boolean;
}

function counting(id: string, heading: Column['heading'], isRare: boolean, count: (row: ReportRow) => number | null): Column {
  return { id, heading, isRare, cell: (row) => countText(count(row)) };
}

function measuring(id: string, heading: LobbyTextKey, ms: (figures: Figures) => number | null): Column {
  return { id, heading, isRare: false, cell: ({ figures }) => durationText(ms(figures)) };
}

function sharing(id: string, heading: LobbyTextKey, share: (figures: Figures) => Share | null): Column {
  return { id, heading, isRare: false, cell: ({ figures }) => shareText(share(figures)) };
}

const OUTCOME_COLUMNS: readonly Column[] = (Object.keys(OUTCOME_WORDS) as Outcome[]).map((outcome) =>
  counting(outcome, OUTCOME_WORDS[outcome], !USUAL_OUTCOMES.has(outcome), ({ figures }) => figures.outcomes[outcome]),
);

const COLUMNS: readonly Column[] = [
  /* Nobody takes a number at a counter. */
  counting('taken', 'colIssued', false, ({ scope, figures }) => (scope === 'counter' ? null : figures.counts.taken)),
  counting('called', 'colCalled', false, ({ figures }) => figures.counts.called),
  ...OUTCOME_COLUMNS,
  counting('open', STILL_OPEN, true, ({ figures }) => figures.open),
  measuring('wait-mean', 'colWaitMean', ({ wait }) => wait.meanMs),
  measuring('wait-p90', 'colWaitP90', ({ wait }) => wait.p90Ms),
  measuring('wait-max', 'colWaitMax', ({ wait }) => wait.maxMs),
  measuring('service-mean', 'colServiceMean', ({ service }) => service.meanMs),
  sharing('satisfied', 'colSatisfied', ({ satisfied }) => satisfied),
  sharing('not-rated', 'colNotRated', ({ notRated }) => notRated),
];

/** Columns that say something in any of the rows. */
export function columnsOf(rows: readonly ReportRow[]): readonly Column[] {
  return COLUMNS.filter(({ cell, isRare }) =>
    rows.some((row) => {
      const text = cell(row);
      return text !== null && !(isRare && text === '0');
    }),
  );
}

/** The rows of a report's three tables; the branch's own row ends the first. */
export function tablesOf({ total, services, counters, hours }: DayReport, language: Language) {
  return {
    total: { scope: 'total', name: '', figures: total } as const,
    services: services.map(({ prefix, name, figures }): ReportRow => ({ scope: 'service', name: `${prefix} ${name[language]}`, figures })),
    counters: counters.map(({ label, figures }): ReportRow => ({ scope: 'counter', name: label, figures })),
    hours: hours.map(({ hour, figures }): ReportRow => ({ scope: 'hour', name: hourName(hour), figures })),
  };
}

function hourName(hour: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hour)}:00–${two(hour + 1)}:00`;
}

function countText(count: number | null): string | null {
  return count === null ? null : String(count);
}

/** Minutes:seconds. */
function durationText(ms: number | null): string | null {
  if (ms === null) return null;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "92% (11/12)": the rate, and what it is a rate of; of nothing there is none. */
function shareText(share: Share | null): string | null {
  return share === null || share.of === 0 ? null : `${Math.round((share.count / share.of) * 100)}% (${share.count}/${share.of})`;
}
