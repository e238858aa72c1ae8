import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch, openSheet } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { PriorityWaiting } from './priority-waiting.tsx';
import { RowMarks } from './row-facts.tsx';
import { CareMarks } from './waiting-care.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import type { WaitingRow } from '../lobby-sheet.ts';

type Queue = LobbyView['queues'][number];

export function QueuesPage({ screen, view }: PageProps) {
  return (
    <>
      <PriorityWaiting screen={screen} view={view} />
      {view.queues.map((queue) => (
        <QueueBlock key={queue.serviceId} screen={screen} queue={queue} />
      ))}
      <div class="pair">
        <Missed screen={screen} view={view} />
        <Parked screen={screen} view={view} />
      </div>
    </>
  );
}

function QueueBlock({ screen, queue }: { readonly screen: LobbyScreen; readonly queue: Queue }) {
  const { texts, moment } = screen;
  const unlisted = queue.total - queue.waiting.length;
  return (
    <section class="queue" data-queue={queue.serviceId}>
      <h2 class="section-title">
        <b>{queue.prefix}</b> {texts.pick(queue.name)}
        <span class="figure">
          {queue.total === 0 ? texts.t('queueEmpty', {}) : texts.t('queueWaiting', { count: queue.total })}
          {queue.oldestSince === null
            ? ''
            : ` · ${texts.t('queueLongest', { time: durationWords(texts, moment.now.value - queue.oldestSince) })}`}
        </span>
        {queue.openCounters === 0 ? (
          <span class={`chip ${queue.total > 0 ? 'chip-bad' : ''}`}>{texts.t('queueNoCounter', {})}</span>
        ) : (
          <span class="chip">{texts.t('queueOpenCounters', { count: queue.openCounters })}</span>
        )}
      </h2>
      {queue.waiting.length === 0 ? null : (
        <ul class="tickets">
          {queue.waiting.map((row) => (
            <TicketButton key={row.ticketId} screen={screen} row={row} />
          ))}
        </ul>
      )}
      {unlisted > 0 ? <p class="hint">{texts.t('queueMore', { count: unlisted })}</p> : null}
    </section>
  );
}

function TicketButton({ screen, row }: { readonly screen: LobbyScreen; readonly row: WaitingRow }) {
  const { texts, moment } = screen;
  return (
    <li>
      <button
        type="button"
        class="ticket"
        data-ticket={row.ticketId}
        {...screen.touch.tap(() => openSheet(screen, { kind: 'ticket', row }))}
      >
        <b>{row.number}</b>
        <small>
          {durationWords(texts, moment.now.value - row.since)}
          {row.counterLabel === null ? '' : ` · ${texts.t('directedTo', { label: row.counterLabel })}`}
        </small>
        <RowMarks screen={screen} row={row} />
        <CareMarks screen={screen} row={row} />
      </button>
    </li>
  );
}

function Missed({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <section data-list="missed">
      <h2 class="section-title">{texts.t('missed', {})}</h2>
      {view.missed.length === 0 ? (
        <p class="hint">{texts.t('missedNone', {})}</p>
      ) : (
        <ul class="rows">
          {view.missed.map((row) => {
            const at = `restore ${row.ticketId}`;
            return (
              <li key={row.ticketId}>
                <b>{row.number}</b>
                <span class="name">
                  {durationWords(texts, moment.now.value - row.since)}
                  <small>{texts.t('missedUntil', { time: clockText(row.restoreUntil, view.timeZone) })}</small>
                </span>
                <Button
                  screen={screen}
                  at={at}
                  look="plain"
                  name={`${texts.t('restore', {})} ${row.number}`}
                  disabled={false}
                  onPress={() => dispatch(screen, at, { type: 'restore-ticket', ticketId: row.ticketId })}
                >
                  {texts.t('restore', {})}
                </Button>
                <Refusal screen={screen} at={at} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Parked({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  return (
    <section data-list="parked">
      <h2 class="section-title">{texts.t('parked', {})}</h2>
      {view.parked.length === 0 ? (
        <p class="hint">{texts.t('parkedNone', {})}</p>
      ) : (
        <ul class="rows">
          {view.parked.map((row) => (
            <li key={row.ticketId}>
              <b>{row.number}</b>
              <span class="name">
                {texts.pick(row.reason)}
                <small>{durationWords(texts, moment.now.value - row.since)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
