import { useState } from 'preact/hooks';
import type { GatheringSay } from '../../parts/gathering/words.ts';
import { GatheringCompanions } from './companions.tsx';

/** As the server's. */
const NAME_LENGTH_MAX = 40;
const PHONE_LENGTH_MAX = 24;

interface Registered {
  readonly name: string;
  readonly phone: string | null;
  readonly consents: boolean;
  readonly companions: number;
}

interface Props {
  readonly say: GatheringSay;
  readonly disabled: boolean;
  /** Resolves with whether it was done. */
  readonly onRegister: (guest: Registered) => Promise<boolean>;
}

/** Registers somebody at the door who is on no list. */
export function GatheringRegistration({ say, disabled, onRegister }: Props) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [companions, setCompanions] = useState(0);
  const [consents, setConsents] = useState(false);
  const given = phone.trim();
  const whole = name.trim() !== '' && (given === '' || consents);
  const register = async (): Promise<void> => {
    if (!(await onRegister({ name: name.trim(), phone: given === '' ? null : given, consents: given !== '' && consents, companions })))
      return;
    setName('');
    setPhone('');
    setConsents(false);
    setCompanions(0);
  };
  return (
    <div class="list-form list-row" role="group" aria-label={say('walkIn', {})}>
      <label>
        {say('customer', {})}
        <input
          class="field field-small"
          type="text"
          data-field="name"
          autocomplete="off"
          maxLength={NAME_LENGTH_MAX}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        {say('phone', {})}
        <input
          class="field field-small"
          type="tel"
          data-field="phone"
          autocomplete="off"
          maxLength={PHONE_LENGTH_MAX}
          value={phone}
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
      </label>
      <label class="list-consent">
        <input
          type="checkbox"
          data-field="consents"
          checked={consents}
          disabled={given === ''}
          onChange={(event) => setConsents(event.currentTarget.checked)}
        />
        {say('consents', {})}
      </label>
      <GatheringCompanions say={say} companions={companions} onChange={setCompanions} />
      <button type="button" class="list-button main" data-at="register" disabled={disabled || !whole} onClick={() => void register()}>
        {say('walkIn', {})}
      </button>
    </div>
  );
}
