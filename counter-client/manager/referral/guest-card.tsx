import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button, Refusal } from '../button.tsx';
import { Fact, Facts } from './facts.tsx';
import { dispatch, durationWords, type ManagerDesk, type ManagerRowView, openSheet } from '../manager-desk.ts';
import { useSeen } from '../use-seen.ts';
import { guestName, guestTitle, lookText, refererText } from '../words.ts';

interface Props {
  readonly desk: ManagerDesk;
  readonly row: ManagerRowView;
  readonly guest: ReferralRow;
  /** The one to go to next: its button is the filled one of the screen. */
  readonly isFirst: boolean;
}

/** A guest who sits and waits: how to know him, why he came, who saw it, since when; one tap goes to meet him. */
export function GuestCard({ desk, row, guest, isFirst }: Props) {
  const { texts, moment } = desk;
  const { managerId, meeting } = row;
  const { referralId } = guest;
  const at = `greet ${referralId}`;
  const card = useSeen<HTMLElement>(!guest.isRead && row.state !== 'with-customer', () => {
    void desk.connection.request({ type: 'read-guest', managerId, referralId });
  });
  const name = guestName(texts, guest.salutation);
  const look = lookText(texts, guest);
  return (
    <article ref={card} class="guest" data-guest={referralId}>
      <div class="guest-top">
        <h3>{guestTitle(texts, guest.salutation)}</h3>
        <Marks desk={desk} guest={guest} />
      </div>
      <Facts>
        {look === null ? null : <Fact word={texts.t('seat', {})}>{look}</Fact>}
        <Fact word={texts.t('reason', {})}>
          {texts.pick(guest.cue)}
          {guest.confidence === 'possible' ? <span class="chip">{texts.t('possible', {})}</span> : null}
        </Fact>
        <Fact word={texts.t('referredBy', {})}>{refererText(texts, guest)}</Fact>
        <Fact word={texts.t('waited', {})}>{durationWords(texts, moment.now.value - (guest.waitingSince ?? guest.raisedAt))}</Fact>
        {guest.number === null ? null : <Fact word={texts.t('number', {})}>{guest.number}</Fact>}
      </Facts>
      <div class="guest-keys">
        <Button
          desk={desk}
          at={at}
          look={isFirst ? 'filled' : 'plain'}
          disabled={false}
          onPress={() =>
            dispatch(desk, at, {
              type: 'greet-guest',
              managerId,
              guest: { kind: 'referral', referralId },
              ending: meeting?.guest ?? null,
            })
          }
        >
          {texts.t(meeting === null ? 'greet' : 'greetEnding', { name })}
        </Button>
        <Button
          desk={desk}
          at={`pass ${referralId}`}
          look="plain"
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'pass', managerId, guest })}
        >
          {texts.t('passOn', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={at} />
    </article>
  );
}

function Marks({ desk, guest }: { readonly desk: ManagerDesk; readonly guest: ReferralRow }) {
  const { texts } = desk;
  return (
    <span class="marks">
      {guest.isRead ? null : <span class="chip chip-info">{texts.t('unread', {})}</span>}
      {guest.isOverdue ? <span class="chip chip-warn">{texts.t('lobbyPrompted', {})}</span> : null}
      {guest.manager === null ? <span class="chip">{texts.t('forAnybody', {})}</span> : null}
    </span>
  );
}
