import type { ReferralRow } from '../../../server/contract/referral.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { waitsForWords } from '../referral/guests-waiting.tsx';
import { guestName } from '../referral/words.ts';
import { OverdueFrame } from './overdue-frame.tsx';

/** A guest whom the lobby brought has waited too long. */
export function OverdueCard({ screen, row }: { readonly screen: LobbyScreen; readonly row: ReferralRow }) {
  const { texts, moment } = screen;
  const { referralId } = row;
  return (
    <OverdueFrame
      screen={screen}
      mark={{ 'data-referral': referralId }}
      of={referralId}
      title={texts.t('overdueTitle', {})}
      who={`${guestName(texts, row)} · ${waitsForWords(texts, row)}`}
      hint={texts.t('overdueHint', { time: durationWords(texts, moment.now.value - (row.waitingSince ?? row.raisedAt)) })}
      at={`decide overdue ${referralId}`}
      words={texts.t('arrange', {})}
      sheet={{ kind: 'outcome', referralId }}
    />
  );
}
