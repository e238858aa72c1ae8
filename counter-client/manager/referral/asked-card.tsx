import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { Fact, Facts } from './facts.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';
import { guestTitle, refererText } from '../words.ts';

interface Props {
  readonly screen: ManagerScreen;
  readonly row: ManagerRowView;
  readonly asked: ReferralRow;
}

/** A teller asks for this manager, or for any manager: go there, then start the meeting. */
export function AskedCard({ screen, row, asked }: Props) {
  const { texts, moment } = screen;
  const { referralId } = asked;
  const counter = asked.servedAtLabel ?? asked.source.counterLabel;
  const at = `asked ${referralId}`;
  const mine = asked.holder !== null;
  return (
    <article class="guest" data-asked={referralId}>
      <div class="guest-top">
        <h3>{counter === null ? texts.t('askedLobby', {}) : texts.t('askedWhere', { label: counter })}</h3>
        {mine ? <span class="chip chip-ok">{texts.t('goingBy', { name: asked.holder?.staffName ?? '' })}</span> : null}
      </div>
      <Facts>
        <Fact word={texts.t('theGuest', {})}>{guestTitle(texts, asked.salutation)}</Fact>
        <Fact word={texts.t('reason', {})}>
          {texts.pick(asked.cue)}
          {asked.confidence === 'possible' ? <span class="chip">{texts.t('possible', {})}</span> : null}
        </Fact>
        <Fact word={texts.t('referredBy', {})}>{refererText(texts, asked)}</Fact>
        <Fact word={texts.t('waited', {})}>{durationWords(texts, moment.now.value - asked.raisedAt)}</Fact>
      </Facts>
      <div class="guest-keys">
        {mine ? (
          <Button
            screen={screen}
            at={at}
            look="filled"
            name={null}
            disabled={row.meeting !== null}
            onPress={() => dispatch(screen, at, { type: 'introduce-guest', referralId, managerId: row.managerId })}
          >
            {texts.t(row.meeting === null ? 'beginMeeting' : 'beginWhenFree', {})}
          </Button>
        ) : (
          <CommandButton screen={screen} at={at} look="plain" command={{ type: 'acknowledge-referral', referralId }}>
            {texts.t('iGo', {})}
          </CommandButton>
        )}
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}
