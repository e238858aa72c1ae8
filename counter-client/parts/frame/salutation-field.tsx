import type { Salutation } from '../../../server/contract/person.ts';
import { Choice } from './choice.tsx';
import type { HallDesk } from '../../lobby/hall-desk.ts';
import type { LobbyTextKey } from '../../lobby/texts-zh.ts';

export interface SalutationDraft {
  readonly surname: string;
  readonly title: Salutation['title'];
}

/** As the contract's: compound and minorities' names fit. */
const SURNAME_MAX_LENGTH = 12;

const TITLES: readonly (readonly [Salutation['title'], LobbyTextKey])[] = [
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
  desk,
  draft,
  onChange,
}: {
  readonly desk: HallDesk;
  readonly draft: SalutationDraft;
  readonly onChange: (draft: SalutationDraft) => void;
}) {
  const { texts } = desk;
  return (
    <div class="salutation" role="group" aria-label={texts.t('arrangeName', {})}>
      <input
        type="text"
        class="field"
        data-field="surname"
        aria-label={texts.t('arrangeSurname', {})}
        placeholder={texts.t('arrangeSurname', {})}
        maxLength={SURNAME_MAX_LENGTH}
        autocomplete="off"
        value={draft.surname}
        onInput={(event) => onChange({ ...draft, surname: event.currentTarget.value })}
      />
      {TITLES.map(([title, words]) => (
        <Choice
          key={title}
          desk={desk}
          name={`title ${title}`}
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
