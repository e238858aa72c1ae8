import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, openSheet } from '../../parts/frame/send.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { PageProps } from '../page-props.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';

const AT = 'find';
const NOBODY: SalutationDraft = { surname: '', title: 'ms' };

/**
 * The lobby manager has found a guest (S48): the reason is the tap that records it, and what to do next opens at once.
 * @param ticketId the guest's number; null: none, or not known
 */
export function FindForm({
  screen,
  view,
  ticketId,
}: PageProps & {
  readonly ticketId: string | null;
}) {
  const { texts } = screen;
  const [sure, setSure] = useState(false);
  const [draft, setDraft] = useState(NOBODY);
  const find = (cueId: string): void => {
    const confidence = sure ? 'confirmed' : 'possible';
    const salutation = salutationOf(draft);
    const target = { kind: 'lobby' } as const;
    ask(screen, AT, { type: 'raise-referral', counterId: null, ticketId, cueId, confidence, target, salutation }, (receipt) => {
      if (receipt.kind !== 'referral') return;
      setDraft(NOBODY);
      openSheet(screen, { kind: 'outcome', referralId: receipt.referralId });
    });
  };
  return (
    <>
      <div class="find-extras">
        <div class="choices choices-small" role="group" aria-label={texts.t('confirmed', {})}>
          <Choice screen={screen} at="possible" chosen={!sure} disabled={false} onPick={() => setSure(false)}>
            {texts.t('possible', {})}
          </Choice>
          <Choice screen={screen} at="confirmed" chosen={sure} disabled={false} onPick={() => setSure(true)}>
            {texts.t('confirmed', {})}
          </Choice>
        </div>
        <SalutationField screen={screen} isOptional={false} draft={draft} onChange={setDraft} />
      </div>
      <p class="hint">{texts.t('findHint', {})}</p>
      <div class="find-cues">
        {view.cues.map(({ id, text }) => (
          <Button key={id} screen={screen} at={`${AT} ${id}`} look="plain" name={null} disabled={false} onPress={() => find(id)}>
            {texts.pick(text)}
          </Button>
        ))}
      </div>
      <Refusal screen={screen} at={AT} />
    </>
  );
}
