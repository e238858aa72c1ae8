import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';

/** Which colleague goes instead. */
export function PassSheet({ desk, view, referralId }: { readonly desk: HallDesk; readonly view: LobbyView; readonly referralId: string }) {
  const { texts } = desk;
  const at = `pass ${referralId}`;
  return (
    <SheetFrame desk={desk} title={texts.t('passTitle', {})}>
      <p class="hint">{texts.t(view.colleagues.length === 0 ? 'passNobody' : 'passHint', {})}</p>
      <div class="choices">
        {view.colleagues.map(({ staffId, staffName }) => (
          <Button
            key={staffId}
            desk={desk}
            at={`${at} ${staffId}`}
            look="plain"
            name={null}
            disabled={false}
            onPress={() => dispatch(desk, at, { type: 'pass-referral', referralId, toStaffId: staffId })}
          >
            {staffName}
          </Button>
        ))}
      </div>
      <Refusal desk={desk} at={at} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}
