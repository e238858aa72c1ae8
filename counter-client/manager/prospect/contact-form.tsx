import { useState } from 'preact/hooks';
import type { ProspectPage } from '../../../server/contract/list/prospects.ts';
import type { Language } from '../../../server/contract/wire.ts';
import { DateField } from '../../parts/date/field.tsx';
import type { ProspectSay } from './words.ts';

const RESULTS = ['reached', 'no-answer', 'booked', 'no-interest', 'wrong-number'] as const;
type Result = (typeof RESULTS)[number];
const DAY_MS = 24 * 60 * 60 * 1_000;
/** When to try again, unless somebody says otherwise. */
const AGAIN_AFTER_DAYS = { reached: 14, 'no-answer': 1 } as const;

interface Props {
  readonly say: ProspectSay;
  readonly language: Language;
  readonly today: string;
  readonly reasons: ProspectPage['reasons'] | null;
  readonly disabled: boolean;
  readonly onBack: () => void;
  readonly onSave: (contact: Contact) => void;
}

interface Contact {
  readonly result: Result;
  readonly dueOn: string | null;
  readonly reasonId: string | null;
}

interface NextOnProps extends Pick<Props, 'say' | 'language' | 'today'> {
  readonly dueOn: string;
  readonly onPick: (dueOn: string) => void;
}

function NextOn({ say, language, today, dueOn, onPick }: NextOnProps) {
  const span = { min: today, max: null, today };
  return <DateField language={language} label={say('nextOn', {})} at="prospect-next" value={dueOn} {...span} isSmall onPick={onPick} />;
}

/** The result of a call: two taps if the proposed date is right. */
export function ContactForm({ say, language, today, reasons, disabled, onBack, onSave }: Props) {
  const [result, setResult] = useState<Result | null>(null);
  const [dueOn, setDueOn] = useState('');
  const [reasonId, setReasonId] = useState<string | null>(null);
  const isBarred = reasons !== null && reasonId === null;
  const goesOn = result === 'reached' || result === 'no-answer';
  const choose = (one: Result): void => {
    setResult(one);
    setDueOn(one === 'reached' || one === 'no-answer' ? daysAfter(today, AGAIN_AFTER_DAYS[one]) : '');
  };
  return (
    <div class="list-more list-form">
      {reasons === null ? null : (
        <div class="list-actions" role="group" aria-label={say('whyNow', {})}>
          <p class="hint">{say('whyNow', {})}</p>
          {reasons.map(({ id, text }) => (
            <button
              key={id}
              type="button"
              class="list-button"
              data-reason={id}
              aria-pressed={id === reasonId ? 'true' : 'false'}
              onClick={() => setReasonId(id)}
            >
              {text[language]}
            </button>
          ))}
        </div>
      )}
      <div class="list-actions" role="group" aria-label={say('result', {})}>
        {RESULTS.map((one) => (
          <button
            key={one}
            type="button"
            class="list-button"
            data-result={one}
            aria-pressed={one === result ? 'true' : 'false'}
            onClick={() => choose(one)}
          >
            {say(one, {})}
          </button>
        ))}
      </div>
      {goesOn ? <NextOn say={say} language={language} today={today} dueOn={dueOn} onPick={setDueOn} /> : null}
      <div class="list-actions">
        <button type="button" class="list-button" onClick={onBack}>
          {say('back', {})}
        </button>
        <button
          type="button"
          class="list-button main"
          data-at="save-contact"
          disabled={disabled || result === null || isBarred}
          onClick={() =>
            result !== null &&
            onSave({ result, dueOn: goesOn && dueOn !== '' ? dueOn : null, reasonId: reasons === null ? null : reasonId })
          }
        >
          {say('save', {})}
        </button>
      </div>
    </div>
  );
}

function daysAfter(date: string, days: number): string {
  const from = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(from) ? '' : new Date(from + days * DAY_MS).toISOString().slice(0, 10);
}
