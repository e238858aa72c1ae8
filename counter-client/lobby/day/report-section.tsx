import { useEffect, useState } from 'preact/hooks';
import type { DayReport } from '../../../server/contract/day-report.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button } from '../../parts/frame/button.tsx';
import { downloadCsv, fetchReport } from './fetch-report.ts';
import type { ReportAnswer } from './fetch-report.ts';
import type { HallDesk } from '../hall-desk.ts';
import { FairnessSection } from './fairness-section.tsx';
import { tablesOf } from './report-columns.ts';
import { FiguresTable } from './report-table.tsx';

/** Today's date in the branch's zone, "2026-11-23". */
function dateInZone(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The report of any day: on screen, on A4, as CSV. A day in hand is reported as it stands. */
export function ReportSection({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  const today = view.day?.date ?? dateInZone(desk.moment.now.peek(), view.timeZone);
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
        <label>
          {texts.t('reportDate', {})}{' '}
          <input
            type="date"
            value={date}
            max={dateInZone(desk.moment.now.value, view.timeZone)}
            onChange={(event) => {
              if (event.currentTarget.value !== '') setDate(event.currentTarget.value);
            }}
          />
        </label>
        <Button desk={desk} at="report show" look="plain" name={null} disabled={false} onPress={() => setAsked(asked + 1)}>
          {texts.t('reportShow', {})}
        </Button>
        <Button desk={desk} at="report print" look="plain" name={null} disabled={answer?.kind !== 'report'} onPress={() => print()}>
          {texts.t('reportPrint', {})}
        </Button>
        <CsvButtons desk={desk} date={date} disabled={answer?.kind !== 'report'} onDone={(done) => setCsvFailed(!done)} />
      </header>
      {csvFailed ? (
        <p class="refusal" role="alert">
          {texts.t('reportFailed', {})}
        </p>
      ) : null}
      <ReportBody desk={desk} view={view} answer={answer} />
    </section>
  );
}

function CsvButtons({
  desk,
  date,
  disabled,
  onDone,
}: {
  readonly desk: HallDesk;
  readonly date: string;
  readonly disabled: boolean;
  readonly onDone: (done: boolean) => void;
}) {
  const { texts } = desk;
  const files = [
    { at: 'report csv', name: `${date}.csv`, words: 'reportCsv' },
    { at: 'report calls', name: `${date}-calls.csv`, words: 'reportCallsCsv' },
  ] as const;
  return files.map(({ at, name, words }) => (
    <Button
      key={at}
      desk={desk}
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

function ReportBody({ desk, view, answer }: { readonly desk: HallDesk; readonly view: LobbyView; readonly answer: ReportAnswer | null }) {
  const { texts } = desk;
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
      return <Sheet desk={desk} view={view} report={answer.report} />;
    default:
      return answer satisfies never;
  }
}

function Sheet({ desk, view, report }: { readonly desk: HallDesk; readonly view: LobbyView; readonly report: DayReport }) {
  const { texts } = desk;
  const { total, services, counters, hours } = tablesOf(report, texts.language.value);
  return (
    <article class="report-sheet" data-report={report.date}>
      <h3 class="report-title">
        {texts.pick(view.branchName)} · {texts.t('reportTitle', {})}
        <span>{report.date}</span>
      </h3>
      <FiguresTable desk={desk} title={texts.t('byService', {})} column={texts.t('colService', {})} rows={services} total={total} />
      <FiguresTable desk={desk} title={texts.t('byCounter', {})} column={texts.t('colCounter', {})} rows={counters} total={null} />
      <FairnessSection desk={desk} report={report} />
      <FiguresTable desk={desk} title={texts.t('byHour', {})} column={texts.t('colHour', {})} rows={hours} total={null} />
    </article>
  );
}
