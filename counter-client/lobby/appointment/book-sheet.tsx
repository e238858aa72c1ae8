import { useState } from 'preact/hooks';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { ManagerChoices, TimeChoices } from './time.tsx';
import type { PageProps } from '../page-props.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';

const AT = 'appt book';
const NOBODY: SalutationDraft = { surname: '', title: 'ms' };

interface Made {
  readonly code: string;
  readonly managerId: string;
  readonly startsAt: number;
}

/**
 * Manager, time, and a name if one is known; then the code to tell the visitor.
 * @param again whose appointment was missed: the same visitor and manager are offered; null: a new one
 */
export function BookSheet({
  screen,
  view,
  again,
}: PageProps & {
  readonly again: AppointmentRow | null;
}) {
  const { texts } = screen;
  const only = view.managers.length === 1 ? (view.managers[0]?.managerId ?? null) : null;
  const [managerId, setManagerId] = useState(again?.manager.staffId ?? only);
  const [startsAt, setStartsAt] = useState<number | null>(null);
  const [draft, setDraft] = useState(again?.salutation ?? NOBODY);
  const [made, setMade] = useState<Made | null>(null);
  const book = (): void => {
    if (managerId === null || startsAt === null) return;
    const command = { type: 'book-appointment', managerId, startsAt, followUpId: again?.followUpId ?? null } as const;
    ask(screen, AT, { ...command, salutation: salutationOf(draft) }, (receipt) => {
      if (receipt.kind === 'appointment') setMade({ code: receipt.code, managerId, startsAt });
    });
  };
  return (
    <SheetFrame screen={screen} title={texts.t('apptNewTitle', {})}>
      {made === null ? (
        <>
          <ManagerChoices
            screen={screen}
            view={view}
            managerId={managerId}
            onPick={(id) => {
              setManagerId(id);
              setStartsAt(null);
            }}
          />
          <TimeChoices screen={screen} view={view} managerId={managerId} startsAt={startsAt} except={null} onPick={setStartsAt} />
          <SalutationField screen={screen} isOptional={false} draft={draft} onChange={setDraft} />
        </>
      ) : (
        <CodeToTell screen={screen} view={view} made={made} />
      )}
      <Refusal screen={screen} at={AT} />
      <SheetActions screen={screen} back={texts.t(made === null ? 'back' : 'apptClose', {})}>
        {made === null ? (
          <Button screen={screen} at={AT} look="filled" name={null} disabled={managerId === null || startsAt === null} onPress={book}>
            {texts.t('apptBook', {})}
          </Button>
        ) : null}
      </SheetActions>
    </SheetFrame>
  );
}

function CodeToTell({ screen, view, made }: PageProps & { readonly made: Made }) {
  const { texts } = screen;
  const time = `${dateText(made.startsAt, view.timeZone, texts.language.value)} ${clockText(made.startsAt, view.timeZone)}`;
  const name = view.managers.find(({ managerId }) => managerId === made.managerId)?.staffName ?? '';
  return (
    <div class="code-to-tell" role="status">
      <p>{texts.t('apptBooked', { time, name })}</p>
      <b class="code" data-code={made.code}>
        {made.code}
      </b>
      {view.checksIn ? <p class="hint">{texts.t('apptSay', {})}</p> : null}
    </div>
  );
}
