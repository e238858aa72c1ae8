import type { AsvsRow } from './asvs-row.ts';

const BAD_INPUT = 'tests/protocol/bad-input.test.ts';
const GUESSES = 'tests/sign-in/guesses.test.ts';
const OUTGOING = 'tests/protocol/outgoing.test.ts';
const PAIRING = 'tests/protocol/pairing.test.ts';
const PEOPLE = 'tests/sign-in/people.test.ts';
const RIGHTS = 'tests/rights/rights.test.ts';
const SESSIONS = 'tests/store/sessions.test.ts';
const SIGN_IN = 'tests/sign-in/sign-in.test.ts';

/** Chapters 6 to 8: who somebody is, for how long, and what he may. */
export const PEOPLE_ROWS: readonly AsvsRow[] = [
  {
    number: '6.3.1',
    asks: 'Guessing secrets is slow enough to be hopeless.',
    shownBy: [
      [GUESSES, 'is let through at most ten times in any hour, by person and device'],
      [GUESSES, 'of many numbers at one device is bounded too'],
      [GUESSES, '"%s" is too easy to guess: %s'],
      [BAD_INPUT, 'guessing tokens is slowed down, and locks out nobody who has one'],
    ],
    gap: null,
  },
  {
    number: '6.3.2',
    asks: 'There is no account that nobody of the branch has made.',
    shownBy: [
      [PEOPLE, 'is nobody until then: a new branch has no account at all, of whatever name'],
      ['tests/config/first-run.test.ts', 'whose demo is turned off revokes all that it made, and asks for its first administrator'],
    ],
    gap: null,
  },
  {
    number: '6.3.8',
    asks: 'A sign-in that fails tells nobody, by its words or by its work, whether there is such a person.',
    shownBy: [
      [SIGN_IN, 'and gets the same answer for a wrong PIN, nobody’s number, no PIN yet, and a disabled person'],
      [GUESSES, 'is hashed two at a time; beyond a bounded queue people are told to wait'],
      [GUESSES, 'over the wire: told how long to wait, whoever the number belongs to, and the right PIN comes too late'],
      ['tests/sign-in/same-time.test.ts', '%s takes as long to be refused as a wrong PIN'],
    ],
    gap: null,
  },
  {
    number: '6.4.1',
    asks: 'A first secret that the server makes is drawn by chance, ends soon or with its first use, and is replaced by one’s own.',
    shownBy: [
      [PEOPLE, 'with a code that works once, at a paired device, for a day'],
      [PEOPLE, 'not after the code’s term; and somebody of branch.json keeps his own roles'],
      ['tests/architecture/dangerous.test.ts', '$what nowhere but where that is safe'],
    ],
    gap: null,
  },
  {
    number: '6.5.1',
    asks: 'A code works once, and never again.',
    shownBy: [
      [PAIRING, 'with a code that works once: its own token, its place, its name in the list'],
      [PEOPLE, 'with a code that works once, at a paired device, for a day'],
      [PEOPLE, 'is made by the code of the terminal, once, on a device that is paired with it'],
    ],
    gap: null,
  },
  {
    number: '6.5.2',
    asks: 'A code of few bits lies in the store as a slow hash with a salt.',
    shownBy: [
      [PEOPLE, 'and the store holds of his code only its name and a slow hash with a salt; whoever knows the name alone has nothing'],
    ],
    gap: null,
  },
  {
    number: '6.5.3',
    asks: 'Codes are drawn by chance that nobody can foretell.',
    shownBy: [
      ['tests/architecture/dangerous.test.ts', '$what nowhere but where that is safe'],
      [PAIRING, 'differ'],
    ],
    gap: null,
  },
  {
    number: '6.5.4',
    asks: 'A code has at least 20 bits.',
    shownBy: [[PAIRING, 'finds an open code with a chance below one in a quarter of a million']],
    gap: null,
  },
  {
    number: '6.5.5',
    asks: 'A code that is told on another way ends after ten minutes.',
    shownBy: [[PAIRING, 'not with a code that is wrong, old, replaced, for another place, or no code at all']],
    gap: null,
  },
  {
    number: '7.2.3',
    asks: 'A session’s token is drawn by chance that nobody can foretell, of 128 bits or more.',
    shownBy: [
      [SESSIONS, 'have tokens of 256 bits that all differ, and any character of which may be any other'],
      ['tests/architecture/dangerous.test.ts', '$what nowhere but where that is safe'],
    ],
    gap: null,
  },
  {
    number: '7.2.4',
    asks: 'Whoever signs in, again too, gets a new token, and the one before ends.',
    shownBy: [[SIGN_IN, 'when somebody signs in once more in the same browser: he gets another token, and the earlier one is nobody’s']],
    gap: null,
  },
  {
    number: '7.3.1',
    asks: 'A session that nobody uses ends by itself.',
    shownBy: [[PEOPLE, 'after an idle hour or a long day; not in the middle of a customer']],
    gap: null,
  },
  {
    number: '7.3.2',
    asks: 'A session ends by itself after a day, however much it is used.',
    shownBy: [
      [PEOPLE, 'after an idle hour or a long day; not in the middle of a customer'],
      [PEOPLE, 'with a clock that would make it young again, by its beginning or by its last act'],
    ],
    gap: null,
  },
  {
    number: '7.4.1',
    asks: 'A session that has ended is of no use any more, on the server itself.',
    shownBy: [
      [SIGN_IN, 'at once for the open screen too: sign-out'],
      [SESSIONS, 'are known again after a restart, and are no more once they ended'],
      [PEOPLE, 'at another device, when its person or the supervisor says so; a revoked device ends all that were there'],
    ],
    gap: null,
  },
  {
    number: '7.4.2',
    asks: 'Every session of a person ends when the person is disabled.',
    shownBy: [
      [PEOPLE, 'while serving is cut off at once; the supervisor signs the counter out, and a colleague goes on with the customer'],
    ],
    gap: null,
  },
  {
    number: '8.2.1',
    asks: 'Each command and each route is for those who are named for it, and for nobody else.',
    shownBy: [
      [RIGHTS, 'is what was reviewed, line by line, on the server itself'],
      [RIGHTS, 'shows a command too many, and a field too many'],
    ],
    gap: null,
  },
  {
    number: '8.2.2',
    asks: 'Each customer, counter and device is for those whose it is: knowing an id opens nothing.',
    shownBy: [
      ['tests/prospects/import.test.ts', 'shows its own manager, and the assistant, and nobody else'],
      [
        'tests/follow-ups/follow-ups-over-the-wire.test.ts',
        'not by another manager, not by the lobby, not without a token, and not one that is not there',
      ],
      ['tests/protocol/rating.test.ts', 'an agent presses at the counters of its token only; a page rates at its own only'],
    ],
    gap: null,
  },
  {
    number: '8.2.3',
    asks: 'Each field is for those who are named for it, and for nobody else.',
    shownBy: [
      [RIGHTS, 'is what was reviewed, line by line, on the server itself'],
      [OUTGOING, 'loses a key that the contract does not name, wherever it is, and the log says which, never what'],
      ['tests/phone/phone-view.test.ts', 'lets exactly the contract’s keys out: planted, one more in the view stops everything'],
    ],
    gap: null,
  },
  {
    number: '8.3.2',
    asks: 'A right that changes changes at once, also for who is signed in.',
    shownBy: [
      [PEOPLE, 'is gone at once, from the open page too; who signs in again has it no more'],
      [PEOPLE, 'a new code ends the old PIN and every session at once'],
      [PAIRING, 'is hung up on at once and not let in again; the others stay'],
    ],
    gap: null,
  },
];
