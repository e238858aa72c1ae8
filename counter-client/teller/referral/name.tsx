import { useState } from 'preact/hooks';
import type { Salutation } from '../../../server/contract/command/person.ts';
import { digitOf } from '../keys/keyboard.ts';
import { OptionButton } from '../panel/option-button.tsx';
import { PagedChoices } from '../panel/paged-choices.tsx';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { INITIALS, letterOf, surnamesOf } from './surnames.ts';
import type { Station } from '../station.ts';
import { closePanel } from '../station.ts';
import type { TellerTextKey } from '../texts-zh.ts';

interface Props {
  readonly station: Station;
  readonly title: string;
  /** Name of the panel's sender. */
  readonly at: string;
  /** The letter already pressed; null: none. */
  readonly initial: string | null;
  readonly onNamed: (salutation: Salutation) => void;
  readonly onBack: () => void;
}

/** As the contract's: compound names and minorities' names fit. */
const SURNAME_MAX_LENGTH = 12;

const TITLES: readonly (readonly [Salutation['title'], TellerTextKey])[] = [
  ['mr', 'nameMr'],
  ['ms', 'nameMs'],
  ['miss', 'nameMiss'],
];

/** How to address a customer (S56): letter, surname, title, one key each; or typed. It may be left out, and may follow later. */
export function ReferralName(props: Props) {
  const [initial, setInitial] = useState(props.initial);
  const [surname, setSurname] = useState<string | null>(null);
  if (surname !== null) {
    return (
      <TitleStep {...props} surname={surname} onTitle={(title) => props.onNamed({ surname, title })} onBack={() => setSurname(null)} />
    );
  }
  if (initial === null) return <InitialStep {...props} onInitial={setInitial} onSurname={setSurname} />;
  return <SurnameStep key={initial} {...props} initial={initial} onInitial={setInitial} onSurname={setSurname} />;
}

interface StepProps extends Props {
  readonly onInitial: (initial: string | null) => void;
  readonly onSurname: (surname: string) => void;
}

function InitialStep({ station, title, at, onInitial, onSurname, onBack }: StepProps) {
  const onKey = (code: string): boolean => {
    const letter = letterOf(code);
    if (letter !== null && INITIALS.includes(letter)) onInitial(letter);
    else if (code === 'Backspace') onBack();
    else return digitOf(code) !== null;
    return true;
  };
  return (
    <PanelFrame key="initial" station={station} title={title} hint={station.texts.t('nameInitialHint', {})} at={at} onKey={onKey}>
      <div class="paged">
        <TypedSurname station={station} onSurname={onSurname} />
        <div class="options options-letters">
          {INITIALS.map((letter) => (
            <OptionButton
              key={letter}
              cap=""
              label={letter}
              note=""
              chosen={false}
              disabled={false}
              busy={false}
              onPick={() => onInitial(letter)}
            />
          ))}
        </div>
      </div>
    </PanelFrame>
  );
}

function SurnameStep({ station, title, at, initial, onInitial, onSurname }: StepProps & { readonly initial: string }) {
  const { texts } = station;
  const surnames = surnamesOf(initial);
  return (
    <PagedChoices
      key="surname"
      station={station}
      title={title}
      hint={texts.t('nameSurnameHint', { initial })}
      at={at}
      given={null}
      choices={surnames.map((surname) => ({ id: surname, text: { 'zh-CN': surname, en: surname } }))}
      disabled={false}
      onPick={onSurname}
      otherKeys={(code) => {
        const letter = letterOf(code);
        if (letter !== null && INITIALS.includes(letter)) onInitial(letter);
        else if (code === 'Backspace') onInitial(null);
        else return false;
        return true;
      }}
    >
      <TypedSurname station={station} onSurname={onSurname} />
    </PagedChoices>
  );
}

function TitleStep({
  station,
  title,
  at,
  surname,
  onTitle,
  onBack,
}: Props & { readonly surname: string; readonly onTitle: (title: Salutation['title']) => void }) {
  const { texts } = station;
  const onKey = (code: string): boolean => {
    const digit = digitOf(code);
    const choice = digit === null ? undefined : TITLES[Number(digit) - 1];
    if (choice !== undefined) onTitle(choice[0]);
    else if (code === 'Backspace') onBack();
    else return digit !== null;
    return true;
  };
  return (
    <PanelFrame key="title" station={station} title={title} hint={texts.t('nameHonorificHint', { surname })} at={at} onKey={onKey}>
      <div class="options">
        {TITLES.map(([honorific, word], index) => (
          <OptionButton
            key={honorific}
            cap={String(index + 1)}
            label={texts.t(word, {})}
            note=""
            chosen={false}
            disabled={station.moment.offline.value}
            busy={station.sender.phases.value.has(at)}
            onPick={() => onTitle(honorific)}
          />
        ))}
      </div>
    </PanelFrame>
  );
}

/** Keys typed into a field are the field's own: Enter takes the name, Escape closes as everywhere. */
function TypedSurname({ station, onSurname }: { readonly station: Station; readonly onSurname: (surname: string) => void }) {
  const { texts } = station;
  const [typed, setTyped] = useState('');
  const surname = typed.trim();
  const take = (): void => {
    if (surname !== '') onSurname(surname);
  };
  return (
    <div class="typed-name">
      <input
        type="text"
        class="field"
        data-field="surname"
        aria-label={texts.t('nameTyped', {})}
        placeholder={texts.t('nameTyped', {})}
        maxLength={SURNAME_MAX_LENGTH}
        autocomplete="off"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') closePanel(station);
        }}
      />
      <button type="button" class="row-button" aria-disabled={surname === ''} onClick={take}>
        {texts.t('nameUse', {})}
      </button>
    </div>
  );
}
