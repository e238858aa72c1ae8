import type { DayEndBoard } from '../../../server/contract/day-end.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { circleAlertIcon, circleCheckIcon, Icon } from '../../../server/web/icons.ts';
import { submittedWords } from '../../parts/day-end/receipts.tsx';
import type { DayEndSay } from '../../parts/day-end/words.ts';
import { Button } from '../../parts/frame/button.tsx';
import { openSheet, type HallDesk } from '../hall-desk.ts';
import type { DayEndProps } from './lazy-day-end.tsx';
import { guestName, reasonWords } from '../referral/words.ts';
import { Veiled } from '../veil.tsx';

interface Props extends DayEndProps {
  readonly board: DayEndBoard;
  readonly say: DayEndSay;
}

/** What is filled in already, and what somebody could still see to. */
export function DayEndChecklist({ desk, view, board, say }: Props) {
  const { submitted } = board;
  const missing = board.records.filter(({ salutation }) => salutation === null).length;
  return (
    <section class="day-end-list">
      <h2 class="section-title">
        {say('title', {})} <span class="figure">{board.date}</span>
        <span class={`chip ${submitted === null ? 'chip-warn' : 'chip-ok'}`}>
          {submitted === null ? say('notSubmitted', {}) : submittedWords(say, submitted, view.timeZone)}
        </span>
      </h2>
      <ul class="checks">
        <Check at="referred" done={true} words={say('formReferred', {})} side={say('records', { count: board.referred })} />
        <Check at="follow-up" done={true} words={say('formFollowUp', {})} side={say('records', { count: board.followUps })} />
        <Check at="statistics" done={true} words={say('formStatistics', {})} side={say('summedUp', {})} />
        <Check at="open" done={board.open === 0} words={openWords(say, board.open)} side={board.open === 0 ? '' : say('openHint', {})} />
        <Check
          at="missing"
          done={missing === 0}
          words={missing === 0 ? say('missingNone', {}) : say('missingTitle', { count: missing })}
          side={missing === 0 ? '' : say('missingHint', {})}
        />
      </ul>
      <ul class="day-end-rows">
        {view.referrals.map((row) => (
          <OpenReferral key={row.referralId} desk={desk} row={row} say={say} />
        ))}
      </ul>
    </section>
  );
}

function openWords(say: DayEndSay, open: number): string {
  return open === 0 ? say('openNone', {}) : say('openTitle', { count: open });
}

interface CheckProps {
  readonly at: string;
  readonly done: boolean;
  readonly words: string;
  readonly side: string;
}

function Check({ at, done, words, side }: CheckProps) {
  return (
    <li data-check={at} data-done={done}>
      <Icon drawing={done ? circleCheckIcon : circleAlertIcon} size="22px" />
      <b>{words}</b>
      <span class="hint">{side}</span>
    </li>
  );
}

function OpenReferral({ desk, row, say }: { readonly desk: HallDesk; readonly row: ReferralRow; readonly say: DayEndSay }) {
  const { texts } = desk;
  const { referralId } = row;
  return (
    <li data-open={referralId}>
      <div>
        <Veiled desk={desk} of={referralId}>
          <b>{guestName(texts, row)}</b>
          <small>{[...(row.number === null ? [] : [row.number]), reasonWords(texts, row)].join(' · ')}</small>
        </Veiled>
      </div>
      <Button
        desk={desk}
        at={`day-end outcome ${referralId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'outcome', referralId })}
      >
        {say('openOutcome', {})}
      </Button>
    </li>
  );
}
