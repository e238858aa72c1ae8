import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import { clockTime } from '../../parts/running-time.ts';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { CancelButton } from './line.tsx';
import { codeOfReferral, isCancellable, newestReferral, ownReferrals, stateWords } from './state.ts';
import type { Station } from '../station.ts';
import { words } from '../words.ts';

/** How many of the day the rail shows; the day's form holds them all. */
const LISTED = 3;

/** The referrals of this person's day, newest first: number, code, how far, when. */
export function OwnReferrals({ station, view }: { readonly station: Station; readonly view: TellerView }) {
  const { texts } = station;
  const rows = ownReferrals(view).toReversed();
  if (rows.length === 0) return null;
  const answered = rows.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length;
  return (
    <section data-list="referrals">
      <h2>{texts.t('referralsToday', {})}</h2>
      <ul class="rows">
        <li>
          <b>{rows.length}</b>
          <span class="name">{texts.t('referralTimes', {})}</span>
          <span class="figure">{texts.t('referralsFigure', { answered })}</span>
        </li>
        {rows.slice(0, LISTED).map((row) => (
          <OwnRow key={row.referralId} station={station} view={view} row={row} />
        ))}
        {rows.length > LISTED ? (
          <li>
            <span class="figure">{texts.t('referralsMore', { count: rows.length - LISTED })}</span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function OwnRow({ station, view, row }: { readonly station: Station; readonly view: TellerView; readonly row: ReferralRow }) {
  const { texts } = station;
  /* The line under the now card has the newest, with its buttons. */
  const onLine = newestReferral(view, station.moment.now.value)?.referralId === row.referralId;
  return (
    <li class="entry" data-own-referral={row.referralId}>
      <b>{row.number}</b>
      <span class="name">
        {words(texts, stateWords(row))}
        <small>{[codeOfReferral(view.cues, row), clockTime(row.closedAt ?? row.raisedAt, view.timeZone, false)].join(' · ')}</small>
      </span>
      {isCancellable(row) && !onLine ? <CancelButton station={station} row={row} /> : null}
      {onLine ? null : <Refusal screen={station} at={`cancel ${row.referralId}`} />}
    </li>
  );
}
