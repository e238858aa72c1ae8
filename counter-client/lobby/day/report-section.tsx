import { useEffect, useState } from 'preact/hooks';
import type { DayReport } from '../../../server/contract/day-report.ts';
import { DateField } from '../../parts/date/field.tsx';
import { Button } from '../../parts/frame/button.tsx';
import { downloadCsv, fetchReport } from './fetch-report.ts';
import type { ReportAnswer } from './fetch-report.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { AlarmSection } from '../alarm/report.tsx';
import { FairnessSection } from './fairness-section.tsx';
import { tablesOf } from './report-columns.ts';
import type { PageProps } from '../page-props.ts';
import { FiguresTable } from './report-table.tsx';

/** Today's date in the branch's zone, "2026-11-23". */
function dateInZone(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The report of any day: on screen, on A4, as CSV. A day in progress is reported as it stands. */
export function ReportSection({ screen, view }: PageProps) {
  const { texts } = screen;
  const today = view.day?.date ?? dateInZone(screen.moment.now.peek(), view.timeZone);
  const [date, setDate] = useState(today);
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<ReportAnswer | null>(null);
  const [csvFailed, setCsvFailed] = useState(false);
  const dayState = view.day?.state ?? null;
  useEffect(() => {
    let wanted = true;
    setAnswer(null);
    void fetchReport(date).then((next) => {
      if (wanted) setAnswer(next);
    });
    return () => {
      wanted = false;
    };
  }, [date, asked, dayState]);
  return (
    <section class="report" aria-label={texts.t('reportTitle', {})}>
      <header class="report-head no-print">
        <h2 class="section-title">{texts.t('reportTitle', {})}</h2>
        <DateField
          language={texts.language.value}
          label={texts.t('reportDate', {})}
          at="report-date"
          value={date}
          min={null}
          max={dateInZone(screen.moment.now.value, view.timeZone)}
          today={today}
          isSmall={false}
          onPick={(picked) => {
            if (picked !== '') setDate(picked);
          }}
        />
        <Button screen={screen} at="report show" look="plain" name={null} disabled={false} onPress={() => setAsked(asked + 1)}>
          {texts.t('reportShow', {})}
        </Button>
        <Button screen={screen} at="report print" look="plain" name={null} disabled={answer?.kind !== 'report'} onPress={() => print()}>
          {texts.t('reportPrint', {})}
        </Button>
        <CsvButtons screen={screen} date={date} disabled={answer?.kind !== 'report'} onDone={(done) => setCsvFailed(!done)} />
      </header>
      {csvFailed ? (
        <p class="refusal" role="alert">
          {texts.t('reportFailed', {})}
        </p>
      ) : null}
      <ReportBody screen={screen} view={view} answer={answer} />
    </section>
  );
}

function CsvButtons({
  screen,
  date,
  disabled,
  onDone,
}: {
  readonly screen: LobbyScreen;
  readonly date: string;
  readonly disabled: boolean;
  readonly onDone: (done: boolean) => void;
}) {
  const { texts } = screen;
  const files = [
    { at: 'report csv', name: `${date}.csv`, words: 'reportCsv' },
    { at: 'report calls', name: `${date}-calls.csv`, words: 'reportCallsCsv' },
  ] as const;
  return files.map(({ at, name, words }) => (
    <Button
      key={at}
      screen={screen}
      at={at}
      look="plain"
      name={null}
      disabled={disabled}
      onPress={() => void downloadCsv(name, texts.language.value).then(onDone)}
    >
      {texts.t(words, {})}
    </Button>
  ));
}

function ReportBody({
  screen,
  view,
  answer,
}: PageProps & {
  readonly answer: ReportAnswer | null;
}) {
  const { texts } = screen;
  if (answer === null)
    return (
      <p class="hint" role="status">
        {texts.t('reportLoading', {})}
      </p>
    );
  switch (answer.kind) {
    case 'none':
      return (
        <p class="hint" role="status">
          {texts.t('reportNone', {})}
        </p>
      );
    case 'failed':
      return (
        <p class="refusal" role="alert">
          {texts.t('reportFailed', {})}
        </p>
      );
    case 'report':
      return <Sheet screen={screen} view={view} report={answer.report} />;
    default:
      return answer satisfies never;
  }
}

function Sheet({ screen, view, report }: PageProps & { readonly report: DayReport }) {
  const { texts } = screen;
  const { total, services, counters, hours } = tablesOf(report, texts.language.value);
  return (
    <article class="report-sheet" data-report={report.date}>
      <h3 class="report-title">
        {texts.pick(view.branchName)} · {texts.t('reportTitle', {})}
        <span>{report.date}</span>
      </h3>
      <FiguresTable screen={screen} title={texts.t('byService', {})} column={texts.t('colService', {})} rows={services} total={total} />
      <FiguresTable screen={screen} title={texts.t('byCounter', {})} column={texts.t('colCounter', {})} rows={counters} total={null} />
      <FairnessSection screen={screen} report={report} />
      <AlarmSection screen={screen} report={report} />
      <FiguresTable screen={screen} title={texts.t('byHour', {})} column={texts.t('colHour', {})} rows={hours} total={null} />
    </article>
  );
}
