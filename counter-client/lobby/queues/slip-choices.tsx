import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { HallDesk } from '../hall-desk.ts';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  /** null: no slip. */
  readonly printerId: string | null;
  readonly onPick: (printerId: string | null) => void;
}

/** Where the slip of a number comes out; one that cannot print now is not offered. */
export function SlipChoices({ desk, view, printerId, onPick }: Props) {
  const { texts } = desk;
  return (
    <>
      <h3 class="group">{texts.t('registerSlip', {})}</h3>
      <div class="choices choices-small" role="group" aria-label={texts.t('registerSlip', {})}>
        <Choice desk={desk} name="slip none" chosen={printerId === null} disabled={false} onPick={() => onPick(null)}>
          {texts.t('registerNoSlip', {})}
        </Choice>
        {view.printers.map((printer) => (
          <Choice
            key={printer.printerId}
            desk={desk}
            name={`slip ${printer.printerId}`}
            chosen={printer.printerId === printerId}
            disabled={!printer.canPrint}
            onPick={() => onPick(printer.printerId)}
          >
            {texts.pick(printer.name)}
          </Choice>
        ))}
      </div>
    </>
  );
}
