import type { ComponentChildren } from 'preact';
import type { ManagerDesk } from './manager-desk.ts';

interface Props {
  readonly desk: ManagerDesk;
  /** Name of the button: of its command, its phase and its refusal. */
  readonly at: string;
  readonly look: 'filled' | 'plain' | 'danger';
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** A button for a finger: acts on release, shows itself pressed at once, says when an answer is late. */
export function Button({ desk, at, look, disabled, onPress, children }: Props) {
  const phase = desk.sender.phases.value.get(at);
  const inert = disabled || desk.moment.offline.value;
  return (
    <button
      type="button"
      class={`key key-${look} ${phase === undefined ? '' : 'key-pressed'}`}
      data-at={at}
      data-phase={phase ?? 'still'}
      aria-disabled={inert}
      {...desk.touch.tap(() => {
        if (!inert) onPress();
      })}
    >
      {phase === 'sending' ? desk.texts.t('nowSending', {}) : phase === 'overdue' ? desk.texts.t('stillSending', {}) : children}
    </button>
  );
}

/** One of several: chosen, or not to be had now. */
export function Chip({
  desk,
  at,
  chosen,
  disabled,
  onPick,
  children,
}: {
  readonly desk: ManagerDesk;
  readonly at: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}) {
  const inert = disabled || desk.moment.offline.value;
  return (
    <button
      type="button"
      class={`choice ${chosen ? 'choice-chosen' : ''}`}
      data-at={at}
      aria-pressed={chosen}
      aria-disabled={inert}
      {...desk.touch.tap(() => {
        if (!inert) onPick();
      })}
    >
      {children}
    </button>
  );
}

/** The server's own words, beside the button that was pressed. */
export function Refusal({ desk, at }: { readonly desk: ManagerDesk; readonly at: string }) {
  const refused = desk.sender.refused.value;
  return refused !== null && refused.at === at ? (
    <p class="refusal" role="alert">
      {desk.texts.pick(refused.text)}
    </p>
  ) : null;
}
