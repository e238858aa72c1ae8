import { effect } from '@preact/signals';
import { listenToKeys } from '../../../server/web/keyboard.ts';
import type { KeyAction, KeyTable } from './key-table.ts';
import { capOf, KEY_ACTIONS, KEY_SIDES } from './key-table.ts';
import { ACTION_WORDS } from './action-words.ts';
import { say } from '../saying.ts';
import type { PanelName } from '../panel/panel.ts';
import type { Station } from '../station.ts';
import { flash, press } from '../station.ts';

/** While a panel is open its own action closes it again, and these still act; everything else is held back. */
const ACTIONS_IN_PANEL: Readonly<Record<PanelName, readonly KeyAction[]>> = {
  arrived: ['next', 'recall', 'no-show', 'help'],
  transfer: ['transfer', 'help'],
  park: ['park', 'help'],
  pause: ['pause', 'help'],
  pick: ['pick', 'help'],
  customer: ['customer', 'help'],
  'hand-back': ['hand-back', 'help'],
  restore: ['restore', 'help'],
  resume: ['resume', 'help'],
  /* A referral never stands in the way of calling (S52); keys that the panel needs itself reach it first. */
  refer: ['refer', 'next', 'recall', 'no-show', 'confirm', 'help'],
  guest: ['refer', 'next', 'recall', 'no-show', 'confirm', 'help'],
};

/** The digit of a main or pad key, null for other keys. */
export function digitOf(code: string): string | null {
  return /^(Numpad|Digit)[0-9]$/.test(code) ? code.slice(-1) : null;
}

/** Enter on a focused button presses that button, as everywhere else; the pad's Enter is the panel's. */
export function isConfirming(code: string): boolean {
  return code === 'NumpadEnter' || (code === 'Enter' && !(document.activeElement instanceof HTMLButtonElement));
}

function bindingsOf(table: KeyTable): Record<string, KeyAction> {
  const bindings: Record<string, KeyAction> = {};
  for (const action of KEY_ACTIONS) {
    for (const side of KEY_SIDES) {
      const chord = table[action][side];
      if (chord !== null) bindings[chord] = action;
    }
  }
  return bindings;
}

/** What may follow the first of two keys: "− 撤回 · * 求助". */
function secondKeys({ texts }: Station, table: KeyTable, first: string): string {
  const pairs = KEY_ACTIONS.flatMap((action) => {
    const [begin = '', end = null] = (table[action].pad ?? '').split(' ');
    return begin === first && end !== null ? [`${capOf(end).replace('Num ', '')} ${texts.t(ACTION_WORDS[action], {})}`] : [];
  });
  return pairs.join(' · ');
}

function onAction(station: Station, action: KeyAction): void {
  const panel = station.panel.peek();
  if (station.dialog.peek() !== null) return;
  if (panel !== null && !ACTIONS_IN_PANEL[panel].includes(action)) flash(station, action, say('whyPanelOpen', {}));
  else press(station, action);
}

/** Keys of `target` (this window, or the floating strip) act until the returned function is called. */
export function listenForTeller(target: Window, station: Station): () => void {
  const stop = effect(() => {
    const { enabled, table } = station.keys.value;
    return listenToKeys<KeyAction>(target, {
      bindings: enabled ? bindingsOf(table) : {},
      panelKey: () => (station.dialog.peek() === null ? station.panelKeys.current : null),
      onAction: (action) => onAction(station, action),
      onSuspectDigits: () => {
        station.notice.value = say('guardDigits', {});
      },
      onFirstKey: (code) => {
        station.notice.value = say('secondKey', { keys: secondKeys(station, table, code) });
      },
      monotonicMs: () => performance.now(),
    });
  });
  const onHelpKey = (event: KeyboardEvent): void => {
    if (event.key !== '?' || event.repeat || station.dialog.peek() !== null) return;
    event.preventDefault();
    station.dialog.value = 'keys';
  };
  target.addEventListener('keydown', onHelpKey);
  return () => {
    stop();
    target.removeEventListener('keydown', onHelpKey);
  };
}
