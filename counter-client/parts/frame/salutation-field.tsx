import type { Salutation } from '../../../server/contract/command/person.ts';
import { Choice } from './choice.tsx';
import type { ScreenParts } from './staff-screen.ts';
import type { FrameTextKey } from './zh.ts';

export interface SalutationDraft {
  readonly surname: string;
  readonly title: Salutation['title'];
}

/** As the contract's: compound and minorities' names fit. */
const SURNAME_MAX_LENGTH = 12;

const TITLES: readonly (readonly [Salutation['title'], FrameTextKey])[] = [
  ['mr', 'titleMr'],
  ['ms', 'titleMs'],
  ['miss', 'titleMiss'],
];

/** null: nobody has typed a name, and none is needed. */
export function salutationOf({ surname, title }: SalutationDraft): Salutation | null {
  return surname.trim() === '' ? null : { surname: surname.trim(), title };
}

/** How the counter may address the customer. It is kept where it can be purged, and may be left empty. */
export function SalutationField({
  screen,
  isOptional,
  draft,
  onChange,
}: {
  readonly screen: Pick<ScreenParts, 'texts' | 'touch'>;
  /** The field says itself that it may be left empty. */
  readonly isOptional: boolean;
  readonly draft: SalutationDraft;
  readonly onChange: (draft: SalutationDraft) => void;
}) {
  const { texts } = screen;
  const surnameWords = texts.t(isOptional ? 'surnameOptional' : 'surname', {});
  return (
    <div class="salutation" role="group" aria-label={texts.t('salutation', {})}>
      <input
        type="text"
        class="field"
        data-field="surname"
        aria-label={surnameWords}
        placeholder={surnameWords}
        maxLength={SURNAME_MAX_LENGTH}
        autocomplete="off"
        value={draft.surname}
        onInput={(event) => onChange({ ...draft, surname: event.currentTarget.value })}
      />
      {TITLES.map(([title, words]) => (
        <Choice
          key={title}
          screen={screen}
          at={`title ${title}`}
          chosen={draft.title === title}
          disabled={false}
          onPick={() => onChange({ ...draft, title })}
        >
          {texts.t(words, {})}
        </Choice>
      ))}
    </div>
  );
}
