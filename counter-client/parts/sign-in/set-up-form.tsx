import { useState } from 'preact/hooks';
import { DoorField, DoorForm, type DoorProps } from './door-form.tsx';

/** Choosing one's PIN with a one-time code. */
export function SetUpForm({ door, texts, first }: DoorProps & { readonly first: boolean }) {
  const [differ, setDiffer] = useState(false);
  const send = (read: (field: string) => string): void => {
    const isSame = read('new-secret') === read('repeat-secret');
    setDiffer(!isSame);
    if (!isSame) return;
    const [staffNumber, name] = first ? [read('staff-number'), read('person-name')] : [null, null];
    void door.setUp({ code: read('code'), secret: read('new-secret'), staffNumber, name });
  };
  return (
    <>
      <DoorForm
        door={door}
        texts={texts}
        title={texts.t(first ? 'firstTitle' : 'setUpTitle', {})}
        hint={texts.t(first ? 'firstHint' : 'setUpHint', {})}
        button="chooseSecret"
        fault={differ ? texts.t('secretsDiffer', {}) : null}
        onSend={send}
      >
        <DoorField label={texts.t('oneTimeCode', {})} name="code" type="text" autocomplete="off" hint={null} focus />
        {first ? (
          <>
            <DoorField
              label={texts.t('staffNumber', {})}
              name="staff-number"
              type="text"
              autocomplete="username"
              hint={null}
              focus={false}
            />
            <DoorField label={texts.t('personName', {})} name="person-name" type="text" autocomplete="name" hint={null} focus={false} />
          </>
        ) : null}
        <DoorField
          label={texts.t('newSecret', {})}
          name="new-secret"
          type="password"
          autocomplete="new-password"
          hint={texts.t('newSecretHint', {})}
          focus={false}
        />
        <DoorField
          label={texts.t('repeatSecret', {})}
          name="repeat-secret"
          type="password"
          autocomplete="new-password"
          hint={null}
          focus={false}
        />
      </DoorForm>
      <button type="button" class="quiet" onClick={() => door.show({ name: 'sign-in' })}>
        {texts.t('backToSignIn', {})}
      </button>
    </>
  );
}
