import { Button } from '../../parts/frame/button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { openSheet } from '../../parts/frame/send.ts';
import type { PageProps } from '../page-props.ts';
import { isVeiled } from '../veil.ts';
import { Veiled } from '../veiled.tsx';
import { RowMarks } from './row-facts.tsx';

/** More are found in their lines below. */
const SHOWN = 6;

/** Customers who wait with a head-start, each two taps from a counter; and the search for any number of the day. */
export function PriorityWaiting({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const rows = view.queues
    .flatMap((queue) => queue.waiting.map((row) => ({ row, service: queue.name })))
    .filter(({ row }) => row.class !== 'ordinary')
    .sort((one, other) => one.row.since - other.row.since)
    .slice(0, SHOWN);
  return (
    <section data-list="priority">
      <h2 class="section-title">
        {texts.t('priorityWaiting', {})}
        <span class="figure">{rows.length === 0 ? texts.t('queueEmpty', {}) : ''}</span>
        <span class="section-button">
          <Button
            screen={screen}
            at="search"
            look="plain"
            name={null}
            disabled={false}
            onPress={() => openSheet(screen, { kind: 'search' })}
          >
            {texts.t('search', {})}
          </Button>
        </span>
      </h2>
      {rows.length === 0 ? null : (
        <ul class="rows priority-rows">
          {rows.map(({ row, service }) => (
            <li key={row.ticketId} data-priority={row.ticketId}>
              <Veiled screen={screen} of={row.ticketId}>
                <b>{row.number}</b>
              </Veiled>
              <span class="name">
                {texts.pick(service)}
                <small>
                  {durationWords(texts, moment.now.value - row.since)}
                  {row.blocked ? ` · ${texts.t('blockedShort', {})}` : ''}
                </small>
                <RowMarks screen={screen} row={row} />
              </span>
              <Button
                screen={screen}
                at={`arrange ${row.ticketId}`}
                look="plain"
                name={isVeiled(screen.veil, row.ticketId) ? null : `${texts.t('arrange', {})} ${row.number}`}
                disabled={false}
                onPress={() => openSheet(screen, { kind: 'arrange', guest: { kind: 'ticket', row } })}
              >
                {texts.t('arrange', {})}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
