import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../server/contract/wire.ts';
import { dateInWords, monthInWords, plusDays, plusMonths, weekdayNames, weeksOf } from './dates.ts';
import { dateWords } from './words.ts';

interface Props {
  readonly language: Language;
  /** The day that has the focus first. */
  readonly first: string;
  readonly chosen: string;
  readonly mayPick: (date: string) => boolean;
  readonly onPick: (date: string) => void;
  readonly onClose: () => void;
}

/** Where a key goes from a date (WAI-ARIA, date picker dialog). */
const KEYS: Readonly<Record<string, (date: string) => string>> = {
  ArrowLeft: (date) => plusDays(date, -1),
  ArrowRight: (date) => plusDays(date, 1),
  ArrowUp: (date) => plusDays(date, -7),
  ArrowDown: (date) => plusDays(date, 7),
  PageUp: (date) => plusMonths(date, -1),
  PageDown: (date) => plusMonths(date, 1),
};

/** One month, in the words of the page; arrows go by days and weeks, PageUp and PageDown by months. */
export function Calendar({ language, first, chosen, mayPick, onPick, onClose }: Props) {
  const say = dateWords(language);
  const [at, setAt] = useState(first);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>(`[data-date="${at}"]`)?.focus(), [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const go = KEYS[event.key];
    if (go !== undefined) setAt(go(at));
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const turn = (name: 'earlier' | 'later') => (
    <button
      type="button"
      class="quiet"
      data-calendar={name}
      aria-label={say(name, {})}
      onClick={() => setAt(plusMonths(at, name === 'earlier' ? -1 : 1))}
    >
      {name === 'earlier' ? '‹' : '›'}
    </button>
  );
  return (
    <div ref={box} class="calendar" role="dialog" aria-label={say('open', {})} onKeyDown={onKeyDown}>
      <div class="calendar-head">
        {turn('earlier')}
        <b aria-live="polite">{monthInWords(at, language)}</b>
        {turn('later')}
      </div>
      <table>
        <thead>
          <tr>
            {weekdayNames(language).map((name, day) => (
              <th key={day} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  <button
                    type="button"
                    data-date={date}
                    data-other={date.slice(0, 7) !== at.slice(0, 7)}
                    tabIndex={date === at ? 0 : -1}
                    aria-label={dateInWords(date, language)}
                    aria-pressed={date === chosen}
                    aria-disabled={!mayPick(date)}
                    onClick={() => {
                      if (mayPick(date)) onPick(date);
                    }}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
