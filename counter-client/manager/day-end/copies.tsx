import { useState } from 'preact/hooks';
import type { DayEndRow } from '../../../server/contract/day-end.ts';
import type { ManagerView } from '../../../server/contract/manager.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { submittedWords } from '../../parts/day-end/receipts.tsx';
import { type DayEndSay, dayEndWords } from '../../parts/day-end/words.ts';
import { DayForms } from '../../parts/day-end/day-forms.tsx';
import { clockText } from '../../../server/web/time.ts';
import type { PageProps } from '../page-props.ts';
import './day-end.css';

type Copy = DayEndRow['managers'][number];

/** The forms handed over for this screen's own customers: received in one tap, viewed, printed, saved (S76). */
export function DayEndCopies({ screen, view }: PageProps) {
  const say = dayEndWords(screen.texts.language.value);
  const [shown, setShown] = useState<string | null>(null);
  const copies = copiesFor(view);
  const owners = view.desks.map(({ managerId, staffName }) => ({ managerId, staffName }));
  const date = shown ?? copies[0]?.row.date ?? null;
  return (
    <div class="desks" data-many={true}>
      <section class="desk no-print">
        <h2 class="section-title">{say('title', {})}</h2>
        {copies.length === 0 ? <p class="hint">{say('noneYet', {})}</p> : null}
        {copies.map(({ row, copy }) => (
          <CopyCard
            key={`${row.date} ${copy.managerId}`}
            screen={screen}
            view={view}
            row={row}
            copy={copy}
            say={say}
            onShow={() => setShown(row.date)}
          />
        ))}
      </section>
      {date === null || owners.length === 0 ? null : (
        <DayForms
          language={screen.texts.language.value}
          offline={screen.moment.offline.value}
          date={date}
          owners={owners}
          hasArchive={false}
          stamp={JSON.stringify(view.dayEnds.map(({ edition }) => edition))}
        />
      )}
    </div>
  );
}

function copiesFor({ dayEnds, desks }: ManagerView): readonly { readonly row: DayEndRow; readonly copy: Copy }[] {
  const mine = new Set(desks.map(({ managerId }) => managerId));
  return dayEnds.flatMap((row) => row.managers.filter(({ managerId }) => mine.has(managerId)).map((copy) => ({ row, copy })));
}

interface CardProps extends PageProps {
  readonly row: DayEndRow;
  readonly copy: Copy;
  readonly say: DayEndSay;
  readonly onShow: () => void;
}

function CopyCard({ screen, view, row, copy, say, onShow }: CardProps) {
  const { managerId, staffName, receipt } = copy;
  const at = `receive ${row.date} ${managerId}`;
  return (
    <article class="guest" data-copy={`${row.date} ${managerId}`}>
      <div class="guest-top">
        <h3>{row.date}</h3>
        {receipt === null ? (
          <span class="chip chip-warn">{say('waiting', {})}</span>
        ) : (
          <span class="chip chip-ok">{say('received', { name: receipt.staffName, time: clockText(receipt.at, view.timeZone) })}</span>
        )}
      </div>
      <p class="hint">{[say('copyOf', { name: staffName }), submittedWords(say, row, view.timeZone)].join(' · ')}</p>
      <div class="guest-keys">
        {receipt === null ? (
          <Button
            screen={screen}
            at={at}
            look="filled"
            name={null}
            disabled={false}
            onPress={() => {
              onShow();
              dispatch(screen, at, { type: 'receive-day-end', date: row.date, managerId });
            }}
          >
            {say('receive', {})}
          </Button>
        ) : null}
        <Button screen={screen} at={`show ${row.date}`} look="plain" name={null} disabled={false} onPress={onShow}>
          {say('formsTitle', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}
