import { useRef, useState } from 'preact/hooks';
import type { Choice } from '../../../server/contract/priority.ts';
import type { Salutation } from '../../../server/contract/command/person.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import { CardForm } from '../../parts/card/form.tsx';
import { digitOf } from '../keys/keyboard.ts';
import { PagedChoices } from '../panel/paged-choices.tsx';
import { PanelFrame } from '../panel/panel-frame.tsx';
import type { Station } from '../station.ts';
import { dispatch } from '../station.ts';

/** Whose card it is: the customer referred or to be referred. */
interface CardGuest {
  readonly ticketId: string | null;
  readonly number: string | null;
  /** null: nobody was asked to come. */
  readonly referralId: string | null;
  /** null: the referral knows what was noticed. */
  readonly cues: readonly Choice[] | null;
  readonly known: Salutation | null;
  /** The reason already given, which is not asked again; null: none. */
  readonly given: string | null;
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

/** No time now: a card was handed out, and somebody will call (S69, S74). What was noticed first, a digit as for the raised hand. */
export function ReferralCard(props: Props) {
  const { station, guest, onBack } = props;
  const { cues, number } = guest;
  const [cueId, setCueId] = useState<string | null>(guest.given);
  const title = station.texts.t('cardTitleOf', { number: number ?? '' });
  const cue = cues?.find(({ id }) => id === cueId) ?? null;
  if (cues === null || cue !== null) {
    return <Details {...props} title={title} cue={cue} onStepBack={cue === null ? onBack : () => setCueId(null)} />;
  }
  return (
    <PagedChoices
      key="card-cue"
      station={station}
      title={title}
      hint={station.texts.t('cardCueHint', {})}
      at={CARD_AT}
      choices={cues}
      given={guest.given}
      disabled={false}
      onPick={setCueId}
      otherKeys={(code) => {
        if (code !== 'NumpadSubtract' && code !== 'Backspace') return false;
        onBack();
        return true;
      }}
    >
      <div class="refer-draft">
        <GuideButton station={station} onBack={onBack} />
      </div>
    </PagedChoices>
  );
}

interface DetailsProps extends Props {
  readonly title: string;
  /** null: the referral knows it. */
  readonly cue: Choice | null;
  readonly onStepBack: () => void;
}

/** Everything else is as most cards are: the key that opened the panel records it. */
function Details({ station, view, guest, onBack, title, cue, onStepBack }: DetailsProps) {
  const { texts, moment, sender } = station;
  const { ticketId, number, referralId } = guest;
  const place = useRef<HTMLDivElement>(null);
  const counterId = view.counter?.id ?? '';
  const cueId = cue?.id ?? null;
  const onKey = (code: string): boolean => {
    if (code === 'NumpadDecimal') place.current?.querySelector('form')?.requestSubmit();
    else if (code === 'NumpadSubtract') onBack();
    else if (code === 'Backspace') onStepBack();
    else return digitOf(code) !== null;
    return true;
  };
  return (
    <PanelFrame key="card" station={station} title={title} hint="" at={CARD_AT} onKey={onKey}>
      <div ref={place} class="paged refer-card">
        <div class="refer-draft">
          <GuideButton station={station} onBack={onBack} />
          {cue === null ? null : (
            <button type="button" class="side" data-card-cue={cue.id} onClick={onStepBack}>
              {texts.pick(cue.text)}
              <kbd aria-hidden="true">⌫</kbd>
            </button>
          )}
        </div>
        <CardForm
          texts={texts}
          managers={view.managers}
          managerId={null}
          cues={null}
          known={guest.known}
          phase={sender.phases.value.get(CARD_AT) ?? null}
          isOffline={moment.offline.value}
          cap="."
          tap={(act) => ({ onClick: act })}
          onCard={(card) => dispatch(station, CARD_AT, { type: 'hand-card', counterId, ticketId, referralId, ...card, cueId }, number)}
        />
      </div>
    </PanelFrame>
  );
}

function GuideButton({ station, onBack }: Pick<Props, 'station' | 'onBack'>) {
  return (
    <button type="button" class="side" onClick={onBack}>
      {station.texts.t('wayGuide', {})}
      <kbd aria-hidden="true">-</kbd>
    </button>
  );
}
