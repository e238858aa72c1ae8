import type { ComponentChildren } from 'preact';
import type { SupervisorCommand } from '../../server/contract/supervisor.ts';
import type { SupervisorDesk } from './supervisor-desk.ts';

interface Props {
  readonly desk: SupervisorDesk;
  /** Name of the button: of its command, its phase and its refusal. */
  readonly at: string;
  readonly look: 'filled' | 'plain' | 'danger';
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** A button that sends something: pressed at once, and it says when an answer is late. */
export function Press({ desk, at, look, disabled, onPress, children }: Props) {
  const phase = desk.sender.phases.value.get(at);
  const inert = disabled || desk.moment.offline.value;
  return (
    <button
      type="button"
      class={`key key-${look} ${phase === undefined ? '' : 'key-pressed'}`}
      data-at={at}
      aria-disabled={inert}
      onClick={() => {
        if (!inert) onPress();
      }}
    >
      {phase === 'sending' ? desk.texts.t('nowSending', {}) : phase === 'overdue' ? desk.texts.t('stillSending', {}) : children}
    </button>
  );
}

/** The server's own words, beside what was pressed. */
export function Refused({ desk, at }: { readonly desk: SupervisorDesk; readonly at: string }) {
  const refused = desk.sender.refused.value;
  return refused !== null && refused.at === at ? (
    <p class="refusal" role="alert">
      {desk.texts.pick(refused.text)}
    </p>
  ) : null;
}

/** Sends for what is called `at`; `after` runs once it is done. */
export function order(desk: SupervisorDesk, at: string, command: SupervisorCommand, after: () => void): void {
  if (desk.moment.offline.peek()) return;
  desk.sender.send(at, at, command, (reply) => {
    if (reply.ok) after();
  });
}
