import type { LobbyCommand } from '../../../server/contract/lobby.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch, openSheet } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { STATE_WORDS } from './counters-page.tsx';
import type { WaitingRow } from '../lobby-sheet.ts';
import { RowFacts } from './row-facts.tsx';
import type { PageProps } from '../page-props.ts';
import { CareActions } from './waiting-care.tsx';

interface Props extends PageProps {
  readonly row: WaitingRow;
}

type Destination = Extract<LobbyCommand, { type: 'transfer-ticket' }>['to'];

/** One waiting number: receive it directly, say what is known, explain it, move it, or cancel it. */
export function TicketSheet({ screen, view, row }: Props) {
  const { texts } = screen;
  const at = `move ${row.ticketId}`;
  const name = view.queues.find((queue) => queue.serviceId === row.serviceId)?.name ?? null;
  return (
    <SheetFrame screen={screen} title={row.number}>
      <p>
        {name === null ? '' : `${texts.pick(name)} · `}
        {texts.t('ticketWaited', { time: durationWords(texts, screen.moment.now.value - row.since) })}
      </p>
      <RowFacts screen={screen} view={view} row={row} />
      <TicketActions screen={screen} row={row} />
      <CareActions screen={screen} view={view} row={row} />
      <MoveChoices screen={screen} view={view} row={row} at={at} />
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('close', {})}>
        <Button
          screen={screen}
          at={`ask cancel ${row.ticketId}`}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => openSheet(screen, { kind: 'cancel', row })}
        >
          {texts.t('cancelTicket', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}

function TicketActions({ screen, row }: Omit<Props, 'view'>) {
  const { texts } = screen;
  return (
    <div class="choices">
      <Button
        screen={screen}
        at={`arrange ${row.ticketId}`}
        look="filled"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'arrange', guest: { kind: 'ticket', row } })}
      >
        {texts.t('arrange', {})}
      </Button>
      <Button
        screen={screen}
        at={`identify ${row.ticketId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'identify', row })}
      >
        {texts.t('identify', {})}
      </Button>
      <Button
        screen={screen}
        at={`find ${row.ticketId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'find', row })}
      >
        {texts.t('findGuest', {})}
      </Button>
      <Button
        screen={screen}
        at={`explain ${row.ticketId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'explain', ticketId: row.ticketId, number: row.number })}
      >
        {texts.t('explain', {})}
      </Button>
    </div>
  );
}

function MoveChoices({ screen, view, row, at }: Props & { readonly at: string }) {
  const { texts } = screen;
  const move = (to: Destination): void => dispatch(screen, at, { type: 'transfer-ticket', ticketId: row.ticketId, to });
  return (
    <>
      <h3 class="group">
        {texts.t('moveTitle', {})} <span class="hint">{texts.t('moveKeeps', {})}</span>
      </h3>
      <p class="hint">{texts.t('moveServices', {})}</p>
      <div class="choices">
        {view.queues
          .filter((queue) => queue.serviceId !== row.serviceId || row.counterLabel !== null)
          .map((queue) => (
            <Button
              key={queue.serviceId}
              screen={screen}
              at={`${at} ${queue.serviceId}`}
              look="plain"
              name={null}
              disabled={false}
              onPress={() => move({ kind: 'service', serviceId: queue.serviceId })}
            >
              {queue.prefix} {texts.pick(queue.name)}
            </Button>
          ))}
      </div>
      <p class="hint">{texts.t('moveCounters', {})}</p>
      <div class="choices choices-small">
        {view.counters.map((counter) => (
          <Button
            key={counter.id}
            screen={screen}
            at={`${at} ${counter.id}`}
            look="plain"
            name={null}
            disabled={counter.state === 'closed' || counter.label === row.counterLabel}
            onPress={() => move({ kind: 'counter', counterId: counter.id })}
          >
            <span class="key-words">
              <span>{texts.t('windowName', { label: counter.label })}</span>
              <small>{texts.t(counter.state === 'closed' ? 'counterClosedNow' : STATE_WORDS[counter.state], {})}</small>
            </span>
          </Button>
        ))}
      </div>
    </>
  );
}
