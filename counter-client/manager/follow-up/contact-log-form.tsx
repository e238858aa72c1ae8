import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ContactResult } from '../../../server/contract/follow-up.ts';
import { clockText } from '../../../server/web/time.ts';
import { CHANNEL_WORDS, RESULT_WORDS } from '../../parts/follow-up/words.ts';
import type { ContactLog } from './contact-queue.ts';
import type { CardProps } from './card.tsx';
import type { ManagerDesk } from '../manager-desk.ts';

type Means = ContactLog['means'];

const MEANS: readonly Means[] = ['phone', 'wechat', 'visit'];
const RESULTS: readonly ContactResult[] = ['booked', 'again', 'no-answer', 'no-interest', 'not-target'];
/** As the contract's. */
const NOTE_MAX_LENGTH = 60;

/** The second tap says what it came to, and logs it; date, note and means are there for who wants them. */
export function ContactLogForm({ desk, view, row, contacts, onOpen }: CardProps) {
  const { texts, moment } = desk;
  const [means, setMeans] = useState<Means>(row.channel === 'none' ? 'phone' : row.channel);
  const [nextOn, setNextOn] = useState('');
  const [note, setNote] = useState('');
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [isFull, setIsFull] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  /* The results must not lie under the navigation when it opens. */
  useLayoutEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), []);
  const hour = hourOf(clockText(moment.now.value, view.timeZone), view.followUps.contact, means);
  const isBarred = hour === 'night' && reasonId === null;
  const log = (result: ContactResult): void => {
    if (isBarred) return;
    const goesOn = result !== 'no-interest' && result !== 'not-target';
    const isKept = contacts.log({
      type: 'log-contact',
      followUpId: row.followUpId,
      means,
      result,
      nextOn: goesOn && nextOn !== '' ? nextOn : null,
      reasonId: hour === 'night' ? reasonId : null,
      note: note.trim() === '' || moment.offline.peek() ? null : note.trim(),
    });
    setIsFull(!isKept);
    if (isKept) onOpen(false);
  };
  return (
    <div ref={form} class="contact-log" data-form="contact" data-hour={hour}>
      <Hour desk={desk} view={view} hour={hour} reasonId={reasonId} onReason={setReasonId} />
      <Results desk={desk} isBarred={isBarred} onPick={log} />
      <MeansChoice desk={desk} means={means} onPick={setMeans} />
      <div class="card-person">
        <NextOn desk={desk} today={view.followUps.today} nextOn={nextOn} onPick={setNextOn} />
        <Note desk={desk} note={note} onNote={setNote} />
      </div>
      {isFull ? (
        <p class="refusal" role="alert">
          {texts.t('followUpQueueFull', {})}
        </p>
      ) : null}
      <button type="button" class="quiet" {...desk.touch.tap(() => onOpen(false))}>
        {texts.t('followUpBack', {})}
      </button>
    </div>
  );
}

function Results({
  desk,
  isBarred,
  onPick,
}: {
  readonly desk: ManagerDesk;
  readonly isBarred: boolean;
  readonly onPick: (result: ContactResult) => void;
}) {
  const { texts } = desk;
  return (
    <div class="card-chips contact-results" role="group" aria-label={texts.t('followUpResult', {})}>
      {RESULTS.map((result) => (
        <button
          key={result}
          type="button"
          class={`card-chip result-${result}`}
          data-at={`result ${result}`}
          aria-disabled={isBarred}
          {...desk.touch.tap(() => onPick(result))}
        >
          {texts.t(RESULT_WORDS[result], {})}
        </button>
      ))}
    </div>
  );
}

function MeansChoice({
  desk,
  means,
  onPick,
}: {
  readonly desk: ManagerDesk;
  readonly means: Means;
  readonly onPick: (means: Means) => void;
}) {
  const { texts } = desk;
  return (
    <div class="card-chips" role="group" aria-label={texts.t('followUpMeans', {})}>
      {MEANS.map((one) => (
        <button
          key={one}
          type="button"
          class={`card-chip contact-means ${means === one ? 'card-chip-chosen' : ''}`}
          aria-pressed={means === one}
          {...desk.touch.tap(() => onPick(one))}
        >
          {texts.t(CHANNEL_WORDS[one], {})}
        </button>
      ))}
    </div>
  );
}

interface NextOnProps {
  readonly desk: ManagerDesk;
  readonly today: string;
  readonly nextOn: string;
  readonly onPick: (nextOn: string) => void;
}

function NextOn({ desk, today, nextOn, onPick }: NextOnProps) {
  return (
    <label class="card-label">
      {desk.texts.t('followUpNext', {})}
      <input
        type="date"
        class="field"
        data-field="nextOn"
        min={today}
        value={nextOn}
        onInput={(event) => onPick(event.currentTarget.value)}
      />
    </label>
  );
}

interface NoteProps {
  readonly desk: ManagerDesk;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

/** What describes a customer is not kept in a browser, where a contact waits while the server is away. */
function Note({ desk, note, onNote }: NoteProps) {
  const { texts, moment } = desk;
  if (moment.offline.value) return <p class="hint">{texts.t('followUpNoteOffline', {})}</p>;
  return (
    <label class="card-label">
      {texts.t('followUpNote', {})}
      <input
        type="text"
        class="field"
        data-field="note"
        autocomplete="off"
        value={note}
        onInput={(event) => onNote([...event.currentTarget.value].slice(0, NOTE_MAX_LENGTH).join(''))}
      />
    </label>
  );
}

type HourOfDay = 'good' | 'evening' | 'night';

/** A visit is the customer's own choice; nobody is called or written to at night (S82). */
function hourOf(clock: string, { from, to, latest }: CardProps['view']['followUps']['contact'], means: Means): HourOfDay {
  if (means === 'visit' || (clock >= from && clock < to)) return 'good';
  return clock >= from && clock < latest ? 'evening' : 'night';
}

interface HourProps extends Pick<CardProps, 'desk' | 'view'> {
  readonly hour: HourOfDay;
  readonly reasonId: string | null;
  readonly onReason: (reasonId: string) => void;
}

function Hour({ desk, view, hour, reasonId, onReason }: HourProps) {
  const { texts } = desk;
  const { from, to, latest, reasons } = view.followUps.contact;
  if (hour === 'good') return null;
  if (hour === 'evening') return <p class="follow-up-said follow-up-warned">{texts.t('followUpEvening', { to })}</p>;
  return (
    <div class="contact-night" role="alert">
      <p>{texts.t('followUpNight', { from, latest })}</p>
      <div class="card-chips">
        {reasons.map(({ id, text }) => (
          <button
            key={id}
            type="button"
            class={`card-chip ${reasonId === id ? 'card-chip-chosen' : ''}`}
            data-at={`reason ${id}`}
            aria-pressed={reasonId === id}
            {...desk.touch.tap(() => onReason(id))}
          >
            {texts.pick(text)}
          </button>
        ))}
      </div>
    </div>
  );
}
