import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../server/contract/wire.ts';
import { DateField } from '../../parts/date/field.tsx';
import { download } from '../../parts/day-end/day-forms-http.ts';
import { DaysPanel } from './days.tsx';
import { fetchFigures, type FiguresRead } from './http.ts';
import { FiguresList } from './list.tsx';
import { dateInZone, type Period, PERIODS, spanOf } from './period.ts';
import { AckPanel, FunnelPanel } from './referrals.tsx';
import { FiguresTiles } from './tiles.tsx';
import { ComparePanel, HalfHourPanel } from './waits.tsx';
import { type FiguresSay, figuresWords } from './words.ts';
import type { PageProps } from '../page-props.ts';
import './figures.css';

/** How often a period that includes today is read again; each reading adds up whole days. */
const REFRESH_MS = 30_000;

/** How it went: a day, a week, a month (item 7: every figure with its numerator and denominator, every chart with its table). */
export function FiguresPage({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const language = texts.language.value;
  const offline = moment.offline.value;
  const say = figuresWords(language);
  const today = view.day?.date ?? dateInZone(moment.now.peek(), view.timeZone);
  const [period, setPeriod] = useState<Period>('day');
  const [date, setDate] = useState(today);
  const { from, to } = spanOf(period, date);
  const [read, again] = useFigures(from, to, offline, from <= today && today <= to);
  const isToday = period === 'day' && date === today;
  return (
    <section class={`figures ${offline ? 'old' : ''}`} aria-label={say('title', {})} aria-busy={read === 'reading'}>
      <Head
        say={say}
        language={language}
        offline={offline}
        chosen={{ period, date, from, to }}
        today={today}
        onPeriod={setPeriod}
        onDate={setDate}
      />
      {read === 'reading' || read === 'failed' ? (
        <State say={say} failed={read === 'failed'} offline={offline} onAgain={again} />
      ) : (
        <>
          <p class="hint" data-days={read.answer.dates.length}>
            {read.answer.dates.length === 0 ? say('none', {}) : say('span', { from, to, count: read.answer.dates.length })}
          </p>
          <FiguresTiles say={say} answer={read.answer} now={isToday ? { view, at: moment.now.value } : null} />
          <div class="figures-panels">
            <HalfHourPanel say={say} answer={read.answer} before={read.before} />
            <ComparePanel say={say} answer={read.answer} />
            <FunnelPanel say={say} answer={read.answer} />
            <AckPanel say={say} answer={read.answer} />
            <DaysPanel say={say} answer={read.answer} />
            <FiguresList say={say} answer={read.answer} language={language} />
          </div>
        </>
      )}
    </section>
  );
}

type Read = FiguresRead | 'reading' | 'failed';

/** What was read last stays while it is read again; another period begins anew. */
function useFigures(from: string, to: string, offline: boolean, goesOn: boolean): readonly [Read, () => void] {
  const [read, setRead] = useState<Read>('reading');
  const [asked, setAsked] = useState(0);
  useEffect(() => setRead('reading'), [from, to]);
  useEffect(() => {
    if (offline) return undefined;
    let wanted = true;
    void fetchFigures(from, to).then((next) => {
      if (wanted) setRead((last) => next ?? (typeof last === 'string' ? 'failed' : last));
    });
    const next = goesOn ? setTimeout(() => setAsked(asked + 1), REFRESH_MS) : 0;
    return () => {
      wanted = false;
      clearTimeout(next);
    };
  }, [from, to, offline, goesOn, asked]);
  return [
    read,
    () => {
      setRead('reading');
      setAsked(asked + 1);
    },
  ];
}

interface HeadProps {
  readonly say: FiguresSay;
  readonly language: Language;
  readonly offline: boolean;
  readonly chosen: { readonly period: Period; readonly date: string; readonly from: string; readonly to: string };
  readonly today: string;
  readonly onPeriod: (period: Period) => void;
  readonly onDate: (date: string) => void;
}

function Head({ say, language, offline, chosen, today, onPeriod, onDate }: HeadProps) {
  const [failed, setFailed] = useState(false);
  const { period, date, from, to } = chosen;
  const query = new URLSearchParams({ from, to, language }).toString();
  return (
    <header class="figures-head no-print">
      <h2 class="panel-title">{say('title', {})}</h2>
      <div class="figures-periods" role="group" aria-label={say('period', {})}>
        {PERIODS.map((one) => (
          <button key={one} type="button" data-period={one} aria-pressed={one === period} onClick={() => onPeriod(one)}>
            {say(one, {})}
          </button>
        ))}
      </div>
      <DateField
        language={language}
        label={say('date', {})}
        at="figures-date"
        value={date}
        min={null}
        max={today}
        today={today}
        isSmall
        onPick={(picked) => {
          if (picked !== '') onDate(picked);
        }}
      />
      <button
        type="button"
        class="key key-plain"
        data-at="figures-csv"
        disabled={offline}
        onClick={() => void download(`/api/figures.csv?${query}`, `branch-figures-${from}-${to}.csv`).then((done) => setFailed(!done))}
      >
        {say('csv', {})}
      </button>
      <button type="button" class="key key-plain" data-at="figures-print" onClick={() => print()}>
        {say('print', {})}
      </button>
      {failed ? (
        <p class="refusal" role="alert">
          {say('csvFailed', {})}
        </p>
      ) : null}
    </header>
  );
}

interface StateProps {
  readonly say: FiguresSay;
  readonly failed: boolean;
  readonly offline: boolean;
  readonly onAgain: () => void;
}

function State({ say, failed, offline, onAgain }: StateProps) {
  if (!failed) {
    return (
      <p class="hint" role="status">
        {say('loading', {})}
      </p>
    );
  }
  return (
    <div class="figures-failed">
      <p class="refusal" role="alert">
        {say('failed', {})}
      </p>
      <button type="button" class="key key-plain" data-at="figures-again" disabled={offline} onClick={onAgain}>
        {say('again', {})}
      </button>
    </div>
  );
}
