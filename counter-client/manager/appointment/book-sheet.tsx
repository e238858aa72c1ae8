import { useSignal } from '@preact/signals';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';
import { ask } from '../../parts/frame/send.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { PageProps } from '../page-props.ts';
import { SlotPicker } from './slot-picker.tsx';

interface Made {
  readonly code: string;
  readonly startsAt: number;
}

/** Day, half hour, and a name if one is known; then the code to tell the visitor. */
export function BookSheet({
  screen,
  view,
  managerId,
  followUp,
}: PageProps & { readonly managerId: string; readonly followUp: FollowUpRow | null }) {
  const { texts } = screen;
  const startsAt = useSignal<number | null>(null);
  const draft = useSignal<SalutationDraft>({ surname: '', title: 'mr' });
  const made = useSignal<Made | null>(null);
  const at = `book-it ${managerId}`;
  const known = followUp?.salutation ?? null;
  const book = (chosen: number): void => {
    const salutation = known ?? salutationOf(draft.value);
    const followUpId = followUp?.followUpId ?? null;
    ask(screen, at, { type: 'book-appointment', managerId, startsAt: chosen, followUpId, salutation }, (receipt) => {
      if (receipt.kind === 'appointment') made.value = { code: receipt.code, startsAt: chosen };
    });
  };
  const name = view.desks.find((row) => row.managerId === managerId)?.staffName ?? '';
  const chosen = startsAt.value;
  return (
    <SheetFrame screen={screen} title={texts.t('bookFor', { name })}>
      {made.value === null ? (
        <>
          <SlotPicker screen={screen} view={view} managerId={managerId} except={null} chosen={startsAt} />
          {known === null ? (
            <SalutationField
              screen={screen}
              isOptional={true}
              draft={draft.value}
              onChange={(next) => {
                draft.value = next;
              }}
            />
          ) : null}
          <Button
            screen={screen}
            at={at}
            look="filled"
            name={null}
            disabled={chosen === null}
            onPress={() => (chosen === null ? undefined : book(chosen))}
          >
            {texts.t('bookDo', {})}
          </Button>
        </>
      ) : (
        <CodeToTell screen={screen} view={view} made={made.value} />
      )}
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

function CodeToTell({ screen, view, made }: PageProps & { readonly made: Made }) {
  const { texts } = screen;
  const time = `${dateText(made.startsAt, view.timeZone, texts.language.value)} ${clockText(made.startsAt, view.timeZone)}`;
  return (
    <div class="code-to-tell" role="status">
      <p>{texts.t('booked', { time })}</p>
      <b class="code">{made.code}</b>
      {view.checksIn ? <p class="hint">{texts.t('bookedSay', {})}</p> : null}
    </div>
  );
}
