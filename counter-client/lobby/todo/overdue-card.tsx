import type { ReferralRow } from '../../../server/contract/referral.ts';
import { clockIcon, Icon } from '../../../server/web/icons.ts';
import { Button } from '../../parts/frame/button.tsx';
import { durationWords, openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { guestName } from '../referral/words.ts';
import { waitsForWords } from '../referral/guests-waiting.tsx';
import { Veiled } from '../veil.tsx';

/** A guest has waited too long for a manager: the lobby is prompted, never the manager (S45). */
export function OverdueCard({ desk, row }: { readonly desk: HallDesk; readonly row: ReferralRow }) {
  const { texts, moment } = desk;
  const { referralId } = row;
  return (
    <article class="card card-soon" data-referral={referralId} data-level="overdue">
      <div class="card-top">
        <div>
          <h3>{texts.t('overdueTitle', {})}</h3>
          <Veiled desk={desk} of={referralId}>
            <p>
              {guestName(texts, row)} · {waitsForWords(texts, row)}
            </p>
          </Veiled>
        </div>
      </div>
      <p class="chip level-chip chip-warn">
        <Icon drawing={clockIcon} size="16px" />
        {texts.t('overdueHint', { time: durationWords(texts, moment.now.value - (row.waitingSince ?? row.raisedAt)) })}
      </p>
      <div class="card-answers">
        <Button
          desk={desk}
          at={`decide overdue ${referralId}`}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'outcome', referralId })}
        >
          {texts.t('arrange', {})}
        </Button>
      </div>
    </article>
  );
}
