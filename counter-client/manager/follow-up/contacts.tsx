import { useState } from 'preact/hooks';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { CHANNEL_WORDS, RESULT_WORDS } from '../../parts/follow-up/words.ts';
import { CorrectContact } from './correct-contact.tsx';
import type { ContactQueue, QueuedContact } from './contact-queue.ts';
import type { ManagerScreen } from '../manager-screen.ts';

/** What was tried before, newest first. */
export function FollowUpContacts({
  screen,
  row,
  timeZone,
  today,
}: {
  readonly screen: ManagerScreen;
  readonly row: FollowUpRow;
  readonly timeZone: string;
  readonly today: string;
}) {
  const { texts } = screen;
  const [correcting, setCorrecting] = useState<number | null>(null);
  if (row.contacts.length === 0) return null;
  return (
    <details class="follow-up-history">
      <summary>{texts.t('followUpHistory', { count: row.contacts.length })}</summary>
      <ol>
        {row.contacts.toReversed().map((contact) => (
          <li key={contact.at}>
            <b>{texts.t(RESULT_WORDS[contact.result], {})}</b>
            <span>
              {[
                `${dateText(contact.at, timeZone, texts.language.value)} ${clockText(contact.at, timeZone)}`,
                texts.t(CHANNEL_WORDS[contact.means], {}),
                contact.staffName,
                ...(contact.nextOn === null ? [] : [texts.t('followUpNextOn', { date: contact.nextOn })]),
                ...(contact.reason === null ? [] : [texts.pick(contact.reason)]),
                ...(contact.note === null ? [] : [contact.note]),
              ].join(' · ')}
            </span>
            {contact.earlier.map((words) => (
              <s key={words.at} class="contact-earlier">
                {[
                  texts.t('contactCorrected', {}),
                  `${clockText(words.at, timeZone)} ${words.staffName}`,
                  ...(words.nextOn === null ? [] : [texts.t('followUpNextOn', { date: words.nextOn })]),
                  ...(words.note === null ? [] : [words.note]),
                ].join(' · ')}
              </s>
            ))}
            {correcting === contact.at ? (
              <CorrectContact screen={screen} row={row} contact={contact} today={today} onDone={() => setCorrecting(null)} />
            ) : (
              <button
                type="button"
                class="quiet"
                data-at={`correct-contact ${contact.at}`}
                {...screen.touch.tap(() => setCorrecting(contact.at))}
              >
                {texts.t('contactCorrect', {})}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Logged here but not yet at the server; or refused there, which a person must see. */
export function Queued({
  screen,
  contact,
  contacts,
}: {
  readonly screen: ManagerScreen;
  readonly contact: QueuedContact;
  readonly contacts: ContactQueue;
}) {
  const { texts } = screen;
  const { command, refused, commandId } = contact;
  return (
    <div class="follow-up-queued" data-queue={refused === null ? 'waiting' : 'refused'}>
      <p>
        <span class="chip chip-warn">{texts.t('followUpQueued', {})}</span> {texts.t(RESULT_WORDS[command.result], {})}
      </p>
      {refused === null ? null : (
        <>
          <p class="refusal" role="alert">
            {texts.t('followUpRefused', { text: texts.pick(refused) })}
          </p>
          <button type="button" class="quiet" data-at={`discard ${commandId}`} {...screen.touch.tap(() => contacts.discard(commandId))}>
            {texts.t('followUpDiscard', {})}
          </button>
        </>
      )}
    </div>
  );
}
