import { signInEn } from '../sign-in/en.ts';
import type { Translation } from '../../../server/web/i18n.ts';
import type { frameZh } from './zh.ts';

export const frameEn = {
  ...signInEn,
  connected: 'Connected',
  reconnecting: 'Reconnecting',
  loading: 'Loading…',
  refusedTitle: 'Cannot connect',
  refusedHint: "Ask the administrator to check this page's access.",
  switchLanguage: '中文',
  mainNavigation: 'Main navigation',

  restored:
    'Restored at {{at}} from the backup of {{from}}. What happened in between is missing; new numbers begin beyond those that may be out.',
  wentOn: 'Went on at {{at}} with the records that were left. The last ones are missing; new numbers begin beyond those that may be out.',
  offlineBanner: 'Reconnecting',
  offlineData: 'as of {{time}}',
  noAnswer: 'The server did not answer. Try again later.',
  nowSending: 'Sending…',
  stillSending: 'Still sending; you can press again',

  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  keep: 'Keep it',
  iGo: "I'm going",

  salutation: 'Name',
  surname: 'Family name',
  surnameOptional: 'Family name (optional)',
  titleMr: 'Mr',
  titleMs: 'Ms',
  titleMiss: 'Miss',

  seconds: '{{count}} s',
  minutes: '{{count}} min',
  hoursMinutes: '{{hours}} h {{minutes}} min',
} as const satisfies Translation<typeof frameZh>;
