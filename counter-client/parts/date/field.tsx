import { useRef, useState } from 'preact/hooks';
import type { Language } from '../../../server/contract/wire.ts';
import { Calendar } from './calendar.tsx';
import { dateInWords, dateTyped } from './dates.ts';
import { dateWords } from './words.ts';
import './date.css';

interface Props {
  readonly language: Language;
  readonly label: string;
  /** Name of the field. */
  readonly at: string;
  /** "2026-11-23"; "": none. */
  readonly value: string;
  /** First and last date that may be chosen; null: there is none. */
  readonly min: string | null;
  readonly max: string | null;
  /** The day a calendar without a value opens at. */
  readonly today: string;
  readonly isSmall: boolean;
  readonly onPick: (date: string) => void;
}

/**
 * A date in the page's language: a browser's own field speaks the browser's, whatever the page does. It is typed, or picked from
 * a calendar. The focus selects it whole, so that what is typed takes its place.
 */
export function DateField({ language, label, at, value, min, max, today, isSmall, onPick }: Props) {
  const say = dateWords(language);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const whole = useRef<HTMLSpanElement>(null);
  const mayPick = (date: string): boolean => (min === null || date >= min) && (max === null || date <= max);
  const parsed = typed === null || typed.trim() === '' ? null : dateTyped(typed);
  const isWrong = typed !== null && typed.trim() !== '' && (parsed === null || !mayPick(parsed));
  const type = (text: string): void => {
    setTyped(text);
    const date = dateTyped(text);
    if (date !== null && mayPick(date)) onPick(date);
    else if (text.trim() === '') onPick('');
  };
  return (
    <span
      ref={whole}
      class="date-field"
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && whole.current?.contains(event.relatedTarget) === true) return;
        setOpen(false);
      }}
    >
      <label>
        {label}{' '}
        <input
          type="text"
          class={`field ${isSmall ? 'field-small' : ''}`}
          data-field={at}
          autocomplete="off"
          placeholder="2026-11-23"
          aria-invalid={isWrong}
          value={typed ?? (value === '' ? '' : dateInWords(value, language))}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            if (!isWrong) setTyped(null);
          }}
        />
      </label>
      <button
        type="button"
        class="quiet"
        data-calendar={at}
        aria-expanded={isOpen}
        aria-label={`${say('open', {})} · ${label}`}
        onClick={() => setOpen(!isOpen)}
      >
        ▾
      </button>
      {isWrong ? <Wrong words={say(parsed === null ? 'wrong' : 'outside', {})} /> : null}
      {isOpen ? (
        <Calendar
          language={language}
          first={value === '' ? (min !== null && min > today ? min : today) : value}
          chosen={value}
          mayPick={mayPick}
          onPick={(date) => {
            setTyped(null);
            setOpen(false);
            onPick(date);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </span>
  );
}

function Wrong({ words }: { readonly words: string }) {
  return (
    <small class="refusal" role="alert">
      {words}
    </small>
  );
}
