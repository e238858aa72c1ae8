import { useState } from 'preact/hooks';
import type { DayEndRow } from '../../../server/contract/day-end.ts';
import { ask } from '../../parts/frame/send.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { DayEndReceipts, missingReceipts, submittedWords } from '../../parts/day-end/receipts.tsx';
import { type DayEndSay, dayEndWords } from '../../parts/day-end/words.ts';
import { DayForms } from '../../parts/day-end/day-forms.tsx';
import type { PageProps } from '../page-props.ts';
import './day-end.css';

/** What the lobby handed over: received for the archive in one tap, looked at, printed, saved; and whose receipt is missing (S76). */
export function DayEndArchive({ screen, view }: PageProps) {
  const language = screen.texts.language.value;
  const say = dayEndWords(language);
  const [shown, setShown] = useState<string | null>(null);
  const date = shown ?? view.dayEnds[0]?.date ?? view.day?.date ?? null;
  return (
    <>
      <section class="panel no-print" aria-label={say('archiveTitle', {})}>
        <h2 class="panel-title">{say('archiveTitle', {})}</h2>
        {view.dayEnds.length === 0 ? <p class="hint">{say('noneYet', {})}</p> : null}
        <ul class="archive">
          {view.dayEnds.map((row) => (
            <Day key={row.date} screen={screen} view={view} row={row} say={say} onShow={() => setShown(row.date)} />
          ))}
        </ul>
      </section>
      {date === null ? null : (
        <section class="panel">
          <DayForms
            language={language}
            offline={screen.moment.offline.value}
            date={date}
            owners={view.managers.map(({ managerId, staffName }) => ({ managerId, staffName }))}
            hasArchive={true}
            stamp={JSON.stringify(view.dayEnds.map(({ edition }) => edition))}
          />
        </section>
      )}
    </>
  );
}

interface DayProps extends PageProps {
  readonly row: DayEndRow;
  readonly say: DayEndSay;
  readonly onShow: () => void;
}

function Day({ screen, view, row, say, onShow }: DayProps) {
  const at = `receive ${row.date}`;
  const missing = missingReceipts(row);
  return (
    <li data-day-end={row.date}>
      <div class="archive-day">
        <h3>
          {row.date}{' '}
          <span class={`chip ${missing === 0 ? 'chip-ok' : 'chip-warn'}`}>
            {missing === 0 ? say('receivedAll', {}) : say('missingReceipts', { count: missing })}
          </span>
        </h3>
        <p class="hint">{submittedWords(say, row, view.timeZone)}</p>
        <p class="hint">
          {[
            `${say('formReferred', {})} ${say('records', { count: row.referred })}`,
            `${say('formFollowUp', {})} ${say('records', { count: row.followUps })}`,
            ...(row.open === 0 ? [] : [say('ofOpen', { count: row.open })]),
          ].join(' · ')}
        </p>
      </div>
      <DayEndReceipts say={say} row={row} timeZone={view.timeZone} />
      <div class="archive-keys">
        {row.archive === null ? (
          <Button
            screen={screen}
            at={at}
            look="filled"
            name={null}
            disabled={false}
            onPress={() => ask(screen, at, { type: 'receive-day-end', date: row.date, managerId: null }, onShow)}
          >
            {say('receive', {})}
          </Button>
        ) : null}
        <Button screen={screen} at={`show ${row.date}`} look="plain" name={null} disabled={false} onPress={onShow}>
          {say('formsTitle', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={at} />
    </li>
  );
}
