import { capFor, words } from '../words.ts';
import { digitOf, isConfirming } from '../keys/keyboard.ts';
import type { TellerAction } from '../offer.ts';
import type { TellerTicket } from '../counter.ts';
import { OptionButton } from '../panel/option-button.tsx';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { currentOffer, press } from '../station.ts';
import type { Station } from '../station.ts';
import type { TellerTextKey } from '../texts-zh.ts';

const OUTCOMES: readonly { readonly action: TellerAction; readonly label: TellerTextKey }[] = [
  { action: 'confirm', label: 'stripArrived' },
  { action: 'recall', label: 'stripRecall' },
  { action: 'no-show', label: 'stripNoShow' },
  { action: 'return', label: 'stripReturn' },
];

/** "到了吗？": the next key while somebody is being called asks instead of finishing a customer who was never served. */
export function ArrivedStrip({ station, ticket }: { readonly station: Station; readonly ticket: TellerTicket }) {
  const { texts } = station;
  const choose = (action: TellerAction): void => press(station, action);
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    const outcome = digit === null ? undefined : OUTCOMES[Number(digit) - 1];
    if (isConfirming(code)) choose('confirm');
    else if (outcome !== undefined) choose(outcome.action);
    else return digit !== null;
    return true;
  };
  return (
    <PanelFrame station={station} title={texts.t('stripQuestion', { number: ticket.number })} hint="" at="return" onKey={onKey}>
      <div class="options options-strip">
        {OUTCOMES.map(({ action, label }, index) => {
          const offer = currentOffer(station, action);
          const cap = action === 'return' ? '' : capFor(station, action);
          return (
            <OptionButton
              key={action}
              cap={String(index + 1)}
              label={texts.t(label, {})}
              note={offer.kind === 'none' ? words(texts, offer.why) : cap}
              chosen={action === 'confirm'}
              disabled={offer.kind === 'none'}
              busy={station.sender.phases.value.has(action)}
              onPick={() => choose(action)}
            />
          );
        })}
      </div>
    </PanelFrame>
  );
}
