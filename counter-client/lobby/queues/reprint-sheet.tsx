import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import type { UnprintedRow } from '../lobby-sheet.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

const REASONS: readonly LobbyTextKey[] = ['reasonNotOut', 'reasonDamaged', 'reasonLost', 'reasonOther'];

/** A printer that can print, and a reason; both are kept with the day. */
export function ReprintSheet({
  screen,
  view,
  row,
}: PageProps & {
  readonly row: UnprintedRow;
}) {
  const { texts } = screen;
  const able = view.printers.filter((printer) => printer.canPrint);
  const [printerId, setPrinterId] = useState(
    able.find((printer) => printer.printerId === row.printerId)?.printerId ?? able[0]?.printerId ?? null,
  );
  const [reason, setReason] = useState<LobbyTextKey | null>(null);
  const at = `reprint ${row.ticketId}`;
  const send = (): void => {
    if (printerId !== null && reason !== null)
      dispatch(screen, at, { type: 'reprint-ticket', ticketId: row.ticketId, printerId, reason: texts.t(reason, {}) });
  };
  return (
    <SheetFrame screen={screen} title={texts.t('reprintTitle', { number: row.number })}>
      <h3 class="group">{texts.t('reprintWhere', {})}</h3>
      <div class="choices" role="group" aria-label={texts.t('reprintWhere', {})}>
        {view.printers.map((printer) => (
          <Choice
            key={printer.printerId}
            screen={screen}
            at={printer.printerId}
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
          <Choice key={key} screen={screen} at={key} chosen={key === reason} disabled={false} onPick={() => setReason(key)}>
            {texts.t(key, {})}
          </Choice>
        ))}
      </div>
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        <Button screen={screen} at={at} look="filled" name={null} disabled={printerId === null || reason === null} onPress={send}>
          {texts.t('reprint', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}
