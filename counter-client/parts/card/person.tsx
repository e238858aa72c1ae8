import type { Salutation } from '../../../server/contract/command/person.ts';
import type { CardTexts, Tap } from './card-parts.ts';
import type { CardDraft, CardTextKey } from './draft.ts';
import { isPhone, NOTE_MAX_LENGTH, PHONE_MAX_LENGTH, SURNAME_MAX_LENGTH } from './draft.ts';

interface Props {
  readonly texts: CardTexts;
  readonly draft: CardDraft;
  readonly tap: Tap;
  readonly onChange: (part: Partial<CardDraft>) => void;
}

const TITLES: readonly (readonly [Salutation['title'], CardTextKey])[] = [
  ['mr', 'cardTitleMr'],
  ['ms', 'cardTitleMs'],
  ['miss', 'cardTitleMiss'],
];

/** Number and name: both may be left out, and a number needs the customer's consent (S70). */
export function CardPerson(props: Props) {
  const { draft } = props;
  const mayRing = draft.channel === 'phone' || draft.channel === 'wechat';
  return (
    <div class="card-person">
      {mayRing ? <Phone {...props} /> : null}
      <Name {...props} />
    </div>
  );
}

function Phone({ texts, draft, tap, onChange }: Props) {
  const isTyped = draft.phone.trim() !== '';
  const isWrong = isTyped && !isPhone(draft.phone);
  return (
    <div class="card-row">
      <label class="card-label">
        {texts.t('cardPhone', {})}
        <input
          type="tel"
          class="field"
          data-field="phone"
          autocomplete="off"
          maxLength={PHONE_MAX_LENGTH}
          aria-invalid={isWrong}
          value={draft.phone}
          onInput={(event) => onChange({ phone: event.currentTarget.value })}
        />
      </label>
      {isWrong ? (
        <p class="card-fault" role="alert">
          {texts.t('cardPhoneWrong', {})}
        </p>
      ) : null}
      {isTyped ? (
        <button
          type="button"
          class={`card-chip card-consent ${draft.consent ? 'card-chip-chosen' : ''}`}
          data-choice="consent"
          role="checkbox"
          aria-checked={draft.consent}
          {...tap(() => onChange({ consent: !draft.consent }))}
        >
          <span aria-hidden="true">{draft.consent ? '☑' : '☐'}</span>
          {texts.t('cardConsent', {})}
        </button>
      ) : null}
    </div>
  );
}

function Name({ texts, draft, tap, onChange }: Props) {
  return (
    <div class="card-row">
      <label class="card-label">
        {texts.t('cardSurname', {})}
        <input
          type="text"
          class="field"
          data-field="surname"
          autocomplete="off"
          maxLength={SURNAME_MAX_LENGTH}
          value={draft.surname}
          onInput={(event) => onChange({ surname: event.currentTarget.value })}
        />
      </label>
      {draft.surname.trim() === '' ? null : (
        <div class="card-chips">
          {TITLES.map(([title, word]) => (
            <button
              key={title}
              type="button"
              class={`card-chip ${draft.title === title ? 'card-chip-chosen' : ''}`}
              data-choice={`title ${title}`}
              aria-pressed={draft.title === title}
              {...tap(() => onChange({ title }))}
            >
              {texts.t(word, {})}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** May be left out too: what was agreed, folded away until somebody writes. */
export function CardNote({ texts, draft, onChange }: Omit<Props, 'tap'>) {
  return (
    <details class="card-row card-note" open={draft.note !== ''}>
      <summary>{texts.t('cardNote', {})}</summary>
      <input
        type="text"
        class="field"
        data-field="note"
        aria-label={texts.t('cardNote', {})}
        autocomplete="off"
        value={draft.note}
        onInput={(event) => onChange({ note: [...event.currentTarget.value].slice(0, NOTE_MAX_LENGTH).join('') })}
      />
      <p class="hint">{texts.t('cardNoteWarning', {})}</p>
    </details>
  );
}
