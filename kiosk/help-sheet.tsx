import { Icon, handHelpingIcon } from '../server/web/icons.ts';
import { Dialog } from './dialog.tsx';
import type { Kit } from './kit.ts';
import type { KioskKey } from './texts.ts';

interface HelpShown {
  readonly key: KioskKey;
  /** How many of the three steps are done. */
  readonly step: 0 | 1 | 2 | 3;
}

/** What is true of the call for help now. A promise is made only of what a person has done. */
function helpShown(kit: Kit): HelpShown {
  const { session } = kit;
  const help = session.connection.view.value?.help ?? 'none';
  if (session.offline.value) return { key: 'helpOffline', step: 0 };
  if (session.helpUnseen.value) return { key: 'helpUnseen', step: help === 'raised' ? 1 : 0 };
  switch (help) {
    case 'none':
      return { key: 'helpSending', step: 0 };
    case 'raised':
      return { key: 'helpRaised', step: 1 };
    case 'seen':
      return { key: 'helpSeen', step: 2 };
    case 'acknowledged':
      return { key: 'helpComing', step: 3 };
    default:
      return help satisfies never;
  }
}

const STEPS: readonly KioskKey[] = ['helpStepSent', 'helpStepSeen', 'helpStepComing'];

export function HelpSheet({ kit }: { readonly kit: Kit }) {
  const { session, texts, guard } = kit;
  const { key, step } = helpShown(kit);
  const refusal = session.helpRefusal.value;
  return (
    <Dialog kind="sheet" titleId="help-title" onEscape={() => session.closeHelp()}>
      <span class="help-icon" data-coming={step === 3}>
        <Icon drawing={handHelpingIcon} size="1.7em" />
      </span>
      <div role="status">
        <h2 id="help-title">{refusal === null ? texts.t(key, {}) : texts.pick(refusal)}</h2>
      </div>
      <ol class="steps">
        {STEPS.map((name, index) => (
          <li key={name} data-done={index < step} aria-current={index === step - 1 ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true" />
            {texts.t(name, {})}
          </li>
        ))}
      </ol>
      <div class="actions">
        <button type="button" class="action action-main" {...guard.tap(() => session.closeHelp())}>
          {texts.t('helpClose', {})}
        </button>
      </div>
    </Dialog>
  );
}
