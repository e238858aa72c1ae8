import { supervisorAlarmEn } from './alarm/en.ts';
import { supervisorRunEn } from './support/run-en.ts';
import type { Translation } from '../../server/web/i18n.ts';
import { alarmEn } from '../parts/alarm/en.ts';
import { dutyEn } from '../parts/duty/en.ts';
import { frameEn } from '../parts/frame/en.ts';
import { supportEn } from '../parts/support/en.ts';
import type { supervisorZh } from './texts-zh.ts';

export const supervisorEn: Translation<typeof supervisorZh> = {
  ...frameEn,
  ...dutyEn,
  ...supportEn,
  ...alarmEn,
  ...supervisorRunEn,
  ...supervisorAlarmEn,
  pageTitle: 'Supervisor',
  serverConditions: 'The server needs attention',
  whoTitle: 'Supervisor · {{name}}',

  parts: 'Pages',
  partNow: 'Hall',
  partFigures: 'Statistics',
  partDayEnd: 'Day-end',
  partLists: 'Lists and events',
  now: 'Now',
  waitingNow: 'Waiting now',
  people: '{{count}} people',
  people_one: '1 person',
  takenToday: '{{count}} tickets today',
  takenToday_one: '1 ticket today',
  ordinaryLongest: 'Longest ordinary wait',
  premiumLongest: 'Longest priority wait',
  target: 'Target: within {{minutes}} min',
  overTarget: 'Over target',
  withinTarget: 'Within target',
  noneWaiting: 'Nobody is waiting',
  countersOpen: 'Counters open',
  countersOf: '{{open}} of {{total}}',
  countersPaused: '{{count}} paused',
  countersPaused_one: '1 paused',
  atCap: '{{count}} at the passing limit',
  atCap_one: '1 at the passing limit',
  dayClosed: 'Closed',

  needTitle: 'Need-based priority',
  needNone: 'Normal today. Staff who grant it unusually often are listed here.',
  needCount: '{{name}}: {{count}} times',
  needCount_one: '{{name}}: once',

  queues: 'Waiting by service',
  colService: 'Service',
  colWaiting: 'Waiting',
  colLongest: 'Longest',
  colOpen: 'Counters',

  ruleTitle: 'What the rule costs',
  ruleNow:
    'Rule in force: priority customers queue as if they had come {{h}} min earlier; no ordinary customer is passed by them more than {{cap}} times.',
  ruleNowNoCap: 'Rule in force: priority customers queue as if they had come {{h}} min earlier.',
  ruleLead:
    'Each rule serves the same simulated customers at your counters: how much sooner priority customers are served, and how much longer the others wait.',
  load: 'Traffic',
  loadQuiet: 'Ordinary',
  loadBusy: 'Busy',
  loadPeak: 'Peak day',
  share: 'Priority share',
  percent: '{{count}}%',
  run: 'Calculate',
  running: 'Calculating; about ten seconds…',
  runFailed: 'The result could not be read. Try again.',
  basis:
    '{{days}} simulated days of {{tickets}} customers, {{share}}% with priority. Good for comparing rules; the minutes are not a forecast.',
  chartTitle: 'Mean wait, minutes',
  chartOrdinary: 'Ordinary',
  chartPremium: 'Priority',
  chartMark: '▲ rule in force',
  tableTitle: 'Waits under each rule, minutes',
  colRule: 'Rule',
  groupPremium: 'Priority',
  groupOrdinary: 'Ordinary',
  groupJumps: 'Passed',
  colMean: 'Mean',
  colP90: 'P90',
  colP99: 'P99',
  colMax: 'Longest',
  colWithin: '≤ {{minutes}} min',
  colOvertaken: 'At least once',
  colMost: 'Most',
  ruleFifo: 'First come, first served',
  ruleStrict: 'Always first',
  ruleHeadStart: '{{h}} min earlier, limit {{cap}}',
  ruleNoCap: '{{h}} min earlier, no limit',
  ruleByTier: 'Earlier by card, limit {{cap}}',
  ruleOwn: 'this branch',
  axisHeadStart: '{{h}} min',

  observersTitle: 'What each way of giving numbers tells',
  observersLead:
    'Simulated people watch the wall all day, hold tickets and read phone pages, and know the rule: ' +
    'how many priority customers they can name, and what ordinary customers see on the same day.',
  observersRun: 'Compare ways of numbering',
  observersRunning: 'Calculating; this may take a minute or two…',
  observersTable: 'What people who look on can tell, by way of numbering',
  colNumbering: 'Numbers',
  groupWall: 'Wall only',
  groupAll: 'Wall, tickets, phones',
  groupSees: 'See a later number called first',
  colCertain: 'Certain',
  colGuess: 'Guessed right',
  colPassing: 'Among those served early',
  colWithShare: '{{share}}% priority',
  numbersDrawn: 'Drawn at random',
  numbersGapped: 'With gaps',
  numbersSequential: 'One after another',
  numberingNow: 'Numbers today: {{now}}.',
  numberingNext: 'Numbers today: {{now}}. From the next opening: {{next}}.',
  observersBasis:
    '{{days}} simulated days each, with {{slips}} tickets and {{phones}} phone pages a day; a small sample, for comparison only. ' +
    '“Certain” is the share of priority customers who were identified beyond doubt; “guessed right” is how often the most confident guesses are right. ' +
    'Customers who need care, return or were transferred are served before others too, so being served early does not mean priority.',
};
