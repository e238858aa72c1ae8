import { useEffect, useState } from 'preact/hooks';
import type { DayFormsAnswer } from '../../../server/contract/records.ts';
import type { Language } from '../../../server/contract/wire.ts';
import { type DayEndSay, dayEndWords } from './words.ts';
import { downloadForms, fetchFormDates, fetchForms, type FormsAnswer, type FormsAsked } from './day-forms-http.ts';
import { FormTable } from './form-table.tsx';
import { usePrintedForms } from './print-forms.tsx';
import './day-forms.css';

/** Whose copy may be looked at. */
interface CopyOwner {
  readonly managerId: string;
  readonly staffName: string;
}

interface Props {
  readonly language: Language;
  readonly offline: boolean;
  /** Shown first. */
  readonly date: string;
  readonly owners: readonly CopyOwner[];
  /** Whether the archive's copy, with everybody in it, may be looked at; it is shown first then. */
  readonly hasArchive: boolean;
  /** Read again when it changes: something in the forms has. */
  readonly stamp: string;
}

/** The day's forms of today and of every day kept: looked at, printed, saved. */
export function DayForms({ language, offline, date: first, owners, hasArchive, stamp }: Props) {
  const say = dayEndWords(language);
  const [date, setDate] = useState(first);
  const [managerId, setManagerId] = useState(hasArchive ? null : (owners[0]?.managerId ?? null));
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<FormsAnswer | null>(null);
  useEffect(() => setDate(first), [first]);
  useEffect(() => {
    let wanted = true;
    void fetchForms({ date, managerId, language }).then((next) => {
      if (wanted) setAnswer(next);
    });
    return () => {
      wanted = false;
    };
  }, [date, managerId, language, stamp, asked]);
  const choose = { date, managerId, language };
  return (
    <section class="day-forms" aria-label={say('formsTitle', {})} aria-busy={answer === null}>
      <div class="day-forms-head no-print">
        <Choose say={say} owners={owners} hasArchive={hasArchive} asked={choose} onDate={setDate} onCopy={setManagerId} />
        <Ways say={say} owners={owners} asked={choose} offline={offline} forms={answer?.kind === 'forms' ? answer.forms : null} />
      </div>
      <Body say={say} answer={answer} asked={choose} offline={offline} onAgain={() => setAsked(asked + 1)} />
    </section>
  );
}

interface ChooseProps {
  readonly say: DayEndSay;
  readonly owners: readonly CopyOwner[];
  readonly hasArchive: boolean;
  readonly asked: FormsAsked;
  readonly onDate: (date: string) => void;
  readonly onCopy: (managerId: string | null) => void;
}

function Choose({ say, owners, hasArchive, asked, onDate, onCopy }: ChooseProps) {
  const [dates, setDates] = useState<readonly string[]>([]);
  useEffect(() => {
    void fetchFormDates().then(setDates);
  }, [asked.date]);
  const all = dates.includes(asked.date) ? dates : [asked.date, ...dates];
  return (
    <>
      <label>
        {say('date', {})}
        <select class="field" data-field="forms-date" value={asked.date} onChange={(event) => onDate(event.currentTarget.value)}>
          {all.map((date) => (
            <option key={date} value={date}>
              {date}
            </option>
          ))}
        </select>
      </label>
      {owners.length + (hasArchive ? 1 : 0) < 2 ? null : (
        <label>
          {say('copy', {})}
          <select
            class="field"
            data-field="forms-copy"
            value={asked.managerId ?? ''}
            onChange={({ currentTarget: { value } }) => onCopy(value === '' ? null : value)}
          >
            {hasArchive ? <option value="">{say('wholeCopy', {})}</option> : null}
            {owners.map(({ managerId, staffName }) => (
              <option key={managerId} value={managerId}>
                {say('copyOf', { name: staffName })}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

interface WaysProps {
  readonly say: DayEndSay;
  readonly owners: readonly CopyOwner[];
  readonly asked: FormsAsked;
  readonly offline: boolean;
  readonly forms: DayFormsAnswer | null;
}

function Ways({ say, owners, asked, offline, forms }: WaysProps) {
  const [failed, setFailed] = useState(false);
  const owner = owners.find(({ managerId }) => managerId === asked.managerId) ?? null;
  const copy = { words: say(owner === null ? 'archive' : 'copyOf', { name: owner?.staffName ?? '' }), isArchive: owner === null };
  const printForms = usePrintedForms(say, forms, copy);
  return (
    <>
      <button type="button" class="key key-plain" data-at="print-forms" disabled={forms === null} onClick={printForms}>
        {say('print', {})}
      </button>
      <button
        type="button"
        class="key key-plain"
        data-at="save-xlsx"
        disabled={forms === null || offline}
        onClick={() => void downloadForms(asked, '.xlsx').then((done) => setFailed(!done))}
      >
        {say('xlsx', {})}
      </button>
      {failed ? (
        <p class="refusal" role="alert">
          {say('downloadFailed', {})}
        </p>
      ) : null}
    </>
  );
}

interface BodyProps {
  readonly say: DayEndSay;
  readonly answer: FormsAnswer | null;
  readonly asked: FormsAsked;
  readonly offline: boolean;
  readonly onAgain: () => void;
}

function Body({ say, answer, asked, offline, onAgain }: BodyProps) {
  if (answer === null || answer.kind === 'none') {
    return (
      <p class="hint" role="status">
        {say(answer === null ? 'formsLoading' : 'formsNone', {})}
      </p>
    );
  }
  if (answer.kind === 'failed') {
    return (
      <div class="day-forms-failed">
        <p class="refusal" role="alert">
          {say('formsFailed', {})}
        </p>
        <button type="button" class="key key-plain" data-at="forms-again" disabled={offline} onClick={onAgain}>
          {say('again', {})}
        </button>
      </div>
    );
  }
  return (
    <>
      {answer.forms.forms.map((form) => (
        <div key={form.name} class="day-form">
          <button
            type="button"
            class="quiet no-print"
            data-at={`save ${form.name}`}
            disabled={offline}
            onClick={() => void downloadForms(asked, `-${form.name}.csv`)}
          >
            {say('csv', {})}
          </button>
          <div class="form-scroll" tabIndex={0} role="region" aria-label={form.title}>
            <FormTable say={say} form={form} caption={form.title} />
          </div>
        </div>
      ))}
    </>
  );
}
