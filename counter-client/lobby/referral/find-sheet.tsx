import type { LobbyView } from '../../../server/contract/lobby.ts';
import { FindForm } from './find-form.tsx';
import type { HallDesk, WaitingRow } from '../hall-desk.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';

/** A guest found among those who wait in line (S19). */
export function FindSheet({ desk, view, row }: { readonly desk: HallDesk; readonly view: LobbyView; readonly row: WaitingRow }) {
  const { texts } = desk;
  return (
    <SheetFrame desk={desk} title={texts.t('findFor', { number: row.number })}>
      <FindForm desk={desk} view={view} ticketId={row.ticketId} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}
