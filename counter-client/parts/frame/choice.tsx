import type { ComponentChildren } from 'preact';
import type { ScreenParts } from './staff-screen.ts';

interface Props {
  readonly screen: Pick<ScreenParts, 'touch'>;
  /** Name of the choice, as a button's. */
  readonly at: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}

/** One of several: chosen, or not to be had now. What it sets is a draft; where it sends at once, its page disables it while offline. */
export function Choice({ screen, at, chosen, disabled, onPick, children }: Props) {
  return (
    <button
      type="button"
      class={`choice ${chosen ? 'choice-chosen' : ''}`}
      data-choice={at}
      data-at={at}
      aria-pressed={chosen}
      aria-disabled={disabled}
      {...screen.touch.tap(() => {
        if (!disabled) onPick();
      })}
    >
      {children}
    </button>
  );
}
