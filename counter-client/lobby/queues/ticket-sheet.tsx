import type { LobbyCommand, LobbyView } from '../../../server/contract/lobby.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { STATE_WORDS } from './counters-page.tsx';
import { dispatch, durationWords, openSheet } from '../hall-desk.ts';
import type { HallDesk, WaitingRow } from '../hall-desk.ts';
import { RowFacts } from './row-facts.tsx';
import { CareActions } from './waiting-care.tsx';
import { SheetActions, SheetFrame } from '../sheets.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly row: WaitingRow;
}

type Destination = Extract<LobbyCommand, { type: 'transfer-ticket' }>['to'];

/** One waiting number: receive it directly, say what is known, explain it, move it, or cancel it. */
export function TicketSheet({ desk, view, row }: Props) {
  const { texts } = desk;
  const at = `move ${row.ticketId}`;
  const name = view.queues.find((queue) => queue.serviceId === row.serviceId)?.name ?? null;
  return (
    <SheetFrame desk={desk} title={row.number}>
      <p>
        {name === null ? '' : `${texts.pick(name)} · `}
        {texts.t('ticketWaited', { time: durationWords(texts, desk.moment.now.value - row.since) })}
      </p>
      <RowFacts desk={desk} view={view} row={row} />
      <TicketActions desk={desk} row={row} />
      <CareActions desk={desk} view={view} row={row} />
      <MoveChoices desk={desk} view={view} row={row} at={at} />
      <Refusal desk={desk} at={at} />
      <SheetActions desk={desk} back={texts.t('close', {})}>
        <Button
          desk={desk}
          at={`ask cancel ${row.ticketId}`}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'cancel', row })}
        >
          {texts.t('cancelTicket', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}

function TicketActions({ desk, row }: Omit<Props, 'view'>) {
  const { texts } = desk;
  return (
    <div class="choices">
      <Button
        desk={desk}
        at={`arrange ${row.ticketId}`}
        look="filled"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'arrange', guest: { kind: 'ticket', row } })}
      >
        {texts.t('arrange', {})}
      </Button>
      <Button
        desk={desk}
        at={`identify ${row.ticketId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'identify', row })}
      >
        {texts.t('identify', {})}
      </Button>
      <Button
        desk={desk}
        at={`find ${row.ticketId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'find', row })}
      >
        {texts.t('findGuest', {})}
      </Button>
      <Button
        desk={desk}
        at={`explain ${row.ticketId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'explain', ticketId: row.ticketId, number: row.number })}
      >
        {texts.t('explain', {})}
      </Button>
    </div>
  );
}

function MoveChoices({ desk, view, row, at }: Props & { readonly at: string }) {
  const { texts } = desk;
  const move = (to: Destination): void => dispatch(desk, at, { type: 'transfer-ticket', ticketId: row.ticketId, to });
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
              desk={desk}
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
            desk={desk}
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
