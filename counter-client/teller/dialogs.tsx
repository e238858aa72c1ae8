import { Refusal } from '../parts/frame/refusal.tsx';
import { KEY_ACTIONS, KEY_SIDES, capOf } from './keys/key-table.ts';
import { ACTION_WORDS } from './keys/action-words.ts';
import type { Chord } from './keys/key-table.ts';
import { KeySettingsDialog } from './keys/key-settings-dialog.tsx';
import { closeDialog, Modal } from './modal.tsx';
import type { TellerCounter } from './counter.ts';
import { OwnCardDialog } from './referral/own-cards.tsx';
import { dispatch } from './station.ts';
import type { Station } from './station.ts';

export function Dialogs({ station, counter }: { readonly station: Station; readonly counter: TellerCounter | null }) {
  switch (station.dialog.value) {
    case 'keys':
      return <KeysDialog station={station} />;
    case 'settings':
      return <KeySettingsDialog station={station} />;
    case 'sign-out':
      return counter === null ? null : <SignOutDialog station={station} counter={counter} />;
    case 'card':
      return <OwnCardDialog station={station} />;
    case null:
      return null;
    default:
      return station.dialog.value satisfies never;
  }
}

function KeysDialog({ station }: { readonly station: Station }) {
  const { texts } = station;
  const { table } = station.keys.value;
  const cap = (chord: Chord | null) => (chord === null ? <span class="hint">—</span> : <kbd>{capOf(chord)}</kbd>);
  return (
    <Modal station={station} title={texts.t('keysTitle', {})}>
      <table class="keys">
        <thead>
          <tr>
            <th>{texts.t('keysAction', {})}</th>
            <th>{texts.t('keysPad', {})}</th>
            <th>{texts.t('keysOther', {})}</th>
            <th>{texts.t('keysAlt', {})}</th>
          </tr>
        </thead>
        <tbody>
          {KEY_ACTIONS.map((action) => (
            <tr key={action}>
              <td>{texts.t(ACTION_WORDS[action], {})}</td>
              {KEY_SIDES.map((side) => (
                <td key={side}>{cap(table[action][side])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{texts.t('keysNote', {})}</p>
      <div class="dialog-actions">
        <button type="button" class="key key-filled" onClick={() => closeDialog(station)}>
          {texts.t('done', {})}
        </button>
      </div>
    </Modal>
  );
}

/** Confirmed because signing out closes the counter on the displays. With a customer at the counter it only says what to finish first. */
function SignOutDialog({ station, counter }: { readonly station: Station; readonly counter: TellerCounter }) {
  const { texts } = station;
  const open = counter.ticket !== null;
  const leave = (): void => dispatch(station, 'sign-out', { type: 'close-counter', counterId: counter.id }, null);
  return (
    <Modal station={station} title={texts.t('signOutTitle', { label: counter.label })}>
      <p>{counter.ticket === null ? texts.t('signOutBody', {}) : texts.t('signOutOpen', { number: counter.ticket.number })}</p>
      <Refusal screen={station} at="sign-out" />
      <div class="dialog-actions">
        <button type="button" class="key" onClick={() => closeDialog(station)}>
          {texts.t('cancel', {})}
        </button>
        <button type="button" class="key key-filled" data-sign-out onClick={leave}>
          {texts.t(open ? 'signOutConfirm' : 'menuSignOut', {})}
        </button>
      </div>
    </Modal>
  );
}
