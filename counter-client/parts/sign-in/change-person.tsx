import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MeAnswer } from '../../../server/contract/people/people.ts';
import type { LocalText } from '../../../server/contract/wire.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import type { FrameTextKey } from '../frame/zh.ts';
import type { Handover } from './handover.ts';
import { tell } from './http.ts';

type Colleague = MeAnswer['colleagues'][number];

interface Props {
  readonly texts: Texts<FrameTextKey>;
  readonly colleagues: readonly Colleague[];
  /** null: whoever leaves this page leaves nothing behind. */
  readonly handover: Handover | null;
}

/** A colleague takes over at this device: his digit, his PIN, Enter. */
export function ChangePerson({ texts, colleagues, handover }: Props) {
  const [chosen, choose] = useState<Colleague | null>(null);
  useDigits(colleagues, chosen, choose);
  return (
    <section class="change-person">
      <h2>
        {texts.t('changePerson', {})} <kbd aria-hidden="true">Alt U</kbd>
      </h2>
      {chosen === null ? (
        <ul>
          {colleagues.map((colleague, index) => (
            <li key={colleague.staffNumber}>
              <button type="button" class="key" data-colleague={colleague.staffNumber} onClick={() => choose(colleague)}>
                <kbd aria-hidden="true">{index + 1}</kbd> {colleague.name}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <PinForm texts={texts} colleague={chosen} handover={handover} />
      )}
    </section>
  );
}

/** A digit chooses as long as nobody is chosen; afterwards digits are the PIN's. */
function useDigits(colleagues: readonly Colleague[], chosen: Colleague | null, choose: (colleague: Colleague) => void): void {
  // Before it is painted: whoever sees the digits may press one.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const colleague = digit === undefined || event.altKey || event.ctrlKey ? undefined : colleagues[Number(digit) - 1];
      if (chosen !== null || colleague === undefined) return;
      event.preventDefault();
      choose(colleague);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [colleagues, chosen, choose]);
}

interface FormProps extends Pick<Props, 'texts' | 'handover'> {
  readonly colleague: Colleague;
}

function PinForm({ texts, colleague, handover }: FormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<LocalText | 'lost' | null>(null);
  useEffect(() => input.current?.focus(), []);
  const take = async (): Promise<void> => {
    setBusy(true);
    const secret = input.current?.value ?? '';
    const counterHandedOver = handover?.counterId ?? null;
    const told = await tell('POST', '/api/sign-in', { staffNumber: colleague.staffNumber, secret, counterHandedOver });
    setBusy(false);
    if (told.kind !== 'done') return setTrouble(told.kind === 'lost' ? 'lost' : told.text);
    handover?.entered();
    location.reload();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void take();
      }}
    >
      <label class="door-field">
        <span>{texts.t('secretOf', { name: colleague.name })}</span>
        <input ref={input} class="field" type="password" name="change-secret" autocomplete="off" required />
      </label>
      <p class="refusal" role="alert">
        {trouble === null ? '' : trouble === 'lost' ? texts.t('noServerAnswer', {}) : texts.pick(trouble)}
      </p>
      <button type="submit" class="key key-filled" aria-busy={busy}>
        {texts.t(busy ? 'signingIn' : 'signIn', {})}
      </button>
    </form>
  );
}
