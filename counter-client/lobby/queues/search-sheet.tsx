import { useEffect, useState } from 'preact/hooks';
import type { TicketSummary } from '../../../server/contract/explanation.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { fetchTickets } from './fetch-explanation.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

/** As the server's longest. */
const NUMBER_MAX_LENGTH = 12;
/** A look-up waits until the finger rests. */
const TYPING_PAUSE_MS = 250;

const PHASES: Readonly<Record<TicketSummary['phase'], LobbyTextKey>> = {
  waiting: 'phaseWaiting',
  called: 'phaseCalled',
  serving: 'phaseServing',
  parked: 'phaseParked',
  escorted: 'phaseEscorted',
  missed: 'phaseMissed',
  closed: 'phaseClosed',
};

/** Any number of the day, called, served and closed too. */
export function SearchSheet({ screen, view }: PageProps) {
  const { texts } = screen;
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly TicketSummary[]>([]);
  const [answered, setAnswered] = useState('');
  useEffect(() => {
    let current = true;
    const looking = setTimeout(() => {
      if (typed.trim() === '') return;
      void fetchTickets(typed).then((tickets) => {
        if (!current) return;
        setFound(tickets ?? []);
        setAnswered(tickets === null ? '' : typed);
      });
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(looking);
    };
  }, [typed]);
  const shown = answered === typed ? found : [];
  return (
    <SheetFrame screen={screen} title={texts.t('searchTitle', {})}>
      <label class="search">
        {texts.t('searchLabel', {})}
        <input
          type="search"
          class="field"
          data-field="number"
          maxLength={NUMBER_MAX_LENGTH}
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div role="status">
        {answered !== '' && answered === typed && shown.length === 0 ? <p class="hint">{texts.t('searchNone', {})}</p> : null}
      </div>
      <ul class="rows">
        {shown.map((ticket) => (
          <li key={ticket.ticketId}>
            <b>{ticket.number}</b>
            <span class="name">
              {texts.t(PHASES[ticket.phase], {})} · {texts.pick(ticket.serviceName)}
              <small>{texts.t('searchTaken', { time: clockText(ticket.takenAt, view.timeZone) })}</small>
            </span>
            <Button
              screen={screen}
              at={`explain ${ticket.ticketId}`}
              look="plain"
              name={`${texts.t('explain', {})} ${ticket.number}`}
              disabled={false}
              onPress={() => openSheet(screen, { kind: 'explain', ticketId: ticket.ticketId, number: ticket.number })}
            >
              {texts.t('explain', {})}
            </Button>
          </li>
        ))}
      </ul>
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}
