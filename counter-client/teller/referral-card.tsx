import type { Choice, Salutation } from '../../server/contract/priority.ts';
import type { TellerView } from '../../server/contract/teller.ts';
import { CardForm } from '../parts/card-form.tsx';
import { digitOf } from './keyboard.ts';
import { PanelFrame } from './panel-frame.tsx';
import type { Station } from './station.ts';
import { dispatch } from './station.ts';

/** Whose card it is: the customer referred or to be referred. */
export interface CardGuest {
  readonly ticketId: string | null;
  readonly number: string | null;
  /** null: nobody was asked to come. */
  readonly referralId: string | null;
  /** null: the referral knows what was noticed. */
  readonly cues: readonly Choice[] | null;
  readonly known: Salutation | null;
}

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly guest: CardGuest;
  /** Back to asking somebody to come. */
  readonly onBack: () => void;
}

/** Name of the form's sender: its refusals show in the panel. */
const CARD_AT = 'card';

/** No time now: a card was handed out, and somebody will call (S69, S74). It takes the place of the raised hand. */
export function ReferralCard({ station, view, guest, onBack }: Props) {
  const { texts, moment, sender } = station;
  const { ticketId, number, referralId } = guest;
  const counterId = view.counter?.id ?? '';
  const onKey = (code: string): boolean => {
    if (code !== 'NumpadSubtract' && code !== 'Backspace') return digitOf(code) !== null;
    onBack();
    return true;
  };
  return (
    <PanelFrame key="card" station={station} title={texts.t('cardTitleOf', { number: number ?? '' })} hint="" at={CARD_AT} onKey={onKey}>
      <div class="paged refer-card">
        <button type="button" class="side refer-back" onClick={onBack}>
          {texts.t('wayGuide', {})}
          <kbd aria-hidden="true">-</kbd>
        </button>
        <CardForm
          texts={texts}
          managers={view.managers}
          managerId={null}
          cues={guest.cues}
          known={guest.known}
          phase={sender.phases.value.get(CARD_AT) ?? null}
          isOffline={moment.offline.value}
          tap={(act) => ({ onClick: act })}
          onCard={(card) => dispatch(station, CARD_AT, { type: 'hand-card', counterId, ticketId, referralId, ...card }, number)}
        />
      </div>
    </PanelFrame>
  );
}
