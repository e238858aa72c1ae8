import { signal } from '@preact/signals';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import type { TellerCommand, TellerView } from '../../../server/contract/teller.ts';
import type { Card, CardDraft } from '../../parts/card/draft.ts';
import { CardEditor, CardForm } from '../../parts/card/form.tsx';
import { STATE_WORDS } from '../../parts/follow-up/words.ts';
import { salutationText } from '../../parts/salutation.ts';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { Modal } from '../modal.tsx';
import type { Station } from '../station.ts';

/** What the dialog is about: a card of today, or the one whom this counter served last, who has left (S74). */
type About =
  { readonly kind: 'card'; readonly row: FollowUpRow } | { readonly kind: 'last'; readonly ticketId: string; readonly number: string };

const about = signal<About | null>(null);

/** How many of the day the rail shows. */
const LISTED = 3;
const AT = 'own-card';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
}

/** Cards of this person's day, newest first: what there was no time for is written down when the customer has left. */
export function OwnCards({ station, view }: Props) {
  const { texts } = station;
  const { cards, cardable } = view;
  const isNew = cardable !== null && !cards.some(({ number, state }) => number === cardable.number && state !== 'closed');
  if (cards.length === 0 && !isNew) return null;
  const open = (subject: About): void => {
    station.sender.forgetRefusal();
    about.value = subject;
    station.dialog.value = 'card';
  };
  return (
    <section data-list="cards">
      <h2>{texts.t('ownCards', { count: cards.length })}</h2>
      <ul class="rows">
        {isNew ? (
          <li class="entry">
            <b>{cardable.number}</b>
            <span class="name">{texts.t('ownCardMissing', {})}</span>
            <button type="button" class="row-button" data-entry="card new" onClick={() => open({ kind: 'last', ...cardable })}>
              {texts.t('ownCardWrite', {})}
            </button>
          </li>
        ) : null}
        {cards.slice(0, LISTED).map((row) => (
          <li key={row.followUpId} class="entry" data-card={row.followUpId}>
            <b>{row.number ?? '–'}</b>
            <span class="name">
              {salutationText(row.salutation, texts.language.value) ?? texts.t('followUpNameless', {})}
              <small>
                {[row.managerName, texts.t(STATE_WORDS[row.state], {}), ...(row.phone === null ? [] : [row.phone])].join(' · ')}
              </small>
            </span>
            {row.state === 'closed' ? null : (
              <button type="button" class="row-button" data-entry={`card ${row.followUpId}`} onClick={() => open({ kind: 'card', row })}>
                {texts.t('ownCardMore', {})}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function OwnCardDialog({ station }: { readonly station: Station }) {
  const { texts } = station;
  const view = station.connection.view.value;
  const subject = about.value;
  if (view === null || subject === null) return null;
  const number = (subject.kind === 'card' ? subject.row.number : subject.number) ?? '';
  return (
    <Modal station={station} title={texts.t('ownCardTitle', { number })}>
      {subject.kind === 'card' ? (
        <Correction station={station} view={view} row={subject.row} />
      ) : (
        <NewCard station={station} view={view} ticketId={subject.ticketId} />
      )}
      <Refusal screen={station} at={AT} />
    </Modal>
  );
}

function shared({ station, view }: Props) {
  return {
    texts: station.texts,
    managers: view.managers,
    phase: station.sender.phases.value.get(AT) ?? null,
    isOffline: station.moment.offline.value,
    cap: null,
    tap: (act: () => void) => ({ onClick: act }),
  };
}

function NewCard({ station, view, ticketId }: Props & { readonly ticketId: string }) {
  const counterId = view.counter?.id ?? '';
  const hand = (card: Card): void => send(station, { type: 'hand-card', counterId, ticketId, referralId: null, ...card });
  return <CardForm {...shared({ station, view })} managerId={null} cues={view.cues} known={null} onCard={hand} />;
}

function Correction({ station, view, row }: Props & { readonly row: FollowUpRow }) {
  const { followUpId, dueOn, managerId, channel, preferred, salutation } = row;
  const initial: CardDraft = {
    ...{ managerId, channel, preferred, cueId: null, phone: '', consent: false, note: row.note ?? '' },
    ...{ surname: salutation?.surname ?? '', title: salutation?.title ?? 'mr' },
  };
  const correct = (card: Card): void => {
    const { managerId: toId, channel: by, preferred: when, person } = card;
    send(station, { type: 'correct-follow-up', followUpId, dueOn, managerId: toId, channel: by, preferred: when, person });
  };
  return (
    <CardEditor {...shared({ station, view })} managerId={managerId} cues={null} known={salutation} initial={initial} onCard={correct} />
  );
}

/** The dialog goes with its answer; a refusal leaves it open. */
function send({ sender, dialog }: Station, command: TellerCommand): void {
  sender.send(AT, AT, command, (reply) => {
    if (reply.ok) dialog.value = null;
  });
}
