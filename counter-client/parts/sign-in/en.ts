import type { Translation } from '../../../server/web/i18n.ts';
import type { signInZh } from './zh.ts';

export const signInEn = {
  signInTitle: 'Staff sign in',
  signInAgain: 'Please sign in again',
  signInKept: 'What you did last waits: it is done once you have signed in, and dropped if somebody else does.',
  staffNumber: 'Staff number',
  secret: 'PIN or passphrase',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  firstTime: 'First time, or a new PIN',
  backToSignIn: 'Back to sign in',
  noServerAnswer: 'The server did not answer. Try again in a moment.',

  deviceTitle: 'Pair this device',
  deviceHint:
    'Enter the pairing code of 8 digits. A supervisor or administrator opens it on the page People and devices, or on the server.',
  pairingCode: 'Pairing code',
  pairDevice: 'Pair',
  haveFirstCode: 'I have the code of the first administrator',

  setUpTitle: 'Choose your PIN',
  setUpHint: 'Enter the one-time code that your supervisor gave you, then choose a PIN.',
  firstTitle: 'First administrator',
  firstHint: 'Enter the code that the server showed when it started. This device is paired too.',
  oneTimeCode: 'One-time code',
  personName: 'Name',
  newSecret: 'New PIN',
  newSecretHint: 'At least 6 digits, or a passphrase of 8 or more characters',
  repeatSecret: 'Once more',
  secretsDiffer: 'The two are not the same.',
  chooseSecret: 'Save and sign in',

  yourPages: 'Pages you can open',
  pageTeller: 'Teller',
  pageLobby: 'Lobby',
  pageManager: 'Relationship manager',
  pageSupervisor: 'Supervisor',
  pageAdministrator: 'Administrator: people and devices',
  peopleAndDevices: 'People and devices',

  myself: 'My sign-in',
  whoAmI: 'Signed in: {{name}}',
  byDemoLink: 'Signed in by a link of the demo',
  atDevice: '{{number}} · {{device}}',
  signedInAt: 'Signed in at',
  thisDevice: 'this device',
  sessionSince: 'since {{time}}',
  signOutThere: 'Sign out',
  signOut: 'Sign out',
  changePerson: 'A colleague takes over',
  secretOf: 'PIN of {{name}}',
} as const satisfies Translation<typeof signInZh>;
