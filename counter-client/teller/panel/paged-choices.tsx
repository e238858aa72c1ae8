import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Choice } from '../../../server/contract/priority.ts';
import { digitOf, isConfirming } from '../keys/keyboard.ts';
import { OptionButton } from './option-button.tsx';
import { PanelFrame } from './panel-frame.tsx';
import type { Station } from '../station.ts';

/** The digits 1 to 9 choose; 0 turns the page. */
const PAGE_LENGTH = 9;

interface Props {
  readonly station: Station;
  readonly title: string;
  readonly hint: string;
  readonly at: string;
  readonly choices: readonly Choice[];
  /** The one that was chosen for this customer before, and needs no second question: Enter takes it. null: none was. */
  readonly given: string | null;
  /** Nothing here can be chosen now; the children say why. */
  readonly disabled: boolean;
  readonly onPick: (choiceId: string) => void;
  /** What other keys do; true: this one was used. */
  readonly otherKeys: (code: string) => boolean;
  readonly children: ComponentChildren;
}

/** Nine choices to a page, each one digit away; the choice also sends. */
export function PagedChoices({ station, title, hint, at, choices, given, disabled, onPick, otherKeys, children }: Props) {
  const [first, setFirst] = useState(0);
  const page = choices.slice(first, first + PAGE_LENGTH);
  const known = choices.find(({ id }) => id === given);
  const inert = disabled || station.moment.offline.value;
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    if (digit === '0') setFirst(first + PAGE_LENGTH < choices.length ? first + PAGE_LENGTH : 0);
    else if (known !== undefined && !inert && isConfirming(code)) onPick(known.id);
    else if (digit !== null) {
      const choice = page[Number(digit) - 1];
      if (choice !== undefined && !inert) onPick(choice.id);
    } else return otherKeys(code);
    return true;
  };
  return (
    <PanelFrame station={station} title={title} hint={hint} at={at} onKey={onKey}>
      <div class="paged">
        {children}
        <div class="options">
          {known === undefined ? null : (
            <OptionButton
              cap="Enter"
              label={station.texts.pick(known.text)}
              note={station.texts.t('reasonGiven', {})}
              chosen
              disabled={inert}
              busy={station.sender.phases.value.has(at)}
              onPick={() => onPick(known.id)}
            />
          )}
          {page.map((choice, index) => (
            <OptionButton
              key={choice.id}
              cap={String(index + 1)}
              label={station.texts.pick(choice.text)}
              note=""
              chosen={false}
              disabled={inert}
              busy={station.sender.phases.value.has(at)}
              onPick={() => onPick(choice.id)}
            />
          ))}
          {choices.length > PAGE_LENGTH ? (
            <OptionButton
              cap="0"
              label="…"
              note=""
              chosen={false}
              disabled={false}
              busy={false}
              onPick={() => setFirst(first + PAGE_LENGTH < choices.length ? first + PAGE_LENGTH : 0)}
            />
          ) : null}
        </div>
      </div>
    </PanelFrame>
  );
}

/** The * key of a list: switches, and nothing else. */
export function onStar(act: (() => void) | null): (code: string) => boolean {
  return (code) => {
    if (code !== 'NumpadMultiply' || act === null) return false;
    act();
    return true;
  };
}

/** Two sides of one choice, which one key switches. */
export function Sides({
  label,
  sides,
  second,
  cap,
  onSwitch,
}: {
  readonly label: string;
  readonly sides: readonly [string, string];
  readonly second: boolean;
  /** The key that switches. */
  readonly cap: string;
  readonly onSwitch: () => void;
}) {
  return (
    <div class="sides" role="group" aria-label={label}>
      {sides.map((side, index) => {
        const current = second === (index === 1);
        return (
          <button
            key={side}
            type="button"
            class={`side ${current ? 'side-current' : ''}`}
            aria-pressed={current}
            onClick={() => {
              if (!current) onSwitch();
            }}
          >
            {side}
            {current ? null : <kbd aria-hidden="true">{cap}</kbd>}
          </button>
        );
      })}
    </div>
  );
}
