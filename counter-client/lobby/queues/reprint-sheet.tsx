import { useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk, UnprintedRow } from '../hall-desk.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';
import type { LobbyTextKey } from '../texts-zh.ts';

const REASONS: readonly LobbyTextKey[] = ['reasonNotOut', 'reasonDamaged', 'reasonLost', 'reasonOther'];

/** A printer that can print, and a reason; both are kept with the day. */
export function ReprintSheet({ desk, view, row }: { readonly desk: HallDesk; readonly view: LobbyView; readonly row: UnprintedRow }) {
  const { texts } = desk;
  const able = view.printers.filter((printer) => printer.canPrint);
  const [printerId, setPrinterId] = useState(
    able.find((printer) => printer.printerId === row.printerId)?.printerId ?? able[0]?.printerId ?? null,
  );
  const [reason, setReason] = useState<LobbyTextKey | null>(null);
  const at = `reprint ${row.ticketId}`;
  const send = (): void => {
    if (printerId !== null && reason !== null)
      dispatch(desk, at, { type: 'reprint-ticket', ticketId: row.ticketId, printerId, reason: texts.t(reason, {}) });
  };
  return (
    <SheetFrame desk={desk} title={texts.t('reprintTitle', { number: row.number })}>
      <h3 class="group">{texts.t('reprintWhere', {})}</h3>
      <div class="choices" role="group" aria-label={texts.t('reprintWhere', {})}>
        {view.printers.map((printer) => (
          <Choice
            key={printer.printerId}
            desk={desk}
            name={printer.printerId}
            chosen={printer.printerId === printerId}
            disabled={!printer.canPrint}
            onPick={() => setPrinterId(printer.printerId)}
          >
            {texts.pick(printer.name)}
            {printer.canPrint ? '' : ` · ${texts.t('printerNotReady', {})}`}
          </Choice>
        ))}
      </div>
      <h3 class="group">{texts.t('reprintReason', {})}</h3>
      <div class="choices" role="group" aria-label={texts.t('reprintReason', {})}>
        {REASONS.map((key) => (
          <Choice key={key} desk={desk} name={key} chosen={key === reason} disabled={false} onPick={() => setReason(key)}>
            {texts.t(key, {})}
          </Choice>
        ))}
      </div>
      <Refusal desk={desk} at={at} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        <Button desk={desk} at={at} look="filled" name={null} disabled={printerId === null || reason === null} onPress={send}>
          {texts.t('reprint', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}
