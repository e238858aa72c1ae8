import type { ReferralRow } from '../../../server/contract/referral.ts';
import { needsHand, newestReferral } from './state.ts';
import type { Station } from '../station.ts';
import type { TellerTextKey } from '../texts-zh.ts';

const SHORT: Readonly<Record<ReferralRow['state'], TellerTextKey>> = {
  raised: 'sentShort',
  seen: 'seenShort',
  acknowledged: 'goingShort',
  attended: 'thereShort',
  'served-first': 'thereShort',
  recheck: 'thereShort',
  waiting: 'thereShort',
  closed: 'thereShort',
};

/** On the floating strip, which lies over the core-banking window: the number and how far, nothing else. */
export function ReferralShort({ station }: { readonly station: Station }) {
  const view = station.connection.view.value;
  const row = view === null ? null : newestReferral(view, station.moment.now.value);
  if (view === null || row === null || row.state === 'closed') return null;
  const isUnheard = needsHand(view, row);
  return (
    <span class={`chip referral-short ${isUnheard ? 'referral-short-unheard' : ''}`} data-referral-short={row.state}>
      {row.number} {station.texts.t(isUnheard ? 'raiseHandShort' : SHORT[row.state], {})}
    </span>
  );
}
