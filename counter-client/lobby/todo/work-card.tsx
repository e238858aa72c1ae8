import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Icon, refreshCwIcon } from '../../../server/web/icons.ts';
import { stopwatchText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, openSheet } from '../../parts/frame/send.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { acknowledgeAt, PassButton, ReferralPlace, ReferralWho } from '../referral/card.tsx';
import type { PageProps } from '../page-props.ts';
import { freeManagers } from '../referral/words.ts';

interface Props extends PageProps {
  readonly row: ReferralRow;
}

/** A referral that somebody handles: the next step for that person, and for others who it is. Colleagues may record the outcome they were told. */
export function WorkCard({ screen, view, row }: Props) {
  const { referralId } = row;
  return (
    <article class="card card-referral card-handled" data-referral={referralId} data-level="handled" data-state={row.state}>
      <div class="card-top">
        <ReferralPlace screen={screen} row={row} />
        <ReferralWho screen={screen} row={row} />
        <span class="age">{stopwatchText(screen.moment.now.value - row.raisedAt)}</span>
      </div>
      <p class="chip">{whoWords(screen, view, row)}</p>
      <Steps screen={screen} view={view} row={row} />
      <Refusal screen={screen} at={acknowledgeAt(referralId)} />
      <Refusal screen={screen} at={`attend ${referralId}`} />
    </article>
  );
}

function whoWords({ texts }: LobbyScreen, view: LobbyView, { state, holder, servedAtLabel }: ReferralRow): string {
  if (state === 'served-first')
    return servedAtLabel === null ? texts.t('servedFirstSoon', {}) : texts.t('servedFirst', { label: servedAtLabel });
  const name = holder?.staffName ?? '';
  if (state === 'recheck') return texts.t('recheckOther', { name });
  const mine = holder?.staffId === view.staffId;
  if (state === 'acknowledged') return mine ? texts.t('onTheWay', {}) : texts.t('going', { name });
  return mine ? texts.t('withGuest', {}) : texts.t('withGuestOther', { name });
}

function Steps({ screen, view, row }: Props) {
  const { texts } = screen;
  const { referralId, state } = row;
  const mine = row.holder?.staffId === view.staffId;
  const at = `attend ${referralId}`;
  const decide = (): void => openSheet(screen, { kind: 'outcome', referralId });
  if (mine && state === 'acknowledged') {
    return (
      <div class="card-answers">
        <Button
          screen={screen}
          at={at}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => ask(screen, at, { type: 'attend-referral', referralId }, decide)}
        >
          {texts.t('arrive', {})}
        </Button>
        <PassButton screen={screen} row={row} />
      </div>
    );
  }
  return (
    <div class="card-answers">
      <Button
        screen={screen}
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
export function RecheckCard({ screen, view, row }: Props) {
  const { texts, moment } = screen;
  const { referralId } = row;
  const free = freeManagers(view);
  return (
    <article class="card card-referral card-soon" data-referral={referralId} data-level="recheck">
      <div class="card-top">
        <ReferralPlace screen={screen} row={row} />
        <ReferralWho screen={screen} row={row} />
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
            <CommandButton
              key={managerId}
              screen={screen}
              at={at}
              look="filled"
              command={{ type: 'introduce-guest', referralId, managerId }}
            >
              {texts.t('introduceTo', { name: staffName })}
            </CommandButton>
          );
        })}
        <Button
          screen={screen}
          at={`decide ${referralId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => openSheet(screen, { kind: 'outcome', referralId })}
        >
          {texts.t('otherOutcome', {})}
        </Button>
      </div>
      {free.map(({ managerId }) => (
        <Refusal key={managerId} screen={screen} at={`recheck ${referralId} ${managerId}`} />
      ))}
    </article>
  );
}
