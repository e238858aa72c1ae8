import { useState } from 'preact/hooks';
import { closeDialog, Modal } from '../modal.tsx';
import { ACTION_WORDS } from './action-words.ts';
import { assign, storeKeySettings } from './key-settings.ts';
import { capOf, chordOf, DEFAULT_KEYS, isFirstOfTwo, KEY_ACTIONS, KEY_SIDES } from './key-table.ts';
import type { Chord, KeyAction, KeyPair } from './key-table.ts';
import type { Station } from '../station.ts';

interface Cell {
  readonly action: KeyAction;
  readonly side: keyof KeyPair;
}

/** Every key can be moved or switched off, for this computer (WCAG 2.1.4). */
export function KeySettingsDialog({ station }: { readonly station: Station }) {
  const { texts } = station;
  const [editing, setEditing] = useState<Cell | null>(null);
  const [taken, setTaken] = useState<KeyAction | null>(null);
  /** The first of two keys; null: it has not been pressed. */
  const [first, setFirst] = useState<Chord | null>(null);
  const settings = station.keys.value;
  const setKey = (cell: Cell, chord: Chord | null): void => {
    const result = assign(settings.table, cell.action, cell.side, chord);
    setTaken(result.kind === 'taken' ? result.by : null);
    if (result.kind !== 'assigned') return;
    storeKeySettings(station.keys, { ...settings, table: result.table });
    setEditing(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event);
    if (editing === null || chord === null || chord === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const whole = first === null ? chord : `${first} ${chord}`;
    setFirst(first === null && isFirstOfTwo(chord) ? chord : null);
    if (chord === 'Escape') setEditing(null);
    else if (first !== null || !isFirstOfTwo(chord)) setKey(editing, chord === 'Delete' ? null : whole);
  };
  return (
    <Modal station={station} title={texts.t('settingsTitle', {})}>
      <p class="hint">{texts.t('settingsNote', {})}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.enabled}
          onChange={(event) => storeKeySettings(station.keys, { ...settings, enabled: event.currentTarget.checked })}
        />
        {texts.t('settingsEnabled', {})}
      </label>
      <table class="keys" onKeyDown={onKeyDown}>
        <KeyRows station={station} editing={editing} first={first} onEdit={setEditing} onClear={(cell) => setKey(cell, null)} />
      </table>
      {taken === null ? null : (
        <p class="refusal" role="alert">
          {texts.t('settingsTaken', { action: texts.t(ACTION_WORDS[taken], {}) })}
        </p>
      )}
      <div class="dialog-actions">
        <button type="button" class="key" onClick={() => storeKeySettings(station.keys, { enabled: true, table: DEFAULT_KEYS })}>
          {texts.t('settingsDefaults', {})}
        </button>
        <button type="button" class="key key-filled" onClick={() => closeDialog(station)}>
          {texts.t('done', {})}
        </button>
      </div>
    </Modal>
  );
}

interface RowsProps {
  readonly station: Station;
  /** The cell that takes the next key; null: none. */
  readonly editing: Cell | null;
  /** The first of two keys that this cell has already taken; null: none. */
  readonly first: Chord | null;
  readonly onEdit: (cell: Cell) => void;
  readonly onClear: (cell: Cell) => void;
}

function KeyRows({ station, editing, first, onEdit, onClear }: RowsProps) {
  const { texts } = station;
  return (
    <>
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
              <td key={side}>
                <KeyCell
                  station={station}
                  cell={{ action, side }}
                  editing={editing?.action === action && editing.side === side}
                  first={first}
                  onEdit={onEdit}
                  onClear={onClear}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function KeyCell({
  station,
  cell,
  editing,
  first,
  onEdit,
  onClear,
}: {
  readonly station: Station;
  readonly cell: Cell;
  readonly editing: boolean;
  readonly first: Chord | null;
  readonly onEdit: (cell: Cell) => void;
  readonly onClear: (cell: Cell) => void;
}) {
  const { texts } = station;
  const chord = station.keys.value.table[cell.action][cell.side];
  const name = `${texts.t(ACTION_WORDS[cell.action], {})}: ${chord === null ? texts.t('settingsOff', {}) : capOf(chord)}`;
  return (
    <span class="key-cell">
      <button
        type="button"
        class={`row-button ${editing ? 'option-chosen' : ''}`}
        data-cell={`${cell.action} ${cell.side}`}
        aria-label={name}
        onClick={() => onEdit(cell)}
      >
        {editing
          ? first === null
            ? texts.t('settingsPress', {})
            : `${capOf(first)} …`
          : chord === null
            ? texts.t('settingsOff', {})
            : capOf(chord)}
      </button>
      {chord === null ? null : (
        <button
          type="button"
          class="row-button clear"
          aria-label={`${texts.t('settingsClear', {})} ${capOf(chord)}`}
          onClick={() => onClear(cell)}
        >
          ×
        </button>
      )}
    </span>
  );
}
