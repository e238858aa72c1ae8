import type { ComponentChildren } from 'preact';
import type { HallDesk } from '../../lobby/hall-desk.ts';

/** One of several: chosen, or not to be had now. */
export function Choice({
  desk,
  name,
  chosen,
  disabled,
  onPick,
  children,
}: {
  readonly desk: HallDesk;
  /** What a test or a script calls it. */
  readonly name: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class={`choice ${chosen ? 'choice-chosen' : ''}`}
      data-choice={name}
      aria-pressed={chosen}
      aria-disabled={disabled}
      {...desk.touch.tap(() => {
        if (!disabled) onPick();
      })}
    >
      {children}
    </button>
  );
}
