import { Icon, userRoundIcon } from '../../../server/web/icons.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { stopwatchText } from '../../../server/web/time.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { dispatch, openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { guestName, iconOf, LEVEL_LOOK, levelOf, levelWords, reasonWords } from './words.ts';
import { useSeen } from '../../parts/frame/use-seen.ts';
import { Veiled } from '../veil.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly row: ReferralRow;
}

/** Where to go, in figures that are read while walking; a guest found in the lobby has no counter. */
export function ReferralPlace({ desk, row }: Props) {
  const { texts } = desk;
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

export function ReferralWho({ desk, row }: Props) {
  const { texts } = desk;
  return (
    <div>
      <Veiled desk={desk} of={row.referralId}>
        <h3>{guestName(texts, row)}</h3>
        <p>{reasonWords(texts, row)}</p>
      </Veiled>
    </div>
  );
}

/** A referral nobody goes to yet (S57): one tap answers it. */
export function ReferralCard({ desk, row }: Props) {
  const { texts, moment } = desk;
  const now = moment.now.value;
  const { referralId } = row;
  const level = levelOf(row, now);
  const card = useSeen(row.state === 'raised' && row.forMe ? referralId : null, () => {
    void desk.connection.request({ type: 'see-referral', referralId });
  });
  return (
    <article ref={card} class={`card card-referral card-${level}`} data-referral={referralId} data-level={level}>
      <div class="card-top">
        <ReferralPlace desk={desk} row={row} />
        <ReferralWho desk={desk} row={row} />
        <span class="age">{stopwatchText(now - row.raisedAt)}</span>
      </div>
      <p class={`chip level-chip ${LEVEL_LOOK[level].chip}`}>
        <Icon drawing={iconOf(row, level)} size="16px" />
        {levelWords(texts, row, now)}
      </p>
      <Answers desk={desk} row={row} />
    </article>
  );
}

function Answers({ desk, row }: Props) {
  const { texts } = desk;
  const { referralId } = row;
  const go = acknowledgeAt(referralId);
  const later = `snooze ${referralId}`;
  return (
    <>
      <div class="card-answers">
        <Button
          desk={desk}
          at={go}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, go, { type: 'acknowledge-referral', referralId })}
        >
          {texts.t('iGo', {})}
        </Button>
        <PassButton desk={desk} row={row} />
        <Button
          desk={desk}
          at={later}
          look="plain"
          name={row.isSnoozed ? texts.t('laterUsed', {}) : null}
          disabled={row.isSnoozed}
          onPress={() => dispatch(desk, later, { type: 'snooze-referral', referralId })}
        >
          {texts.t('later', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={go} />
      <Refusal desk={desk} at={later} />
    </>
  );
}

/** What a press of "I go" is called: its refusal says who was faster, on the card it has become by then. */
export function acknowledgeAt(referralId: string): string {
  return `acknowledge ${referralId}`;
}

export function PassButton({ desk, row }: Props) {
  const { texts } = desk;
  const { referralId } = row;
  return (
    <Button
      desk={desk}
      at={`ask pass ${referralId}`}
      look="plain"
      name={null}
      disabled={false}
      onPress={() => openSheet(desk, { kind: 'pass', referralId })}
    >
      {texts.t('passOn', {})}
    </Button>
  );
}
