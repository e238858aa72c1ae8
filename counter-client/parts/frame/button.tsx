import type { ComponentChildren } from 'preact';
import type { HallDesk } from '../../lobby/hall-desk.ts';

interface Props {
  readonly desk: HallDesk;
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
export function Button({ desk, at, look, name, disabled, onPress, children }: Props) {
  const phase = desk.sender.phases.value.get(at);
  const inert = disabled || desk.moment.offline.value;
  return (
    <button
      type="button"
      class={`key key-${look} ${phase === undefined ? '' : 'key-pressed'}`}
      data-at={at}
      data-phase={phase ?? 'still'}
      aria-disabled={inert}
      aria-label={name ?? undefined}
      {...desk.touch.tap(() => {
        if (!inert) onPress();
      })}
    >
      {phase === 'sending' ? desk.texts.t('nowSending', {}) : phase === 'overdue' ? desk.texts.t('stillSending', {}) : children}
    </button>
  );
}

/** The server's own words, beside the button that was pressed. */
export function Refusal({ desk, at }: { readonly desk: HallDesk; readonly at: string }) {
  const refused = desk.sender.refused.value;
  return refused !== null && refused.at === at ? (
    <p class="refusal" role="alert">
      {desk.texts.pick(refused.text)}
    </p>
  ) : null;
}
