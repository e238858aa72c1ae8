import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { openSheet } from '../../parts/frame/send.ts';
import type { LobbyTexts, LobbyScreen } from '../lobby-screen.ts';
import { guestName, reasonWords } from './words.ts';
import type { PageProps } from '../page-props.ts';
import { Veiled } from '../veiled.tsx';

export function waitsForWords(texts: LobbyTexts, { manager }: ReferralRow): string {
  return manager === null ? texts.t('guestForAny', {}) : texts.t('guestFor', { name: manager.staffName });
}

/** Guests who wait for a manager, with their seats and whether the manager has read it (S44); longest wait first. */
export function GuestsWaiting({ screen, view }: PageProps) {
  const { texts } = screen;
  const guests = view.referrals
    .filter(({ state }) => state === 'waiting')
    .sort((one, other) => (one.waitingSince ?? 0) - (other.waitingSince ?? 0));
  return (
    <section data-list="guests">
      <h2 class="section-title">
        {texts.t('guests', {})}
        {guests.length === 0 ? <span class="figure">{texts.t('guestsNone', {})}</span> : <span class="chip">{guests.length}</span>}
      </h2>
      {guests.length === 0 ? null : (
        <ul class="rows guest-rows">
          {guests.map((row) => (
            <GuestRow key={row.referralId} screen={screen} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function GuestRow({ screen, row }: { readonly screen: LobbyScreen; readonly row: ReferralRow }) {
  const { texts, moment } = screen;
  const { referralId, look } = row;
  const marks = look === null ? [] : [...(look.seat === null ? [] : [look.seat]), ...look.chips];
  return (
    <li data-guest={referralId}>
      <span class="name">
        <Veiled screen={screen} of={referralId}>
          <b>{guestName(texts, row)}</b> {reasonWords(texts, row)}
          <small>{[waitsForWords(texts, row), ...marks.map((mark) => texts.pick(mark))].join(' · ')}</small>
        </Veiled>
      </span>
      <span class="guest-state">
        {durationWords(texts, moment.now.value - (row.waitingSince ?? row.raisedAt))}
        <small class={row.isOverdue ? 'chip chip-warn' : ''}>
          {texts.t(row.isOverdue ? 'guestOverdue' : row.isRead ? 'guestRead' : 'guestUnread', {})}
        </small>
      </span>
      <Button
        screen={screen}
        at={`decide ${referralId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'outcome', referralId })}
      >
        {texts.t('arrange', {})}
      </Button>
    </li>
  );
}
