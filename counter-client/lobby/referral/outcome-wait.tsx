import { useState } from 'preact/hooks';
import type { Choice as ChoiceText } from '../../../server/contract/priority.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { OUTCOME_AT } from './outcome-at.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { rankedManagers } from './outcome-introduce.tsx';
import type { PageProps } from '../page-props.ts';
import { managerStateWords } from './words.ts';

/** As the contract's: how many chips describe one guest, the seat included. */
const LOOKS_OF_GUEST_MAX = 4;

interface Props extends PageProps {
  readonly row: ReferralRow;
}

/** The guest waits (S44): chips say where the guest sits and how to recognise the guest; a tap on a manager notifies that manager. */
export function OutcomeWait({ screen, view, row }: Props) {
  const { texts, moment } = screen;
  const { referralId, servedAtLabel } = row;
  const [seatId, setSeatId] = useState<string | null>(null);
  const [lookIds, setLookIds] = useState<readonly string[]>([]);
  const toggleLook = (id: string): void => setLookIds(lookIds.includes(id) ? lookIds.filter((one) => one !== id) : [...lookIds, id]);
  const seat = (managerId: string | null): void => {
    const look = seatId === null && lookIds.length === 0 ? null : { seatId, lookIds: [...lookIds] };
    dispatch(screen, OUTCOME_AT, { type: 'seat-guest', referralId, managerId, look });
  };
  return (
    <div data-way="wait">
      {servedAtLabel === null ? null : <p class="hint">{texts.t('introduceServed', {})}</p>}
      <Chips
        screen={screen}
        title={texts.t('seatWhere', {})}
        name="seat"
        choices={view.seats}
        chosen={seatId === null ? [] : [seatId]}
        isFull={false}
        onPick={(id) => setSeatId(id === seatId ? null : id)}
      />
      <Chips
        screen={screen}
        title={texts.t('seatLooks', { count: LOOKS_OF_GUEST_MAX })}
        name="look"
        choices={view.looks}
        chosen={lookIds}
        isFull={lookIds.length >= LOOKS_OF_GUEST_MAX}
        onPick={toggleLook}
      />
      {row.state === 'waiting' && row.look !== null ? <p class="hint">{texts.t('seatKept', {})}</p> : null}
      <div class="seat-for">
        <h3 class="group">{texts.t('seatFor', {})}</h3>
        <div class="choices">
          <Button screen={screen} at="seat any" look="filled" name={null} disabled={servedAtLabel !== null} onPress={() => seat(null)}>
            {texts.t('seatAny', {})}
          </Button>
          {rankedManagers(view, row).map((manager) => (
            <Button
              key={manager.managerId}
              screen={screen}
              at={`seat ${manager.managerId}`}
              look="plain"
              name={null}
              disabled={servedAtLabel !== null || manager.state === 'off'}
              onPress={() => seat(manager.managerId)}
            >
              <span class="key-words">
                <span>{manager.staffName}</span>
                <small>
                  {managerStateWords(texts, manager, moment.now.value, view.timeZone)}
                  {manager.waiting === 0 ? '' : ` · ${texts.t('managerWaiting', { count: manager.waiting })}`}
                </small>
              </span>
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}

function Chips({
  screen,
  title,
  name,
  choices,
  chosen,
  isFull,
  onPick,
}: {
  readonly screen: LobbyScreen;
  readonly title: string;
  readonly name: string;
  readonly choices: readonly ChoiceText[];
  readonly chosen: readonly string[];
  readonly isFull: boolean;
  readonly onPick: (id: string) => void;
}) {
  return (
    <>
      <h3 class="group">{title}</h3>
      <div class="chips" role="group" aria-label={title}>
        {choices.map(({ id, text }) => (
          <Choice
            key={id}
            screen={screen}
            at={`${name} ${id}`}
            chosen={chosen.includes(id)}
            disabled={isFull && !chosen.includes(id)}
            onPick={() => onPick(id)}
          >
            {screen.texts.pick(text)}
          </Choice>
        ))}
      </div>
    </>
  );
}
