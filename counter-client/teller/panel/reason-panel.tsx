import type { TellerCommand, TellerView } from '../../../server/contract/teller.ts';
import { digitOf } from '../keys/keyboard.ts';
import { OptionButton } from './option-button.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { dispatch } from '../station.ts';
import type { Station } from '../station.ts';

interface Props {
  readonly station: Station;
  readonly title: string;
  readonly hint: string;
  readonly at: string;
  readonly reasons: TellerView['pauseReasons'];
  /** Ticket the command is about, for the footer; null: none. */
  readonly number: string | null;
  readonly commandFor: (reasonId: string) => TellerCommand;
}

/** A reason by one digit, which also sends. The first nine have digits; all can be clicked. */
export function ReasonPanel({ station, title, hint, at, reasons, number, commandFor }: Props) {
  const pick = (reasonId: string): void => dispatch(station, at, commandFor(reasonId), number);
  const busy = station.sender.phases.value.has(at);
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    const reason = digit === null || digit === '0' ? undefined : reasons[Number(digit) - 1];
    if (reason === undefined) return digit !== null && digit !== '0';
    if (!station.moment.offline.peek()) pick(reason.id);
    return true;
  };
  return (
    <PanelFrame station={station} title={title} hint={hint} at={at} onKey={onKey}>
      <div class="options">
        {reasons.map((reason, index) => (
          <OptionButton
            key={reason.id}
            cap={index < 9 ? String(index + 1) : ''}
            label={station.texts.pick(reason.text)}
            note=""
            chosen={false}
            disabled={station.moment.offline.value}
            busy={busy}
            onPick={() => pick(reason.id)}
          />
        ))}
      </div>
    </PanelFrame>
  );
}
