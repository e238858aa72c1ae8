import { Icon, userRoundIcon } from '../../../server/web/icons.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { stopwatchText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch, openSheet } from '../../parts/frame/send.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { guestName, iconOf, LEVEL_LOOK, levelOf, levelWords, reasonWords } from './words.ts';
import { useSeen } from '../../parts/frame/use-seen.ts';
import { Veiled } from '../veiled.tsx';

interface Props {
  readonly screen: LobbyScreen;
  readonly row: ReferralRow;
}

/** Where to go, in figures that are read while walking; a guest found in the lobby has no counter. */
export function ReferralPlace({ screen, row }: Props) {
  const { texts } = screen;
  const { counterLabel } = row.source;
  return counterLabel === null ? (
    <p class="place">
      <Icon drawing={userRoundIcon} size="44px" />
      <span class="heard-only">{texts.t('ownFind', {})}</span>
    </p>
  ) : (
    <p class="place">
      <small>{texts.t('counterWord', {})}</small>
      <b>{counterLabel}</b>
    </p>
  );
}

export function ReferralWho({ screen, row }: Props) {
  const { texts } = screen;
  return (
    <div>
      <Veiled screen={screen} of={row.referralId}>
        <h3>{guestName(texts, row)}</h3>
        <p>{reasonWords(texts, row)}</p>
      </Veiled>
    </div>
  );
}

/** A referral that nobody answers yet (S57): one tap does. */
export function ReferralCard({ screen, row }: Props) {
  const { texts, moment } = screen;
  const now = moment.now.value;
  const { referralId } = row;
  const level = levelOf(row, now);
  const card = useSeen<HTMLElement>(row.state === 'raised' && row.forMe ? referralId : null, () => {
    void screen.connection.request({ type: 'see-referral', referralId });
  });
  return (
    <article ref={card} class={`card card-referral card-${level}`} data-referral={referralId} data-level={level}>
      <div class="card-top">
        <ReferralPlace screen={screen} row={row} />
        <ReferralWho screen={screen} row={row} />
        <span class="age">{stopwatchText(now - row.raisedAt)}</span>
      </div>
      <p class={`chip level-chip ${LEVEL_LOOK[level].chip}`}>
        <Icon drawing={iconOf(row, level)} size="16px" />
        {levelWords(texts, row, now)}
      </p>
      <Answers screen={screen} row={row} />
    </article>
  );
}

function Answers({ screen, row }: Props) {
  const { texts } = screen;
  const { referralId } = row;
  const go = acknowledgeAt(referralId);
  const later = `snooze ${referralId}`;
  return (
    <>
      <div class="card-answers">
        <CommandButton screen={screen} at={go} look="filled" command={{ type: 'acknowledge-referral', referralId }}>
          {texts.t('iGo', {})}
        </CommandButton>
        <PassButton screen={screen} row={row} />
        <Button
          screen={screen}
          at={later}
          look="plain"
          name={row.isSnoozed ? texts.t('laterUsed', {}) : null}
          disabled={row.isSnoozed}
          onPress={() => dispatch(screen, later, { type: 'snooze-referral', referralId })}
        >
          {texts.t('later', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={go} />
      <Refusal screen={screen} at={later} />
    </>
  );
}

/** Name of the "I’m going" button. Its refusal, which says who was faster, is shown on the card that has taken its place. */
export function acknowledgeAt(referralId: string): string {
  return `acknowledge ${referralId}`;
}

export function PassButton({ screen, row }: Props) {
  const { texts } = screen;
  const { referralId } = row;
  return (
    <Button
      screen={screen}
      at={`ask pass ${referralId}`}
      look="plain"
      name={null}
      disabled={false}
      onPress={() => openSheet(screen, { kind: 'pass', referralId })}
    >
      {texts.t('passOn', {})}
    </Button>
  );
}
