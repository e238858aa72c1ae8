import type { TellerView } from '../../../server/contract/teller.ts';
import { ArrivedStrip } from '../now/arrived-strip.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { HandBackPanel } from '../now/direct-band.tsx';
import type { TellerCounter } from '../counter.ts';
import type { PanelName } from './panel.ts';
import { RestorePanel, ResumePanel } from './bring-back-panels.tsx';
import { PickPanel } from './pick-panel.tsx';
import { ReasonPanel } from './reason-panel.tsx';
import { GuestPanel } from '../referral/guest-panel.tsx';
import { ReferralPanel } from '../referral/panel.tsx';
import { openGuest } from '../referral/state.ts';
import type { Station } from '../station.ts';
import { TransferPanel } from './transfer-panel.tsx';
import { capFor } from '../words.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

/** Whether a panel still makes sense: one that its state has left behind closes by itself. */
export function panelFits(panel: PanelName, { station, view, counter }: Props): boolean {
  switch (panel) {
    case 'arrived':
      return counter.state === 'calling';
    case 'customer':
      return counter.state !== 'paused';
    case 'hand-back':
      return counter.direct !== null;
    case 'refer':
      return view.referable !== null;
    case 'guest':
      return openGuest(view, station.guestId.value) !== null;
    case 'transfer':
    case 'park':
      return counter.ticket !== null;
    case 'pause':
    case 'pick':
    case 'resume':
      return counter.state === 'idle';
    case 'restore':
      return counter.missed.length > 0;
    default:
      return panel satisfies never;
  }
}

export function Panel({ station, view, counter, panel }: Props & { readonly panel: PanelName }) {
  const { texts } = station;
  const { ticket } = counter;
  switch (panel) {
    case 'arrived':
      return ticket === null ? null : <ArrivedStrip station={station} ticket={ticket} />;
    case 'transfer':
      return ticket === null ? null : (
        <TransferPanel key={ticket.ticketId} station={station} view={view} counter={counter} ticket={ticket} />
      );
    case 'customer':
      return <CustomerPanel station={station} view={view} counter={counter} />;
    case 'refer':
      return <ReferralPanel station={station} view={view} counter={counter} />;
    case 'guest': {
      const referral = openGuest(view, station.guestId.value);
      return referral === null ? null : <GuestPanel station={station} view={view} referral={referral} />;
    }
    case 'hand-back':
      return <HandBackPanel station={station} view={view} counter={counter} />;
    case 'restore':
      return <RestorePanel station={station} counter={counter} />;
    case 'resume':
      return <ResumePanel station={station} counter={counter} />;
    case 'pick':
      return <PickPanel station={station} view={view} counter={counter} />;
    case 'park':
      return ticket === null ? null : (
        <ReasonPanel
          station={station}
          title={texts.t('parkTitle', { number: ticket.number })}
          hint={texts.t('parkHint', {})}
          at="park"
          reasons={view.parkReasons}
          number={ticket.number}
          commandFor={(reasonId) => ({ type: 'park-ticket', counterId: counter.id, ticketId: ticket.ticketId, reasonId })}
        />
      );
    case 'pause':
      return (
        <ReasonPanel
          station={station}
          title={texts.t('pauseTitle', {})}
          hint={texts.t('pauseHint', { key: capFor(station, 'pause') })}
          at="pause"
          reasons={view.pauseReasons}
          number={null}
          commandFor={(reasonId) => ({ type: 'pause-counter', counterId: counter.id, reasonId })}
        />
      );
    default:
      return panel satisfies never;
  }
}
