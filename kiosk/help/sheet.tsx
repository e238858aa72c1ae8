import { Icon, handHelpingIcon } from '../../server/web/icons.ts';
import { Dialog } from '../dialog.tsx';
import type { Kit } from '../kit.ts';
import type { KioskKey } from '../texts.ts';
import type { HelpShown } from './slot.ts';

interface Said {
  readonly key: KioskKey;
  /** How many of the three steps are done. */
  readonly step: 0 | 1 | 2 | 3;
}

const SAID: Readonly<Record<HelpShown, Said>> = {
  sending: { key: 'helpSending', step: 0 },
  unsent: { key: 'helpUnsent', step: 0 },
  raised: { key: 'helpRaised', step: 1 },
  seen: { key: 'helpSeen', step: 2 },
  coming: { key: 'helpComing', step: 3 },
  desk: { key: 'helpDesk', step: 1 },
  expired: { key: 'helpExpired', step: 1 },
  ended: { key: 'helpEnded', step: 3 },
};

const OFFLINE: Said = { key: 'helpOffline', step: 0 };
const STEPS: readonly KioskKey[] = ['helpStepSent', 'helpStepSeen', 'helpStepComing'];

export function HelpSheet({ kit }: { readonly kit: Kit }) {
  const { session, texts, guard } = kit;
  const { help } = session;
  const { key, step } = session.offline.value ? OFFLINE : SAID[help.shown.value];
  const refusal = help.refusal.value;
  return (
    <Dialog kind="sheet" titleId="help-title" onEscape={() => help.close()}>
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
        {help.mayAgain.value && refusal === null && !session.offline.value ? (
          <button type="button" class="action" {...guard.tap(() => void session.askHelp())}>
            {texts.t('helpAgain', {})}
          </button>
        ) : null}
        <button type="button" class="action action-main" {...guard.tap(() => help.close())}>
          {texts.t('helpClose', {})}
        </button>
      </div>
    </Dialog>
  );
}
