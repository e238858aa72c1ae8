import { useState } from 'preact/hooks';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { ask } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';

const AT = 'name guest';

/** The salutation may follow: nobody stands waiting for it. */
export function GuestNameField({ desk, referralId }: { readonly desk: HallDesk; readonly referralId: string }) {
  const { texts } = desk;
  const [draft, setDraft] = useState<SalutationDraft>({ surname: '', title: 'ms' });
  const salutation = salutationOf(draft);
  return (
    <details class="legend">
      <summary>{texts.t('nameGuest', {})}</summary>
      <div class="guest-name">
        <SalutationField desk={desk} draft={draft} onChange={setDraft} />
        <Button
          desk={desk}
          at={AT}
          look="plain"
          name={null}
          disabled={salutation === null}
          onPress={() => ask(desk, AT, { type: 'name-guest', referralId, salutation }, () => undefined)}
        >
          {texts.t('nameSave', {})}
        </Button>
        <Refusal desk={desk} at={AT} />
      </div>
    </details>
  );
}
