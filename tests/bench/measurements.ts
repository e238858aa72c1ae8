import { measureAcknowledgement } from './acknowledgement.ts';
import { measureBundles } from './bundles.ts';
import { measureCardAnswers } from './card-answers.ts';
import { measureClosedLoop } from './closed-loop.ts';
import { measureFirstPress } from './first-press.ts';
import { measureHeadCost } from './head/measure.ts';
import { measureHistoryCost } from './history-cost.ts';
import { measureHostile } from './hostile/measure.ts';
import type { Measurement } from './measured.ts';
import { measureObservers } from './observers.ts';
import { measurePaint } from './paint.ts';
import { measurePrinting } from './printing.ts';
import { measurePriority } from './priority.ts';
import { measureReferrals } from './referrals.ts';
import { measureRestart } from './restart.ts';
import { measureSignIn } from './sign-in/measure.ts';
import { measureToDisplays } from './to-displays.ts';
import { measureWaitingCost } from './waiting-cost.ts';

const PRINTING_KEYS = ['slipBytes', 'encodeMs', 'ticketToLastByteMs', 'defaultTicketToLastByteMs', 'printFaultsDoubled', 'printFaultsLost'];

/** Quiet ones first; each starts and ends its own servers. */
export const MEASUREMENTS: ReadonlyMap<string, Measurement> = new Map<string, Measurement>([
  ['bundles', { keys: ['kioskJsGzipKb', 'displayJsGzipKb'], measure: measureBundles }],
  ['acknowledgement', { keys: ['ackP50Ratio', 'ackP99Ms'], measure: measureAcknowledgement }],
  ['head-cost', { keys: ['headCostRatio'], measure: measureHeadCost }],
  ['first-press', { keys: ['distinctAtFirstPress'], measure: measureFirstPress }],
  ['closed-loop', { keys: ['closedLoopRatio', 'closedLoopPacedRatio'], measure: measureClosedLoop }],
  ['to-displays', { keys: ['pressTo200DisplaysP99Ms'], measure: measureToDisplays }],
  ['paint', { keys: ['pressToPaintP50Ms'], measure: measurePaint }],
  ['priority', { keys: ['nextTicketUs', 'simulatedDayMs'], measure: measurePriority }],
  [
    'observers',
    { keys: ['observerCertain', 'observerBestPrecisionOverShare', 'ordinarySeeLaterNumberPercent'], measure: measureObservers },
  ],
  ['referrals', { keys: ['referralToAlertP50Ms', 'referralToAlertP99Ms', 'ackToTellerP99Ms'], measure: measureReferrals }],
  ['hostile', { keys: ['hostileCallP99Ms', 'hostileCallRatio', 'hostileRssMb', 'hostileOpenedPerSecond'], measure: measureHostile }],
  ['sign-in', { keys: ['signInMs'], measure: measureSignIn }],
  ['card-answers', { keys: ['kioskAnswerSpreadMs'], measure: measureCardAnswers }],
  ['printing', { keys: PRINTING_KEYS, measure: measurePrinting }],
  ['waiting-cost', { keys: ['waitingCostRatio'], measure: measureWaitingCost }],
  ['restart', { keys: ['restartS', 'restartRatio', 'restoreRatio', 'restartRssMb'], measure: measureRestart }],
  ['history-cost', { keys: ['historyCostRatio'], measure: measureHistoryCost }],
]);
