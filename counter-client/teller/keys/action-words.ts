import type { TellerTextKey } from '../texts-zh.ts';
import type { KeyAction } from './key-table.ts';

/** What each key is called in the lists of keys. */
export const ACTION_WORDS: Readonly<Record<KeyAction, TellerTextKey>> = {
  next: 'keyNext',
  recall: 'recall',
  'no-show': 'noShow',
  confirm: 'keyConfirm',
  transfer: 'transfer',
  pause: 'keyPause',
  park: 'park',
  undo: 'undo',
  help: 'help',
  pick: 'pick',
  customer: 'customer',
  refer: 'keyRefer',
  'hand-back': 'handBack',
  restore: 'keyRestore',
  resume: 'keyResume',
};
