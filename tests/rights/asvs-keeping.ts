import type { AsvsRow } from './asvs-row.ts';

const BROWSER_SIGN_IN = 'tests/browser/sign-in/sign-in.test.ts';
const METRICS = 'tests/health/metrics-listener.test.ts';
const OUTGOING = 'tests/protocol/outgoing.test.ts';
const OVER_TLS = 'tests/transport/over-tls.test.ts';
const PAIRING = 'tests/protocol/pairing.test.ts';
const SIGN_IN = 'tests/sign-in/sign-in.test.ts';
const VERIFY = 'tests/store/verify.test.ts';
const WHOLE_SERVER = 'tests/health/whole-server.test.ts';

/** Chapters 11 to 16: what is encrypted, kept, shown and logged. */
export const KEEPING_ROWS: readonly AsvsRow[] = [
  {
    number: '11.4.2',
    asks: 'PINs and passphrases lie in the store as slow hashes, by parameters of today.',
    shownBy: [
      [
        'tests/sign-in/guesses.test.ts',
        'is hashed with its own salt and known again, in whatever form its letters come; nobody’s is never right',
      ],
    ],
    gap: null,
  },
  {
    number: '12.3.1',
    asks: 'All that comes in and goes out is encrypted, and nothing falls back to plain.',
    shownBy: [
      [OVER_TLS, 'serves pages, the API and sockets over TLS, to whoever believes its authority'],
      [OVER_TLS, 'are refused: TLS 1.0, 1.1, and ciphers without forward secrecy; 1.2 and 1.3 are spoken'],
      ['tests/transport/plain.test.ts', 'answers no command and no question of a program, which would send its token in clear again'],
      ['tests/identification/bin-rules-configuration.test.ts', 'the bank’s look-up at %s'],
    ],
    gap:
      'Until a branch has its certificate it speaks plain HTTP. Also then a monitor reads its figures in plain on its ' +
      'own listener, and phones’ pages leave TLS at the bank’s proxy.',
  },
  {
    number: '12.3.4',
    asks: 'Programs of ours believe the branch’s own authority, and no certificate beside it.',
    shownBy: [
      ['tests/transport/agent.test.ts', 'connects with the authority of its configuration, and is examined over it'],
      ['tests/transport/agent.test.ts', 'without it says in words what to do, and so do its doctor and its pairing; it sends nothing'],
      [OVER_TLS, 'is not believed by those who do not know its authority, nor by those of another'],
      [
        'tests/transport/whole-server.test.ts',
        'opens; its command line finds it by its certificate, and speaks to no other; no key is in its log',
      ],
    ],
    gap: null,
  },
  {
    number: '13.4.2',
    asks: 'Nothing that helps to find faults in the program is shown to whoever asks.',
    shownBy: [
      [
        'tests/protocol/faulty-route.test.ts',
        'a fault in one route is told without a word of the program, is in the log with its cause, and costs nobody else',
      ],
      ['tests/browser/kiosk/bundle.test.ts', 'has no source maps, no inline scripts, and nothing of another origin'],
    ],
    gap: null,
  },
  {
    number: '13.4.5',
    asks: 'The description of the interface and the figures for a monitor are not for the hall.',
    shownBy: [
      [METRICS, 'is the only place that has them'],
      [WHOLE_SERVER, 'not asked, has no such listener'],
      ['tests/discretion/canaries.test.ts', 'does not stand in the description of the interface, which the hall does not get'],
    ],
    gap: null,
  },
  {
    number: '14.2.1',
    asks: 'No secret and nothing personal stands in an address.',
    shownBy: [
      [SIGN_IN, 'asks nothing, of a session, a device or the operator: addresses are written into logs and histories'],
      ['tests/config/first-run.test.ts', 'shows sign-in links only to whoever has the code of this start, and only in the demo'],
      ['tests/gatherings/gatherings.test.ts', 'looks for people in a body, and refuses to in an address, which logs and histories keep'],
    ],
    gap:
      'A phone’s page is found by its ticket’s token in the path, which a slip’s code has to hold; the demo’s start ' +
      'page by the code of its start, which the first visit moves into a cookie.',
  },
  {
    number: '14.2.7',
    asks: 'What is kept of people is deleted by itself when its term is over.',
    shownBy: [
      ['tests/follow-ups/retention.test.ts', 'after its term the very bytes are gone; without the purge they would be there'],
      ['tests/prospects/keeping.test.ts', 'ends 180 days after the last contact, when a day opens or closes, and takes the bytes along'],
      ['tests/identification/people.test.ts', 'is gone when the day is closed'],
      [
        'tests/safekeeping/terms.test.ts',
        'none longer than the named days, of whatever reason, so that deleted personal data does not outlive them',
      ],
    ],
    gap: null,
  },
  {
    number: '14.3.1',
    asks: 'Nothing of a person stays in the browser when his session is over.',
    shownBy: [
      [BROWSER_SIGN_IN, 'keeps nothing of a person who has signed out, or was signed out elsewhere: not on the page, not in the browser'],
      ['tests/web/connection.test.ts', 'is never done in the name of another person who signs in: his page begins anew'],
    ],
    gap:
      'Signing out while the server is away empties the page, but only the server can end the session: its cookie ' +
      'opens the page again once the server is back.',
  },
  {
    number: '14.3.2',
    asks: 'No browser and no proxy keeps answers with data of people.',
    shownBy: [
      ['tests/transport/answers.test.ts', 'is kept by no browser and nothing between, whatever it is'],
      ['tests/phone/phone-border.test.ts', 'keeps nothing, tells nobody, and runs only its own script'],
    ],
    gap: null,
  },
  {
    number: '14.3.3',
    asks: 'Nothing personal lies in a browser’s storage.',
    shownBy: [
      [BROWSER_SIGN_IN, 'keeps nothing of a person who has signed out, or was signed out elsewhere: not on the page, not in the browser'],
      ['tests/browser/kiosk/card.test.ts', 'a card that a reader types is sent once, kept nowhere, and counts for the number taken next'],
      [
        'tests/browser/manager/follow-ups.test.ts',
        'a contact that does not get through waits on this device, over a reload, and is logged once',
      ],
      ['tests/browser/phone/look.test.ts', 'asks nobody but this listener, and keeps nothing'],
      ['tests/web/outbox.test.ts', 'is nothing that anybody typed, of any command there is; every other command is there after a reload'],
      ['tests/web/outbox.test.ts', 'is what somebody typed only while its session is over, so that signing in elsewhere loses nothing'],
    ],
    gap:
      'What somebody typed lies in the tab’s storage where his session ended in the middle of it: until he is signed in again, and for ' +
      'five minutes at most.',
  },
  {
    number: '15.3.1',
    asks: 'An answer has the fields that its reader needs, and no other.',
    shownBy: [
      [OUTGOING, 'a kiosk has its receipt and nothing else, by socket and over HTTP'],
      [OUTGOING, 'loses a key that the contract does not name, wherever it is, and the log says which, never what'],
      ['tests/protocol/contract.test.ts', 'is exactly what the contract names, for every public audience'],
      ['tests/architecture/outgoing.test.ts', 'has passed its schema: no route writes JSON itself'],
    ],
    gap: null,
  },
  {
    number: '16.2.5',
    asks: 'No log holds secrets or what is known of customers.',
    shownBy: [
      [PAIRING, 'codes and tokens are in no log'],
      [
        'tests/sign-in/guesses.test.ts',
        'over the wire: told how long to wait, whoever the number belongs to, and the right PIN comes too late',
      ],
      ['tests/discretion/canaries.test.ts', 'reaches no log'],
      ['tests/identification/kiosk-card.test.ts', 'leaves no digits but the last four: not in the log, the events, the answers or a view'],
    ],
    gap: null,
  },
  {
    number: '16.4.1',
    asks: 'Nobody can write lines into a log by what he sends.',
    shownBy: [[SIGN_IN, 'has one line for each thing that happened, whatever callers write into their requests']],
    gap: null,
  },
  {
    number: '16.4.2',
    asks: 'Logs are read by those who may, and changed by nobody.',
    shownBy: [
      [VERIFY, 'finds an event that somebody without the key has rewritten, with every sum right'],
      [VERIFY, 'finds a deleted event, a deleted day and a cut-off end'],
      [WHOLE_SERVER, 'makes no file that another user of the machine may read, and closes the folder of an earlier release'],
    ],
    gap:
      'This is the log of events. The lines of the program lie in the system’s journal, whose rights are the ' +
      'system’s; no test reads them.',
  },
  {
    number: '16.4.3',
    asks: 'Logs are sent to another system, which a break-in here does not reach.',
    shownBy: [['tests/safekeeping/backups.test.ts', 'gets each archive, for the server’s user alone']],
    gap:
      'Archives with the signed events go to a second folder, which may be another machine’s; the lines of the ' +
      'program go nowhere by themselves: a bank forwards the journal with its own means.',
  },
  {
    number: '16.5.3',
    asks: 'A fault refuses; it never lets through.',
    shownBy: [
      [
        'tests/desk/faulty-decision.test.ts',
        'a bug in one decision costs that command its answer: nothing is stored of it, and the desk goes on',
      ],
      [OUTGOING, 'is a fault of the server when it is nothing that the audience may have'],
      ['tests/store/event-log.test.ts', 'refuses to confirm a write when the connection has dropped to NORMAL'],
    ],
    gap: null,
  },
  {
    number: '16.5.4',
    asks: 'What nobody caught is caught at last and logged; a fault in one thing does not end the rest.',
    shownBy: [
      [WHOLE_SERVER, 'ends with an error that nobody caught, whose cause is the last line of its log'],
      [
        'tests/protocol/faulty-route.test.ts',
        'a fault in one route is told without a word of the program, is in the log with its cause, and costs nobody else',
      ],
      ['tests/protocol/faulty-view.test.ts', 'a fault in one view costs its own screens, and every other one is told'],
    ],
    gap: null,
  },
];
