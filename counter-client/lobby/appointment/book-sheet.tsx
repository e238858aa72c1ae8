import { useState } from 'preact/hooks';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { ManagerChoices, TimeChoices } from './time.tsx';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { ask } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';
import { SheetActions, SheetFrame } from '../sheets.tsx';

const AT = 'appt book';
const NOBODY: SalutationDraft = { surname: '', title: 'ms' };

interface Made {
  readonly code: string;
  readonly managerId: string;
  readonly startsAt: number;
}

/**
 * Manager, time, and a name if one is known; then the code to tell the customer.
 * @param again whose appointment was missed: the same customer and manager are offered; null: a new one
 */
export function BookSheet({
  desk,
  view,
  again,
}: {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly again: AppointmentRow | null;
}) {
  const { texts } = desk;
  const only = view.managers.length === 1 ? (view.managers[0]?.managerId ?? null) : null;
  const [managerId, setManagerId] = useState(again?.manager.staffId ?? only);
  const [startsAt, setStartsAt] = useState<number | null>(null);
  const [draft, setDraft] = useState(again?.salutation ?? NOBODY);
  const [made, setMade] = useState<Made | null>(null);
  const book = (): void => {
    if (managerId === null || startsAt === null) return;
    const command = { type: 'book-appointment', managerId, startsAt, followUpId: again?.followUpId ?? null } as const;
    ask(desk, AT, { ...command, salutation: salutationOf(draft) }, (receipt) => {
      if (receipt.kind === 'appointment') setMade({ code: receipt.code, managerId, startsAt });
    });
  };
  return (
    <SheetFrame desk={desk} title={texts.t('apptNewTitle', {})}>
      {made === null ? (
        <>
          <ManagerChoices
            desk={desk}
            view={view}
            managerId={managerId}
            onPick={(id) => {
              setManagerId(id);
              setStartsAt(null);
            }}
          />
          <TimeChoices desk={desk} view={view} managerId={managerId} startsAt={startsAt} except={null} onPick={setStartsAt} />
          <SalutationField desk={desk} draft={draft} onChange={setDraft} />
        </>
      ) : (
        <CodeToTell desk={desk} view={view} made={made} />
      )}
      <Refusal desk={desk} at={AT} />
      <SheetActions desk={desk} back={texts.t(made === null ? 'cancel' : 'apptClose', {})}>
        {made === null ? (
          <Button desk={desk} at={AT} look="filled" name={null} disabled={managerId === null || startsAt === null} onPress={book}>
            {texts.t('apptBook', {})}
          </Button>
        ) : null}
      </SheetActions>
    </SheetFrame>
  );
}

function CodeToTell({ desk, view, made }: { readonly desk: HallDesk; readonly view: LobbyView; readonly made: Made }) {
  const { texts } = desk;
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
