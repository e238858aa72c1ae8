import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeviceShown, PairingAnswer } from '../../server/contract/people/devices.ts';
import type { CodeAnswer, PersonShown } from '../../server/contract/people/people.ts';
import { typedFields } from '../parts/sign-in/typed-fields.ts';
import { KIND_WORDS } from './device-list.tsx';
import type { Keeping, Sheet } from './keeping.ts';
import type { PeopleTextKey } from './zh.ts';

export function Sheets({ keeping, sheet }: { readonly keeping: Keeping; readonly sheet: Sheet }) {
  switch (sheet.kind) {
    case 'code':
      return <CodeSheet keeping={keeping} person={sheet.person} />;
    case 'disable':
      return <DisableSheet keeping={keeping} person={sheet.person} />;
    case 'rename':
      return <RenameSheet keeping={keeping} device={sheet.device} />;
    case 'revoke':
      return <RevokeSheet keeping={keeping} device={sheet.device} />;
    case 'pair':
      return <PairSheet keeping={keeping} />;
    case 'told':
      return <ToldSheet keeping={keeping} {...sheet} />;
    default:
      return sheet satisfies never;
  }
}

interface FrameProps {
  readonly keeping: Keeping;
  readonly title: string;
  /** null: there is nothing to send. */
  readonly button: PeopleTextKey | null;
  readonly onSend: (read: (field: string) => string) => void;
  readonly children: ComponentChildren;
}

function Frame({ keeping: { texts, show }, title, button, onSend, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={() => show(null)}>
      <form class="people-form" onSubmit={(event) => onSend(typedFields(event))}>
        <h2>{title}</h2>
        {children}
        <div class="dialog-actions">
          <button type="button" class="key key-plain" onClick={() => show(null)}>
            {texts.t(button === null ? 'close' : 'cancel', {})}
          </button>
          {button === null ? null : (
            <button type="submit" class="key key-filled">
              {texts.t(button, {})}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

function Field({
  label,
  name,
  value,
  hint,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly hint: string | null;
}) {
  return (
    <label class="door-field">
      <span>{label}</span>
      <input class="field" type="text" name={name} defaultValue={value} required autocomplete="off" spellcheck={false} />
      {hint === null ? null : <small>{hint}</small>}
    </label>
  );
}

function CodeSheet({ keeping, person }: { readonly keeping: Keeping; readonly person: PersonShown }) {
  const { texts, ask, show, time } = keeping;
  const { staffId, name } = person;
  const send = async (staffNumber: string): Promise<void> => {
    const told = await ask<CodeAnswer>('POST', `/api/people/${encodeURIComponent(staffId)}/code`, { staffNumber });
    if (told.kind !== 'done') return show(null);
    const { code, until } = told.body;
    show({ kind: 'told', title: texts.t('codeTitle', { name }), code, hint: texts.t('codeHint', { time: time(until) }) });
  };
  return (
    <Frame keeping={keeping} title={texts.t('numberFor', { name })} button="openCode" onSend={(read) => void send(read('staff-number'))}>
      <Field label={texts.t('staffNumber', {})} name="staff-number" value={person.staffNumber ?? staffId} hint={null} />
      {person.state === 'ready' ? <p class="hint">{texts.t('resetWarning', {})}</p> : null}
    </Frame>
  );
}

function DisableSheet({ keeping, person }: { readonly keeping: Keeping; readonly person: PersonShown }) {
  const { texts, ask, show } = keeping;
  const send = async (): Promise<void> => {
    await ask('POST', `/api/people/${encodeURIComponent(person.staffId)}/disabled`, { disabled: true });
    show(null);
  };
  return (
    <Frame keeping={keeping} title={texts.t('disableTitle', { name: person.name })} button="disable" onSend={() => void send()}>
      <p>{texts.t('disableWarning', {})}</p>
    </Frame>
  );
}

function RenameSheet({ keeping, device }: { readonly keeping: Keeping; readonly device: DeviceShown }) {
  const { texts, ask, show } = keeping;
  const send = async (name: string): Promise<void> => {
    await ask('PATCH', `/api/devices/${device.token}`, { name });
    show(null);
  };
  return (
    <Frame keeping={keeping} title={texts.t('rename', {})} button="rename" onSend={(read) => void send(read('name'))}>
      <Field label={texts.t('deviceName', {})} name="name" value={device.name} hint={null} />
    </Frame>
  );
}

function RevokeSheet({ keeping, device }: { readonly keeping: Keeping; readonly device: DeviceShown }) {
  const { texts, ask, show } = keeping;
  const send = async (): Promise<void> => {
    await ask('DELETE', `/api/devices/${device.token}`, null);
    show(null);
  };
  return (
    <Frame keeping={keeping} title={texts.t('revokeTitle', { name: device.name })} button="revoke" onSend={() => void send()}>
      <p>{texts.t('revokeWarning', {})}</p>
    </Frame>
  );
}

function PairSheet({ keeping }: { readonly keeping: Keeping }) {
  const { texts, ask, show } = keeping;
  const [kind, setKind] = useState<DeviceShown['kind']>('workstation');
  const send = async (id: string, name: string): Promise<void> => {
    const told = await ask<PairingAnswer>('POST', '/api/pairings', { kind, id, name, drives: null });
    if (told.kind !== 'done') return show(null);
    const { code, path } = told.body;
    const hint = path === null ? texts.t('pairingAgent', {}) : texts.t('pairingHint', { path: location.origin + path });
    show({ kind: 'told', title: texts.t('pairingTitle', {}), code: `${code.slice(0, 4)} ${code.slice(4)}`, hint });
  };
  return (
    <Frame
      keeping={keeping}
      title={texts.t('newDevice', {})}
      button="openPairing"
      onSend={(read) => void send(read('device-id'), read('device-name'))}
    >
      <label class="door-field">
        <span>{texts.t('kind', {})}</span>
        <select class="field" value={kind} onChange={(event) => setKind(event.currentTarget.value as DeviceShown['kind'])}>
          {(Object.keys(KIND_WORDS) as DeviceShown['kind'][]).map((one) => (
            <option key={one} value={one}>
              {texts.t(KIND_WORDS[one], {})}
            </option>
          ))}
        </select>
      </label>
      <Field label={texts.t('deviceId', {})} name="device-id" value="" hint={texts.t('deviceIdHint', {})} />
      <Field label={texts.t('deviceName', {})} name="device-name" value="" hint={null} />
    </Frame>
  );
}

interface ToldProps {
  readonly keeping: Keeping;
  readonly title: string;
  readonly code: string;
  readonly hint: string;
}

/** A code that is shown this once. */
function ToldSheet({ keeping, title, code, hint }: ToldProps) {
  return (
    <Frame keeping={keeping} title={title} button={null} onSend={() => undefined}>
      <p class="code-told" data-code={code}>
        {code}
      </p>
      <p class="hint">{hint}</p>
    </Frame>
  );
}
