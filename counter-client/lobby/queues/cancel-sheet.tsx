import { ConfirmSheet } from '../../parts/frame/confirm-sheet.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { WaitingRow } from '../lobby-sheet.ts';

export function CancelSheet({ screen, row }: { readonly screen: LobbyScreen; readonly row: WaitingRow }) {
  const { texts } = screen;
  return (
    <ConfirmSheet
      screen={screen}
      at={`cancel ${row.ticketId}`}
      look="danger"
      command={{ type: 'cancel-ticket', ticketId: row.ticketId }}
      title={texts.t('cancelTitle', { number: row.number })}
      back={texts.t('keep', {})}
      confirm={texts.t('cancelConfirm', {})}
    >
      <p>{texts.t('cancelBody', {})}</p>
    </ConfirmSheet>
  );
}
