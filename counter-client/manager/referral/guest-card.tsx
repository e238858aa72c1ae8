import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { useSeen } from '../../parts/frame/use-seen.ts';
import { Fact, Facts } from './facts.tsx';
import { GreetButton } from './greet-button.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';
import { guestName, guestTitle, lookText, refererText } from '../words.ts';

interface Props {
  readonly screen: ManagerScreen;
  readonly row: ManagerRowView;
  readonly guest: ReferralRow;
  /** The next guest to meet: this card's button is the screen's filled one. */
  readonly isFirst: boolean;
}

/** A guest who waits: how to recognise the guest, the reason, who referred, and since when. One tap starts the meeting. */
export function GuestCard({ screen, row, guest, isFirst }: Props) {
  const { texts, moment } = screen;
  const { managerId } = row;
  const { referralId } = guest;
  const at = `greet ${referralId}`;
  const card = useSeen<HTMLElement>(guest.isRead || row.state === 'with-customer' ? null : referralId, () => {
    void screen.connection.request({ type: 'read-guest', managerId, referralId });
  });
  const name = guestName(texts, guest.salutation);
  const look = lookText(texts, guest);
  return (
    <article ref={card} class="guest" data-guest={referralId}>
      <div class="guest-top">
        <h3>{guestTitle(texts, guest.salutation)}</h3>
        <Marks screen={screen} guest={guest} />
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
        <GreetButton screen={screen} at={at} row={row} guest={{ kind: 'referral', referralId }} name={name} isFirst={isFirst} />
        <Button
          screen={screen}
          at={`pass ${referralId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => openSheet(screen, { kind: 'pass', managerId, guest })}
        >
          {texts.t('passOn', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}

function Marks({ screen, guest }: { readonly screen: ManagerScreen; readonly guest: ReferralRow }) {
  const { texts } = screen;
  return (
    <span class="marks">
      {guest.isRead ? null : <span class="chip chip-info">{texts.t('unread', {})}</span>}
      {guest.isOverdue ? <span class="chip chip-warn">{texts.t('lobbyPrompted', {})}</span> : null}
      {guest.manager === null ? <span class="chip">{texts.t('forAnybody', {})}</span> : null}
    </span>
  );
}
