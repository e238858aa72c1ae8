import { useState } from 'preact/hooks';
import type { TellerCommand, TellerView } from '../../../server/contract/teller.ts';
import { digitOf, isConfirming } from '../keys/keyboard.ts';
import type { TellerCounter, TellerTicket } from '../counter.ts';
import { OptionButton } from './option-button.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { dispatch } from '../station.ts';
import type { Station } from '../station.ts';
import { STATE_WORDS } from '../state-words.ts';
import { typeDigit } from '../keys/typed-choice.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
  readonly ticket: TellerTicket;
}

type Destination = Extract<TellerCommand, { type: 'transfer-ticket' }>['to'];

interface Choice {
  /** What to type for it. */
  readonly cap: string;
  readonly to: Destination;
  readonly label: string;
  readonly note: string;
  readonly disabled: boolean;
}

/** A digit picks, Enter sends; 0 switches sides. Counters are typed by the label on their glass. */
export function TransferPanel({ station, view, counter, ticket }: Props) {
  const { texts } = station;
  const [side, setSide] = useState<'service' | 'counter'>('service');
  const [typed, setTyped] = useState('');
  const choices = side === 'service' ? serviceChoices(station, view, ticket) : counterChoices(station, view, counter);
  const chosen = choices.find((choice) => choice.cap === typed && !choice.disabled) ?? null;
  const blocked = chosen === null || station.moment.offline.value;
  const sendIt = (): void => {
    if (!blocked) dispatch(station, 'transfer', { type: 'transfer-ticket', ticketId: ticket.ticketId, to: chosen.to }, ticket.number);
  };
  const switchTo = (next: 'service' | 'counter'): void => {
    setSide(next);
    setTyped('');
  };
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    if (isConfirming(code)) sendIt();
    else if (code === 'Backspace') setTyped(typed.slice(0, -1));
    else if (digit === null) return false;
    else {
      const next = typeDigit(
        choices.map((choice) => choice.cap),
        typed,
        digit,
      );
      if (next === null) {
        if (digit === '0') switchTo(side === 'service' ? 'counter' : 'service');
      } else setTyped(next);
    }
    return true;
  };
  return (
    <PanelFrame
      station={station}
      title={texts.t('transferTitle', { number: ticket.number })}
      hint={texts.t('transferHint', {})}
      at="transfer"
      onKey={onKey}
    >
      <div class="transfer">
        <div class="sides" role="group" aria-label={texts.t('transfer', {})}>
          <SideButton station={station} side="service" current={side} onPick={switchTo} />
          <SideButton station={station} side="counter" current={side} onPick={switchTo} />
          <span class="hint">{texts.t('transferKeeps', {})}</span>
          <button type="button" class="key key-send" data-send aria-disabled={blocked} onClick={sendIt}>
            <span class="key-label">{chosen === null ? texts.t('send', {}) : texts.t('transferTo', { name: chosen.label })}</span>
            <kbd aria-hidden="true">Enter</kbd>
          </button>
        </div>
        <div class="options">
          {choices.map((choice) => (
            <OptionButton
              key={`${side} ${choice.cap}`}
              cap={choice.cap}
              label={choice.label}
              note={choice.note}
              chosen={choice === chosen}
              disabled={choice.disabled}
              busy={false}
              onPick={() => setTyped(choice.cap)}
            />
          ))}
        </div>
      </div>
    </PanelFrame>
  );
}

function SideButton({
  station,
  side,
  current,
  onPick,
}: {
  readonly station: Station;
  readonly side: 'service' | 'counter';
  readonly current: 'service' | 'counter';
  readonly onPick: (side: 'service' | 'counter') => void;
}) {
  return (
    <button
      type="button"
      class={`side ${side === current ? 'side-current' : ''}`}
      data-side={side}
      aria-pressed={side === current}
      onClick={() => onPick(side)}
    >
      {station.texts.t(side === 'service' ? 'transferServices' : 'transferCounters', {})}
      {side === current ? null : <kbd aria-hidden="true">0</kbd>}
    </button>
  );
}

function serviceChoices({ texts }: Station, view: TellerView, ticket: TellerTicket): Choice[] {
  return view.services.map((service, index) => ({
    cap: String(index + 1),
    to: { kind: 'service', serviceId: service.id },
    label: `${service.prefix} ${texts.pick(service.name)}`,
    note: '',
    disabled: service.id === ticket.serviceId,
  }));
}

function counterChoices({ texts }: Station, view: TellerView, counter: TellerCounter): Choice[] {
  return view.counters
    .filter((other) => other.id !== counter.id)
    .map((other) => ({
      cap: other.label,
      to: { kind: 'counter', counterId: other.id },
      label: texts.t('windowName', { label: other.label }),
      note:
        other.staffName === null ? texts.t(STATE_WORDS[other.state], {}) : `${texts.t(STATE_WORDS[other.state], {})} · ${other.staffName}`,
      disabled: other.state === 'closed',
    }));
}
