import type { ComponentChildren } from 'preact';
import type { ScreenParts } from './staff-screen.ts';

interface Props {
  readonly screen: ScreenParts;
  /** Name of the button: of its command, its phase and its refusal. */
  readonly at: string;
  readonly look: 'filled' | 'plain' | 'danger';
  /** Read aloud in place of the words; null: the words themselves. */
  readonly name: string | null;
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** A button for a finger: acts on release, shows itself pressed at once, says when an answer is late. */
export function Button({ screen, at, look, name, disabled, onPress, children }: Props) {
  const { texts, moment, sender, touch } = screen;
  const phase = sender.phases.value.get(at);
  const inert = disabled || moment.offline.value;
  return (
    <button
      type="button"
      class={`key key-${look} ${phase === undefined ? '' : 'key-pressed'}`}
      data-at={at}
      data-phase={phase ?? 'still'}
      aria-disabled={inert}
      aria-label={name ?? undefined}
      {...touch.tap(() => {
        if (!inert) onPress();
      })}
    >
      {phase === 'sending' ? texts.t('nowSending', {}) : phase === 'overdue' ? texts.t('stillSending', {}) : children}
    </button>
  );
}
