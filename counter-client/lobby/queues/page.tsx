import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { PriorityWaiting } from './priority-waiting.tsx';
import { RowMarks } from './row-facts.tsx';
import { CareMarks } from './waiting-care.tsx';
import { dispatch, durationWords, openSheet } from '../hall-desk.ts';
import type { HallDesk, WaitingRow } from '../hall-desk.ts';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

type Queue = LobbyView['queues'][number];

export function QueuesPage({ desk, view }: Props) {
  return (
    <>
      <PriorityWaiting desk={desk} view={view} />
      {view.queues.map((queue) => (
        <QueueBlock key={queue.serviceId} desk={desk} queue={queue} />
      ))}
      <div class="pair">
        <Missed desk={desk} view={view} />
        <Parked desk={desk} view={view} />
      </div>
    </>
  );
}

function QueueBlock({ desk, queue }: { readonly desk: HallDesk; readonly queue: Queue }) {
  const { texts, moment } = desk;
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
            <TicketButton key={row.ticketId} desk={desk} row={row} />
          ))}
        </ul>
      )}
      {unlisted > 0 ? <p class="hint">{texts.t('queueMore', { count: unlisted })}</p> : null}
    </section>
  );
}

function TicketButton({ desk, row }: { readonly desk: HallDesk; readonly row: WaitingRow }) {
  const { texts, moment } = desk;
  return (
    <li>
      <button type="button" class="ticket" data-ticket={row.ticketId} {...desk.touch.tap(() => openSheet(desk, { kind: 'ticket', row }))}>
        <b>{row.number}</b>
        <small>
          {durationWords(texts, moment.now.value - row.since)}
          {row.counterLabel === null ? '' : ` · ${texts.t('directedTo', { label: row.counterLabel })}`}
        </small>
        <RowMarks desk={desk} row={row} />
        <CareMarks desk={desk} row={row} />
      </button>
    </li>
  );
}

function Missed({ desk, view }: Props) {
  const { texts, moment } = desk;
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
                  desk={desk}
                  at={at}
                  look="plain"
                  name={`${texts.t('restore', {})} ${row.number}`}
                  disabled={false}
                  onPress={() => dispatch(desk, at, { type: 'restore-ticket', ticketId: row.ticketId })}
                >
                  {texts.t('restore', {})}
                </Button>
                <Refusal desk={desk} at={at} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Parked({ desk, view }: Props) {
  const { texts, moment } = desk;
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
