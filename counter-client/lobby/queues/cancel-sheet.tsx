import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { WaitingRow } from '../lobby-sheet.ts';

export function CancelSheet({ screen, row }: { readonly screen: LobbyScreen; readonly row: WaitingRow }) {
  const { texts } = screen;
  const at = `cancel ${row.ticketId}`;
  return (
    <SheetFrame screen={screen} title={texts.t('cancelTitle', { number: row.number })}>
      <p>{texts.t('cancelBody', {})}</p>
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('keep', {})}>
        <Button
          screen={screen}
          at={at}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(screen, at, { type: 'cancel-ticket', ticketId: row.ticketId })}
        >
          {texts.t('cancelConfirm', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}
