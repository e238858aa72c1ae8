import type { AsvsRow } from './asvs-row.ts';
import { KEEPING_ROWS } from './asvs-keeping.ts';
import { PEOPLE_ROWS } from './asvs-people.ts';
import { PROVIDER_ROWS } from './asvs-provider.ts';

const ANSWERS = 'tests/transport/answers.test.ts';
const BAD_INPUT = 'tests/protocol/bad-input.test.ts';
const COOKIES = 'tests/transport/cookies.test.ts';
const PAIRING = 'tests/protocol/pairing.test.ts';
const PHONE_BORDER = 'tests/phone/phone-border.test.ts';
const SIGN_IN = 'tests/sign-in/sign-in.test.ts';

const BEFORE_TLS = 'Until a branch has its certificate it speaks plain HTTP, so that it can be opened and tried before.';
const HEADERS_SAY = 'says what a browser may load, that it guesses no type, tells no referrer and frames nothing: %s' as const;

/** Chapters 2 to 4: what comes in, and by which way. */
const ENTRANCE_ROWS: readonly AsvsRow[] = [
  {
    number: '2.2.1',
    asks: 'Whatever comes in is held against what it may be: its shape, its words, its bounds.',
    shownBy: [
      [BAD_INPUT, '%s is refused by name, and the kiosk goes on'],
      ['tests/follow-ups/follow-ups-over-the-wire.test.ts', 'a phone with letters, too short, too long: refused in words of its own'],
      [
        'tests/protocol/fuzz.test.ts',
        '${MESSAGES} messages with structure, from every kind of screen and from nobody, end no process and stop no branch',
      ],
    ],
    gap: null,
  },
  {
    number: '2.2.2',
    asks: 'The server checks what comes in by itself, whatever the page has checked.',
    shownBy: [
      [BAD_INPUT, 'a command id %j is malformed'],
      ['tests/protocol/rating.test.ts', 'a score outside 1 to 5, or with one word more, is not read'],
      ['tests/protocol/hostile-frames.test.ts', 'measures a body over HTTP by who sends it'],
    ],
    gap: null,
  },
  {
    number: '2.3.1',
    asks: 'The steps of a business are taken in their order, and none is left out.',
    shownBy: [
      ['tests/kernel/calling/calling.test.ts', 'SERVE-1 nothing starts twice or ends before it starts'],
      ['tests/kernel/calling/calling.test.ts', 'SERVE-2 refuses a command about a ticket that is not in hand'],
      ['tests/kernel/ticket/taking.test.ts', 'TAKE-5 refuses too late, from another kiosk, and once called'],
    ],
    gap: null,
  },
  {
    number: '2.3.3',
    asks: 'A command is carried out whole, or leaves everything as it was.',
    shownBy: [
      ['tests/store/event-log.test.ts', 'makes one transaction of a batch, and none of an empty one'],
      ['tests/desk/disk-full.test.ts', 'is refused whole, and nothing of it is left in the branch or in the log'],
      [
        'tests/desk/faulty-decision.test.ts',
        'a bug in one decision costs that command its answer: nothing is stored of it, and the desk goes on',
      ],
    ],
    gap: null,
  },
  {
    number: '2.3.4',
    asks: 'What there is only once is given only once, however many ask for it together.',
    shownBy: [
      ['tests/desk/linearizable.test.ts', 'read as one line of people, ${HISTORIES} of ${OPERATIONS} operations'],
      ['tests/desk/desk.test.ts', 'are each decided on what those before left: eight counters, eight different tickets at the first press'],
      ['tests/gatherings/gatherings.test.ts', 'gives the last seat to one of two who ask at once'],
    ],
    gap: null,
  },
  {
    number: '2.4.1',
    asks: 'No program gets more out of the server, or more work into it, than people would.',
    shownBy: [
      [BAD_INPUT, 'too many requests of one screen are refused, not lost in silence; another screen notices nothing'],
      [
        'tests/protocol/hostile-frames.test.ts',
        'an address that asks over HTTP without end is told to wait, and a token is heard all the same',
      ],
      [
        'tests/protocol/kiosk-screens.test.ts',
        'gets one number, and a sentence for each touch too many; the same command again gets its first answer',
      ],
      [
        'tests/phone/phone-limits.test.ts',
        'of one address are limited in every window, whatever they ask for and whatever they claim to be',
      ],
    ],
    gap: null,
  },
  {
    number: '3.2.2',
    asks: 'Text is shown as text; nothing in it becomes part of the page.',
    shownBy: [
      ['tests/architecture/dangerous.test.ts', '$what nowhere but where that is safe'],
      ['tests/phone/phone-visit.test.ts', 'escapes what the configuration says'],
      ['tests/hardware/virtual-printer.test.ts', 'shows the state and each slip as SVG and as data; SVG holds no markup of the text'],
    ],
    gap: null,
  },
  {
    number: '3.3.1',
    asks: 'A browser sends cookies over TLS alone, and their names say so.',
    shownBy: [[COOKIES, 'over TLS is this host’s alone, goes over TLS alone, to no script, and with no other site’s request']],
    gap: BEFORE_TLS,
  },
  {
    number: '3.3.2',
    asks: 'A browser sends cookies with no request that another site begins.',
    shownBy: [
      [COOKIES, 'over TLS is this host’s alone, goes over TLS alone, to no script, and with no other site’s request'],
      [COOKIES, 'over plain HTTP, until there is a certificate, goes to no script, and with no other site’s request'],
      [SIGN_IN, 'asks nothing, and opens no screen: %s'],
    ],
    gap: null,
  },
  {
    number: '3.3.3',
    asks: 'Cookies belong to this one host, and their names begin with "__Host-".',
    shownBy: [
      [COOKIES, 'over TLS is this host’s alone, goes over TLS alone, to no script, and with no other site’s request'],
      [
        'tests/transport/sign-in.test.ts',
        'is nobody by the same values under the names of plain HTTP, which anybody in the network could have planted',
      ],
    ],
    gap: BEFORE_TLS,
  },
  {
    number: '3.3.4',
    asks: 'No script reads a session’s token, and nothing but the cookie’s own header carries it to the browser.',
    shownBy: [
      [COOKIES, 'over TLS is this host’s alone, goes over TLS alone, to no script, and with no other site’s request'],
      [SIGN_IN, 'at a paired device, with number and PIN: the page and its requests speak for him, and no script holds anything'],
      [
        'tests/browser/sign-in/sign-in.test.ts',
        'asks for a pairing code, then for number and PIN, and becomes the teller’s; who that is, and the way out, stand on it',
      ],
    ],
    gap: null,
  },
  {
    number: '3.4.3',
    asks: 'Every answer names what a page may load and run: our own, no objects, no other base.',
    shownBy: [
      [ANSWERS, HEADERS_SAY],
      [ANSWERS, 'that a limit gives in the place of a route says it too'],
      ['tests/transport/over-tls.test.ts', 'lets pages connect to it by wss alone, and says of HSTS nothing unless it was asked to'],
      [PHONE_BORDER, 'keeps nothing, tells nobody, and runs only its own script'],
    ],
    gap: null,
  },
  {
    number: '3.4.4',
    asks: 'Every answer forbids the browser to guess what it is.',
    shownBy: [
      [ANSWERS, HEADERS_SAY],
      [ANSWERS, 'that a limit gives in the place of a route says it too'],
      [ANSWERS, 'of the listeners beside it says it too: plain HTTP beside TLS, and a monitor’s'],
      [PHONE_BORDER, 'keeps nothing, tells nobody, and runs only its own script'],
    ],
    gap: null,
  },
  {
    number: '3.4.5',
    asks: 'No page tells another server the address it was at.',
    shownBy: [
      [ANSWERS, HEADERS_SAY],
      [PHONE_BORDER, 'keeps nothing, tells nobody, and runs only its own script'],
    ],
    gap: null,
  },
  {
    number: '3.4.6',
    asks: 'No page is shown inside another site’s.',
    shownBy: [
      [ANSWERS, HEADERS_SAY],
      [ANSWERS, 'of the listeners beside it says it too: plain HTTP beside TLS, and a monitor’s'],
      [PHONE_BORDER, 'keeps nothing, tells nobody, and runs only its own script'],
    ],
    gap: null,
  },
  {
    number: '3.5.1',
    asks: 'A request that acts for somebody comes from a page of ours, and shows it.',
    shownBy: [
      [SIGN_IN, 'and the cookie alone asks for nothing: a page must name itself, which no other origin’s page can'],
      [SIGN_IN, 'asks nothing, and opens no screen: %s'],
    ],
    gap: null,
  },
  {
    number: '4.1.3',
    asks: 'Headers that a proxy would set are not believed when a caller sets them.',
    shownBy: [
      [PAIRING, 'is bounded whatever address its sender claims to have: a header is no address'],
      ['tests/config/first-run.test.ts', 'a request with %s has come through a proxy on this machine, whatever it says'],
      ['tests/phone/phone-limits.test.ts', 'through the bank’s own proxy are counted by the phone’s address'],
    ],
    gap: null,
  },
  {
    number: '4.4.1',
    asks: 'Sockets are opened over TLS alone.',
    shownBy: [
      ['tests/transport/plain.test.ts', 'opens no socket'],
      ['tests/transport/over-tls.test.ts', 'lets pages connect to it by wss alone, and says of HSTS nothing unless it was asked to'],
    ],
    gap: BEFORE_TLS,
  },
  {
    number: '4.4.2',
    asks: 'A socket is opened only by pages of origins that are listed.',
    shownBy: [
      [BAD_INPUT, '%s, with a good token'],
      [BAD_INPUT, 'this server’s own page is let in'],
      [SIGN_IN, 'asks nothing, and opens no screen: %s'],
    ],
    gap: null,
  },
  {
    number: '4.4.4',
    asks: 'A socket of somebody signed in lives by that session, and by no other.',
    shownBy: [
      [SIGN_IN, 'at a paired device, with number and PIN: the page and its requests speak for him, and no script holds anything'],
      [SIGN_IN, 'at once for the open screen too: sign-out'],
      [SIGN_IN, 'has no other page than that of his roles'],
    ],
    gap: null,
  },
];

export const ASVS_ROWS: readonly AsvsRow[] = [...ENTRANCE_ROWS, ...PEOPLE_ROWS, ...PROVIDER_ROWS, ...KEEPING_ROWS];
