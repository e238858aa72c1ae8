import type { AsvsRow } from './asvs-row.ts';

const ANSWERS = 'tests/sign-in/provider/answers.test.ts';
const AWAY = 'tests/sign-in/provider/away.test.ts';
const CONFIGURED = 'tests/sign-in/provider/configured.test.ts';
const SIGN_IN = 'tests/sign-in/provider/sign-in.test.ts';
const STORY = 'tests/browser/sign-in/provider.test.ts';

/** Chapter 10, as far as it is about a client: signing in with the bank's own account. No back-channel logout is offered, so 10.5.5 asks nothing. */
export const PROVIDER_ROWS: readonly AsvsRow[] = [
  {
    number: '10.1.1',
    asks: 'Tokens of the provider reach nobody who does not need them: browsers have none.',
    shownBy: [
      [SIGN_IN, 'of client, code, proof, token and person stand in no log, trail or answer, whatever happens'],
      [STORY, 'signs a teller in at his page, by a provider that nobody here wrote, and out of both'],
    ],
    gap: null,
  },
  {
    number: '10.1.2',
    asks: 'An answer of the provider counts only in the browser, and for the one sign-in, that asked for it.',
    shownBy: [
      [ANSWERS, 'replayed, or after the server has forgotten it, signs nobody in'],
      [ANSWERS, 'with the state of another browser, or its cookie, signs nobody in at either'],
      [ANSWERS, 'too late signs nobody in'],
    ],
    gap: null,
  },
  {
    number: '10.2.1',
    asks: 'Nobody can make another browser use a code: proof key and state bind it.',
    shownBy: [
      [ANSWERS, 'with the state of another browser, or its cookie, signs nobody in at either'],
      [ANSWERS, 'with a code of another sign-in signs nobody in: its proof does not fit'],
      [SIGN_IN, 'at a paired device, without a PIN: the session is like all others, and he comes back to the page he left'],
    ],
    gap: null,
  },
  {
    number: '10.2.2',
    asks: 'An answer of one provider is not taken for that of another.',
    shownBy: [[ANSWERS, '%s signs nobody in']],
    gap: null,
  },
  {
    number: '10.2.3',
    asks: 'Nothing is asked of the provider that is not needed: the scope is openid alone.',
    shownBy: [[SIGN_IN, 'at a paired device, without a PIN: the session is like all others, and he comes back to the page he left']],
    gap: null,
  },
  {
    number: '10.5.1',
    asks: 'An ID token counts once: its nonce is that of this sign-in.',
    shownBy: [
      [ANSWERS, '%s: nobody is signed in, and nothing is kept'],
      [ANSWERS, 'is not made young again by a clock that jumps back: it fits one sign-in only'],
    ],
    gap: null,
  },
  {
    number: '10.5.2',
    asks: 'People are known by a claim that is never given to somebody else.',
    shownBy: [[CONFIGURED, 'by a claim that is somebody else’s later is refused: %s']],
    gap: null,
  },
  {
    number: '10.5.3',
    asks: 'A provider that calls itself by another name than the one configured is none.',
    shownBy: [[AWAY, 'and one that %s is none']],
    gap: null,
  },
  {
    number: '10.5.4',
    asks: 'An ID token for another client is refused.',
    shownBy: [[ANSWERS, '%s: nobody is signed in, and nothing is kept']],
    gap: null,
  },
];
