import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask } from '../../parts/frame/send.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';

const AT = 'name guest';

/** The salutation may follow: nobody stands waiting for it. */
export function GuestNameField({ screen, referralId }: { readonly screen: LobbyScreen; readonly referralId: string }) {
  const { texts } = screen;
  const [draft, setDraft] = useState<SalutationDraft>({ surname: '', title: 'ms' });
  const salutation = salutationOf(draft);
  return (
    <details class="legend">
      <summary>{texts.t('nameGuest', {})}</summary>
      <div class="guest-name">
        <SalutationField screen={screen} isOptional={false} draft={draft} onChange={setDraft} />
        <Button
          screen={screen}
          at={AT}
          look="plain"
          name={null}
          disabled={salutation === null}
          onPress={() => ask(screen, AT, { type: 'name-guest', referralId, salutation }, () => undefined)}
        >
          {texts.t('nameSave', {})}
        </Button>
        <Refusal screen={screen} at={AT} />
      </div>
    </details>
  );
}
