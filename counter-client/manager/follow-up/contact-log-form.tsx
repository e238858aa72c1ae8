import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ContactResult } from '../../../server/contract/follow-up.ts';
import { clockText } from '../../../server/web/time.ts';
import { DateField } from '../../parts/date/field.tsx';
import { CHANNEL_WORDS, RESULT_WORDS } from '../../parts/follow-up/words.ts';
import type { ContactLog } from './contact-queue.ts';
import type { CardProps } from './card-props.ts';
import type { ManagerScreen } from '../manager-screen.ts';

type Means = ContactLog['means'];

const MEANS: readonly Means[] = ['phone', 'wechat', 'visit'];
const RESULTS: readonly ContactResult[] = ['booked', 'again', 'no-answer', 'no-interest', 'not-target'];
/** As the contract's. */
const NOTE_MAX_LENGTH = 60;

/** Note and next date first; the result, which comes last, saves all of it in one go. All but the result is optional: two taps are enough. */
export function ContactLogForm({ screen, view, row, contacts, onOpen }: CardProps) {
  const { texts, moment } = screen;
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
      <Hour screen={screen} view={view} hour={hour} reasonId={reasonId} onReason={setReasonId} />
      <MeansChoice screen={screen} means={means} onPick={setMeans} />
      <div class="card-person">
        <Note screen={screen} note={note} onNote={setNote} />
        <NextOn screen={screen} today={view.followUps.today} nextOn={nextOn} onPick={setNextOn} />
      </div>
      <p class="hint">{texts.t('followUpSaves', {})}</p>
      <Results screen={screen} isBarred={isBarred} onPick={log} />
      {isFull ? (
        <p class="refusal" role="alert">
          {texts.t('followUpQueueFull', {})}
        </p>
      ) : null}
      <button type="button" class="quiet" {...screen.touch.tap(() => onOpen(false))}>
        {texts.t('followUpBack', {})}
      </button>
    </div>
  );
}

function Results({
  screen,
  isBarred,
  onPick,
}: {
  readonly screen: ManagerScreen;
  readonly isBarred: boolean;
  readonly onPick: (result: ContactResult) => void;
}) {
  const { texts } = screen;
  return (
    <div class="card-chips contact-results" role="group" aria-label={texts.t('followUpResult', {})}>
      {RESULTS.map((result) => (
        <button
          key={result}
          type="button"
          class={`card-chip result-${result}`}
          data-at={`result ${result}`}
          aria-disabled={isBarred}
          {...screen.touch.tap(() => onPick(result))}
        >
          {texts.t(RESULT_WORDS[result], {})}
        </button>
      ))}
    </div>
  );
}

function MeansChoice({
  screen,
  means,
  onPick,
}: {
  readonly screen: ManagerScreen;
  readonly means: Means;
  readonly onPick: (means: Means) => void;
}) {
  const { texts } = screen;
  return (
    <div class="card-chips" role="group" aria-label={texts.t('followUpMeans', {})}>
      {MEANS.map((one) => (
        <button
          key={one}
          type="button"
          class={`card-chip contact-means ${means === one ? 'card-chip-chosen' : ''}`}
          aria-pressed={means === one}
          {...screen.touch.tap(() => onPick(one))}
        >
          {texts.t(CHANNEL_WORDS[one], {})}
        </button>
      ))}
    </div>
  );
}

interface NextOnProps {
  readonly screen: ManagerScreen;
  readonly today: string;
  readonly nextOn: string;
  readonly onPick: (nextOn: string) => void;
}

function NextOn({ screen, today, nextOn, onPick }: NextOnProps) {
  const { texts } = screen;
  return (
    <DateField
      language={texts.language.value}
      label={texts.t('followUpNext', {})}
      at="nextOn"
      value={nextOn}
      min={today}
      max={null}
      today={today}
      isSmall={false}
      onPick={onPick}
    />
  );
}

interface NoteProps {
  readonly screen: ManagerScreen;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

/** What describes a customer is not kept in a browser, where a contact waits while the server is away. */
function Note({ screen, note, onNote }: NoteProps) {
  const { texts, moment } = screen;
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

interface HourProps extends Pick<CardProps, 'screen' | 'view'> {
  readonly hour: HourOfDay;
  readonly reasonId: string | null;
  readonly onReason: (reasonId: string) => void;
}

function Hour({ screen, view, hour, reasonId, onReason }: HourProps) {
  const { texts } = screen;
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
            {...screen.touch.tap(() => onReason(id))}
          >
            {texts.pick(text)}
          </button>
        ))}
      </div>
    </div>
  );
}
