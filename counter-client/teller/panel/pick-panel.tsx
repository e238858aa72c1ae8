import { useState } from 'preact/hooks';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { TellerCounter } from '../counter.ts';
import { ReasonPanel } from './reason-panel.tsx';
import type { Station } from '../station.ts';
import { type Row, TicketList } from '../ticket-list.tsx';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

/** Calls one chosen ticket out of order: pick it, then say why. */
export function PickPanel({ station, view, counter }: Props) {
  const { texts } = station;
  const [picked, setPicked] = useState<Row | null>(null);
  if (picked === null) {
    return (
      <TicketList
        station={station}
        view={view}
        counter={counter}
        title={texts.t('pickTitle', {})}
        hint={texts.t('pickHint', {})}
        at="pick"
        onPick={setPicked}
        other={null}
      />
    );
  }
  return (
    <ReasonPanel
      key={picked.ticketId}
      station={station}
      title={texts.t('pickReason', { number: picked.number })}
      hint={texts.t('pickReasonHint', {})}
      at="pick"
      reasons={view.chosenCallReasons}
      number={picked.number}
      commandFor={(reasonId) => ({ type: 'call-ticket', counterId: counter.id, ticketId: picked.ticketId, reasonId })}
    />
  );
}
