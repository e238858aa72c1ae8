import type { DayEndBoard } from '../../../server/contract/day-end.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { circleAlertIcon, circleCheckIcon, Icon } from '../../../server/web/icons.ts';
import { Button } from '../../parts/frame/button.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { submittedWords } from '../../parts/day-end/receipts.tsx';
import type { DayEndSay } from '../../parts/day-end/words.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import { guestName, reasonWords } from '../referral/words.ts';
import { Veiled } from '../veiled.tsx';

interface Props extends PageProps {
  readonly board: DayEndBoard;
  readonly say: DayEndSay;
}

/** What is filled in already, and what can still be completed. */
export function DayEndChecklist({ screen, view, board, say }: Props) {
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
          <OpenReferral key={row.referralId} screen={screen} row={row} say={say} />
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

function OpenReferral({ screen, row, say }: { readonly screen: LobbyScreen; readonly row: ReferralRow; readonly say: DayEndSay }) {
  const { texts } = screen;
  const { referralId } = row;
  return (
    <li data-open={referralId}>
      <div>
        <Veiled screen={screen} of={referralId}>
          <b>{guestName(texts, row)}</b>
          <small>{[...(row.number === null ? [] : [row.number]), reasonWords(texts, row)].join(' · ')}</small>
        </Veiled>
      </div>
      <Button
        screen={screen}
        at={`day-end outcome ${referralId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'outcome', referralId })}
      >
        {say('openOutcome', {})}
      </Button>
    </li>
  );
}
