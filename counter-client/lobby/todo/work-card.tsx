import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Icon, refreshCwIcon } from '../../../server/web/icons.ts';
import { stopwatchText } from '../../../server/web/time.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { ask, dispatch, openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { acknowledgeAt, PassButton, ReferralPlace, ReferralWho } from '../referral/card.tsx';
import { freeManagers } from '../referral/words.ts';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly row: ReferralRow;
}

/** A referral somebody has in hand: his own next step, or who it is. Colleagues may record what he told them. */
export function WorkCard({ desk, view, row }: Props) {
  const { referralId } = row;
  return (
    <article class="card card-referral card-handled" data-referral={referralId} data-level="handled" data-state={row.state}>
      <div class="card-top">
        <ReferralPlace desk={desk} row={row} />
        <ReferralWho desk={desk} row={row} />
        <span class="age">{stopwatchText(desk.moment.now.value - row.raisedAt)}</span>
      </div>
      <p class="chip">{whoWords(desk, view, row)}</p>
      <Steps desk={desk} view={view} row={row} />
      <Refusal desk={desk} at={acknowledgeAt(referralId)} />
      <Refusal desk={desk} at={`attend ${referralId}`} />
    </article>
  );
}

function whoWords({ texts }: HallDesk, view: LobbyView, { state, holder, servedAtLabel }: ReferralRow): string {
  if (state === 'served-first')
    return servedAtLabel === null ? texts.t('servedFirstSoon', {}) : texts.t('servedFirst', { label: servedAtLabel });
  const name = holder?.staffName ?? '';
  if (state === 'recheck') return texts.t('recheckOther', { name });
  const mine = holder?.staffId === view.staffId;
  if (state === 'acknowledged') return mine ? texts.t('onTheWay', {}) : texts.t('going', { name });
  return mine ? texts.t('withGuest', {}) : texts.t('withGuestOther', { name });
}

function Steps({ desk, view, row }: Props) {
  const { texts } = desk;
  const { referralId, state } = row;
  const mine = row.holder?.staffId === view.staffId;
  const at = `attend ${referralId}`;
  const decide = (): void => openSheet(desk, { kind: 'outcome', referralId });
  if (mine && state === 'acknowledged') {
    return (
      <div class="card-answers">
        <Button
          desk={desk}
          at={at}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => ask(desk, at, { type: 'attend-referral', referralId }, decide)}
        >
          {texts.t('arrive', {})}
        </Button>
        <PassButton desk={desk} row={row} />
      </div>
    );
  }
  return (
    <div class="card-answers">
      <Button
        desk={desk}
        at={`decide ${referralId}`}
        look={mine && state === 'attended' ? 'filled' : 'plain'}
        name={null}
        disabled={false}
        onPress={decide}
      >
        {texts.t(mine ? 'decide' : 'decideFor', {})}
      </Button>
    </div>
  );
}

/** The counter has served the guest (S43): who is free now is one tap away. */
export function RecheckCard({ desk, view, row }: Props) {
  const { texts, moment } = desk;
  const { referralId } = row;
  const free = freeManagers(view);
  return (
    <article class="card card-referral card-soon" data-referral={referralId} data-level="recheck">
      <div class="card-top">
        <ReferralPlace desk={desk} row={row} />
        <ReferralWho desk={desk} row={row} />
        <span class="age">{stopwatchText(moment.now.value - row.raisedAt)}</span>
      </div>
      <p class="chip level-chip chip-warn">
        <Icon drawing={refreshCwIcon} size="16px" />
        {texts.t('recheckTitle', {})} · {texts.t('recheckHint', {})}
      </p>
      <p class="what-to-do">
        {free.length === 0
          ? texts.t('recheckNone', {})
          : texts.t('recheckFree', {
              names: free
                .map(({ staffName, place }) => texts.t('managerAt', { name: staffName, place: texts.pick(place) }))
                .join(texts.t('listJoin', {})),
            })}
      </p>
      <div class="card-answers">
        {free.slice(0, 2).map(({ managerId, staffName }) => {
          const at = `recheck ${referralId} ${managerId}`;
          return (
            <Button
              key={managerId}
              desk={desk}
              at={at}
              look="filled"
              name={null}
              disabled={false}
              onPress={() => dispatch(desk, at, { type: 'introduce-guest', referralId, managerId })}
            >
              {texts.t('introduceTo', { name: staffName })}
            </Button>
          );
        })}
        <Button
          desk={desk}
          at={`decide ${referralId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'outcome', referralId })}
        >
          {texts.t('otherOutcome', {})}
        </Button>
      </div>
      {free.map(({ managerId }) => (
        <Refusal key={managerId} desk={desk} at={`recheck ${referralId} ${managerId}`} />
      ))}
    </article>
  );
}
