import { Choice } from '../../parts/frame/choice.tsx';
import type { PageProps } from '../page-props.ts';

interface Props extends PageProps {
  /** null: no slip. */
  readonly printerId: string | null;
  readonly onPick: (printerId: string | null) => void;
}

/** Where the slip of a number comes out; one that cannot print now is not offered. */
export function SlipChoices({ screen, view, printerId, onPick }: Props) {
  const { texts } = screen;
  return (
    <>
      <h3 class="group">{texts.t('registerSlip', {})}</h3>
      <div class="choices choices-small" role="group" aria-label={texts.t('registerSlip', {})}>
        <Choice screen={screen} at="slip none" chosen={printerId === null} disabled={false} onPick={() => onPick(null)}>
          {texts.t('registerNoSlip', {})}
        </Choice>
        {view.printers.map((printer) => (
          <Choice
            key={printer.printerId}
            screen={screen}
            at={`slip ${printer.printerId}`}
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
