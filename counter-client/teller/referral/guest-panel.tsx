import { useState } from 'preact/hooks';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import { salutationText } from '../../parts/salutation.ts';
import { digitOf } from '../keys/keyboard.ts';
import { OptionButton } from '../panel/option-button.tsx';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { ReferralCard } from './card.tsx';
import { ReferralName } from './name.tsx';
import { isCancellable, stateWords } from './state.ts';
import { INITIALS, letterOf } from './surnames.ts';
import type { Station } from '../station.ts';
import { dispatch } from '../station.ts';
import { words } from '../words.ts';

/** Name of the panel's sender: its refusals show in it. */
const GUEST_AT = 'guest';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly referral: ReferralRow;
}

/** A referral under way: the name can be added (S56), and the teller can still cancel it. */
export function GuestPanel({ station, view, referral }: Props) {
  const { texts } = station;
  const { referralId } = referral;
  const number = referral.number ?? '';
  const [isCard, setCard] = useState(false);
  const [naming, setNaming] = useState<{ readonly initial: string | null } | null>(null);
  if (naming !== null) {
    return (
      <ReferralName
        station={station}
        title={texts.t('nameTitleOf', { number })}
        at={GUEST_AT}
        initial={naming.initial}
        onNamed={(salutation) => dispatch(station, GUEST_AT, { type: 'name-guest', referralId, salutation }, number)}
        onBack={() => setNaming(null)}
      />
    );
  }
  if (isCard) {
    const guest = { ticketId: referral.ticketId, number: referral.number, referralId, cues: null, known: referral.salutation, given: null };
    return <ReferralCard station={station} view={view} guest={guest} onBack={() => setCard(false)} />;
  }
  const items = itemsOf(
    station,
    referral,
    () => setNaming({ initial: null }),
    () => setCard(true),
  );
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    const letter = letterOf(code);
    const item = digit === null ? undefined : items[Number(digit) - 1];
    if (item !== undefined && !item.disabled) item.onPick();
    else if (letter !== null && INITIALS.includes(letter)) setNaming({ initial: letter });
    else return digit !== null;
    return true;
  };
  return (
    <PanelFrame
      key="guest"
      station={station}
      title={texts.t('guestTitle', { number })}
      hint={`${words(texts, stateWords(referral))} · ${texts.t('guestHint', {})}`}
      at={GUEST_AT}
      onKey={onKey}
    >
      <div class="options">
        {items.map((item, index) => (
          <OptionButton
            key={item.label}
            {...item}
            cap={String(index + 1)}
            chosen={false}
            busy={station.sender.phases.value.has(GUEST_AT)}
          />
        ))}
      </div>
    </PanelFrame>
  );
}

function itemsOf(station: Station, referral: ReferralRow, onName: () => void, onCard: () => void) {
  const { texts, moment } = station;
  const name = salutationText(referral.salutation, texts.language.value);
  const cancellable = isCancellable(referral);
  return [
    {
      label: texts.t(name === null ? 'guestName' : 'guestRename', {}),
      note: name ?? '',
      disabled: moment.offline.value,
      onPick: onName,
    },
    {
      label: texts.t('guestCancel', {}),
      note: cancellable ? '' : texts.t('whyUnderWay', {}),
      disabled: moment.offline.value || !cancellable,
      onPick: () => dispatch(station, GUEST_AT, { type: 'cancel-referral', referralId: referral.referralId }, referral.number),
    },
    { label: texts.t('wayCard', {}), note: '', disabled: moment.offline.value, onPick: onCard },
  ];
}
