import { useEffect, useState } from 'preact/hooks';
import type { TellerView } from '../../server/contract/teller.ts';
import { Refusal } from '../parts/frame/refusal.tsx';
import { digitOf, isConfirming } from './keys/keyboard.ts';
import { counterTakenOver } from './handover.ts';
import { usePanelKeys } from './panel/panel-frame.tsx';
import { dispatch } from './station.ts';
import type { Station } from './station.ts';
import { STATE_WORDS } from './state-words.ts';
import { typeDigit } from './keys/typed-choice.ts';

type Counter = TellerView['counters'][number];

interface Props {
  readonly station: Station;
  readonly view: TellerView;
}

/** Which counter to sign on at: click, or type its number and Enter. */
export function SignOn({ station, view }: Props) {
  const { texts } = station;
  const [typed, setTyped] = useState('');
  const closed = view.dayState === 'closed';
  const mayTake = (counter: Counter): boolean => counter.staffName === null && !closed && !station.moment.offline.value;
  const open = (counter: Counter): void => {
    if (mayTake(counter)) dispatch(station, `open ${counter.id}`, { type: 'open-counter', counterId: counter.id }, null);
  };
  useEffect(() => {
    const takenOver = counterTakenOver();
    const counter = view.counters.find(({ id }) => id === takenOver);
    if (counter !== undefined) open(counter);
  }, []);
  usePanelKeys(station, (code) => {
    const digit = digitOf(code);
    const chosen = view.counters.find((counter) => counter.label === typed);
    if (isConfirming(code)) {
      if (chosen !== undefined) open(chosen);
    } else if (code === 'Backspace') setTyped(typed.slice(0, -1));
    else if (digit !== null)
      setTyped(
        typeDigit(
          view.counters.map((counter) => counter.label),
          typed,
          digit,
        ) ?? '',
      );
    else return false;
    return true;
  });
  return (
    <main class="sign-on">
      <h2>{texts.t('signOnTitle', {})}</h2>
      <p class="hint">{texts.t(closed ? 'dayClosed' : 'signOnHint', {})}</p>
      <ul class="counter-list">
        {view.counters.map((counter) => (
          <CounterCard
            key={counter.id}
            station={station}
            counter={counter}
            free={mayTake(counter)}
            chosen={counter.label === typed}
            onOpen={() => open(counter)}
          />
        ))}
      </ul>
    </main>
  );
}

function CounterCard({
  station,
  counter,
  free,
  chosen,
  onOpen,
}: {
  readonly station: Station;
  readonly counter: Counter;
  readonly free: boolean;
  readonly chosen: boolean;
  readonly onOpen: () => void;
}) {
  const { texts } = station;
  const at = `open ${counter.id}`;
  const busy = station.sender.phases.value.has(at);
  return (
    <li>
      <button
        type="button"
        class={`counter-card ${chosen ? 'option-chosen' : ''} ${busy ? 'key-pressed' : ''}`}
        data-counter={counter.id}
        aria-disabled={!free}
        onClick={onOpen}
      >
        <span class="counter-label">{counter.label}</span>
        <span class="key-words">
          <span class="key-label">{texts.t('windowName', { label: counter.label })}</span>
          <small>
            {texts.t(counter.kind === 'cash' ? 'kindCash' : 'kindNonCash', {})} ·{' '}
            {counter.staffName === null ? texts.t('signOnFree', {}) : texts.t('signOnTaken', { name: counter.staffName })}
          </small>
        </span>
        <span class={`chip state-${counter.state}`}>{busy ? texts.t('signingOn', {}) : texts.t(STATE_WORDS[counter.state], {})}</span>
      </button>
      <Refusal screen={station} at={at} />
    </li>
  );
}
