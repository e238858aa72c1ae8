import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CardChannel, PreferredTime } from '../../../server/contract/follow-up.ts';
import type { Choice as Reason } from '../../../server/contract/priority.ts';
import type { Salutation } from '../../../server/contract/command/person.ts';
import type { ManagerRow } from '../../../server/contract/referral.ts';
import type { CardTexts, Tap } from './card-parts.ts';
import type { Card, CardDraft, CardTextKey, TimeName } from './draft.ts';
import { cardOf, faultOf, isSameTime, TIMES } from './draft.ts';
import { CardNote, CardPerson } from './person.tsx';
import './card.css';

/*
 * The form of a card handed out (S69–S73), for the teller's panel and the lobby's sheet alike. At most four taps: the channel
 * if it is not the telephone, consent if there is a number, the time, "record".
 *
 * Mounting it:
 *   texts     the page's own; its dictionaries spread `cardZh` and `cardEn`
 *   managers  the view's; managerId the one who was meant, null: the first
 *   cues      the view's where nobody was referred; null: the referral knows what was noticed
 *   known     the salutation as far as it is known already
 *   phase     of the sender, for the button named `at` (null: still)
 *   cap       the key that records, as the button shows it; its page presses it by the form's own `requestSubmit`. null: none
 *   tap       `touch.tap` on a tablet, `(act) => ({ onClick: act })` with a mouse
 *   onCard    gets the rest of the command: send { type: 'hand-card', counterId, ticketId, referralId, ...card }
 * The server's refusal is shown by whoever mounts it, as for every other button.
 */
interface CardFormProps {
  readonly texts: CardTexts;
  readonly managers: readonly ManagerRow[];
  readonly managerId: string | null;
  readonly cues: readonly Reason[] | null;
  readonly known: Salutation | null;
  readonly phase: string | null;
  readonly isOffline: boolean;
  readonly cap: string | null;
  readonly tap: Tap;
  readonly onCard: (card: Card) => void;
}

const CHANNELS: readonly (readonly [CardChannel, CardTextKey])[] = [
  ['phone', 'cardChannelPhone'],
  ['wechat', 'cardChannelWechat'],
  ['visit', 'cardChannelVisit'],
  ['none', 'cardChannelNone'],
];
const TIME_WORDS: readonly (readonly [TimeName, CardTextKey])[] = [
  ['any', 'cardTimeAny'],
  ['morning', 'cardTimeMorning'],
  ['noon', 'cardTimeNoon'],
  ['afternoon', 'cardTimeAfternoon'],
  ['evening', 'cardTimeEvening'],
];

export function CardForm(props: CardFormProps) {
  return <CardEditor {...props} initial={emptyDraft(props)} />;
}

/** As `CardForm`, of a card that was handed out before: nothing typed into a personal field leaves it as it is. */
export function CardEditor(props: CardFormProps & { readonly initial: CardDraft }) {
  const { texts, managers, cues, phase, isOffline, cap, tap, onCard } = props;
  const [draft, setDraft] = useState<CardDraft>(props.initial);
  const change = (part: Partial<CardDraft>): void => setDraft({ ...draft, ...part });
  if (managers.length === 0) return <p class="hint">{texts.t('cardManagersNone', {})}</p>;
  const fault = faultOf(draft, cues !== null);
  const submit = (): void => {
    if (fault === null && draft.managerId !== null && !isOffline && phase === null) onCard(cardOf(draft, draft.managerId));
  };
  return (
    <form
      class="card-form"
      data-form="card"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Group label={texts.t('cardManager', {})}>
        {managers.map(({ managerId, staffName }) => (
          <Chip
            key={managerId}
            name={`manager ${managerId}`}
            chosen={draft.managerId === managerId}
            tap={tap}
            onPick={() => change({ managerId })}
          >
            {staffName}
          </Chip>
        ))}
      </Group>
      {cues === null ? null : (
        <Group label={texts.t('cardCue', {})}>
          {cues.map(({ id, text }) => (
            <Chip key={id} name={`cue ${id}`} chosen={draft.cueId === id} tap={tap} onPick={() => change({ cueId: id })}>
              {texts.pick(text)}
            </Chip>
          ))}
        </Group>
      )}
      <Group label={texts.t('cardChannel', {})}>
        {CHANNELS.map(([channel, word]) => (
          <Chip
            key={channel}
            name={`channel ${channel}`}
            chosen={draft.channel === channel}
            tap={tap}
            onPick={() => change(channel === 'phone' || channel === 'wechat' ? { channel } : { channel, phone: '', consent: false })}
          >
            {texts.t(word, {})}
          </Chip>
        ))}
      </Group>
      <CardPerson texts={texts} draft={draft} tap={tap} onChange={change} />
      <Times texts={texts} tap={tap} preferred={draft.preferred} onPick={(preferred) => change({ preferred })} />
      <CardNote texts={texts} draft={draft} onChange={change} />
      <Submit texts={texts} tap={tap} fault={fault} phase={phase} isOffline={isOffline} cap={cap} onSubmit={submit} />
    </form>
  );
}

function emptyDraft({ managers, managerId, known }: CardFormProps): CardDraft {
  const meant = managers.find((one) => one.managerId === managerId) ?? managers[0];
  return {
    managerId: meant?.managerId ?? null,
    cueId: null,
    channel: 'phone',
    preferred: null,
    phone: '',
    consent: false,
    surname: known?.surname ?? '',
    title: known?.title ?? 'mr',
    note: '',
  };
}

interface TimesProps extends Pick<CardFormProps, 'texts' | 'tap'> {
  readonly preferred: PreferredTime | null;
  readonly onPick: (preferred: PreferredTime | null) => void;
}

function Times({ texts, tap, preferred, onPick }: TimesProps) {
  return (
    <Group label={texts.t('cardTime', {})}>
      {TIME_WORDS.map(([time, word]) => (
        <Chip key={time} name={`time ${time}`} chosen={isSameTime(preferred, TIMES[time])} tap={tap} onPick={() => onPick(TIMES[time])}>
          {texts.t(word, {})}
          <Span time={time} />
        </Chip>
      ))}
    </Group>
  );
}

interface SubmitProps extends Pick<CardFormProps, 'texts' | 'tap' | 'phase' | 'isOffline' | 'cap'> {
  readonly fault: CardTextKey | null;
  readonly onSubmit: () => void;
}

function Submit({ texts, tap, fault, phase, isOffline, cap, onSubmit }: SubmitProps) {
  return (
    <button
      type="button"
      class={`key key-filled card-submit ${phase === null ? '' : 'key-pressed'}`}
      data-at="card"
      aria-disabled={fault !== null || isOffline}
      {...tap(onSubmit)}
    >
      <span class="key-words">
        <span class="key-label">{texts.t(phase === 'sending' || phase === 'overdue' ? 'cardSending' : 'cardSubmit', {})}</span>
        {fault === null ? null : <small>{texts.t(fault, {})}</small>}
      </span>
      {cap === null ? null : <kbd aria-hidden="true">{cap}</kbd>}
    </button>
  );
}

function Span({ time }: { readonly time: TimeName }) {
  const span = TIMES[time];
  return span === null ? null : (
    <small>
      {span.from}–{span.to}
    </small>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="card-group" role="group" aria-label={label}>
      <h3>{label}</h3>
      <div class="card-chips">{children}</div>
    </div>
  );
}

function Chip(props: {
  readonly name: string;
  readonly chosen: boolean;
  readonly tap: Tap;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}) {
  const { name, chosen, tap, onPick, children } = props;
  return (
    <button type="button" class={`card-chip ${chosen ? 'card-chip-chosen' : ''}`} data-choice={name} aria-pressed={chosen} {...tap(onPick)}>
      {children}
    </button>
  );
}
