import type { DayEndBoard } from '../../../server/contract/day-end.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { DayEndReceipts, missingReceipts, submittedWords } from '../../parts/day-end/receipts.tsx';
import { type DayEndSay, dayEndWords } from '../../parts/day-end/words.ts';
import { DayForms } from '../../parts/day-end/day-forms.tsx';
import { DayEndChecklist } from './checklist.tsx';
import { DayEndRecords } from './records.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import { Veiled } from '../veiled.tsx';
import './day-end.css';

const AT = 'submit-day-end';

/** The day handed over (S76, S80): filled in already, checked, sent in one tap, printed, and received by each recipient. */
export function DayEndPage({ screen, view }: PageProps) {
  const say = dayEndWords(screen.texts.language.value);
  const { dayEnd: board } = view;
  if (board === null) return <p class="hint no-print">{say('noneYet', {})}</p>;
  const owners = view.managers.map(({ managerId, staffName }) => ({ managerId, staffName }));
  return (
    <>
      <div class="day-end no-print" data-submitted={board.submitted !== null}>
        <DayEndChecklist screen={screen} view={view} board={board} say={say} />
        <Submit screen={screen} board={board} say={say} timeZone={view.timeZone} />
        <DayEndRecords screen={screen} view={view} board={board} say={say} />
        <Earlier board={board} say={say} timeZone={view.timeZone} />
      </div>
      <Veiled screen={screen} of="day-forms">
        <DayForms
          language={screen.texts.language.value}
          offline={screen.moment.offline.value}
          date={board.date}
          owners={owners}
          hasArchive={true}
          stamp={stampOf(board)}
        />
      </Veiled>
    </>
  );
}

/** The part of the forms' data that this screen knows: when it changes, the forms are read again. */
function stampOf({ open, referred, followUps, records }: DayEndBoard): string {
  return JSON.stringify([open, referred, followUps, records]);
}

interface Props {
  readonly board: DayEndBoard;
  readonly say: DayEndSay;
  readonly timeZone: string;
}

function Submit({ screen, board, say, timeZone }: Props & { readonly screen: LobbyScreen }) {
  const { submitted, open } = board;
  const changed = submitted !== null && (submitted.referred !== board.referred || submitted.followUps !== board.followUps);
  const words =
    open > 0
      ? say('submitOpen', { count: open })
      : submitted === null
        ? say('submit', {})
        : say('resubmit', { edition: submitted.edition + 1 });
  return (
    <section class="day-end-submit">
      {submitted === null ? null : (
        <>
          <h3>{say('receipts', {})}</h3>
          <p class="hint">{submittedWords(say, submitted, timeZone)}</p>
          <DayEndReceipts say={say} row={submitted} timeZone={timeZone} />
          {changed ? <p class="chip chip-warn">{say('changed', {})}</p> : null}
          <p class="hint">{say('resubmitHint', {})}</p>
        </>
      )}
      <CommandButton
        screen={screen}
        at={AT}
        look={submitted === null || changed ? 'filled' : 'plain'}
        command={{ type: 'submit-day-end', knowingOpen: open }}
      >
        {words}
      </CommandButton>
      <Refusal screen={screen} at={AT} />
    </section>
  );
}

/** Days somebody has not received yet: who is to be reminded. */
function Earlier({ board, say, timeZone }: Props) {
  if (board.waiting.length === 0) return null;
  return (
    <section>
      <h3>{say('earlier', {})}</h3>
      {board.waiting.map((row) => (
        <details key={row.date} class="day-end-earlier" data-earlier={row.date}>
          <summary>
            <b>{row.date}</b> <span class="chip chip-warn">{say('missingReceipts', { count: missingReceipts(row) })}</span>
          </summary>
          <DayEndReceipts say={say} row={row} timeZone={timeZone} />
        </details>
      ))}
    </section>
  );
}
