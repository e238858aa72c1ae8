import type { BranchConfiguration, Numbering } from '../../kernel/configuration/configuration.ts';
import { SimulationError } from '../day-run.ts';
import { PRODUCTION, type Rules } from '../virtual-branch.ts';
import type { OutOfTurn } from './certain.ts';
import { type CrowdDemand, observedBranch } from './crowd.ts';
import { judge, type ObserverFigures, type ObserverKind } from './judge.ts';
import { type ObservedDay, observedDay } from './observed-day.ts';

/** Days of practice have other seeds than days that are judged. */
const PRACTICE_SEED = 1_000_000;

export interface ObserverRequest {
  readonly configuration: BranchConfiguration;
  readonly demand: CrowdDemand;
  readonly days: number;
  /** Days that observers play at home before. */
  readonly practiceDays: number;
  readonly seed: number;
  readonly slips: number;
  readonly phones: number;
  readonly observers: readonly ObserverKind[];
  readonly numberings: readonly Numbering[];
  /** Shares of premium customers at which is counted what an ordinary customer sees. */
  readonly seenAtShares: readonly number[];
}

/** How many ordinary customers see a later number of their service called first, with so many premium customers. */
interface SeenAtShare {
  readonly premiumShare: number;
  readonly seeLaterNumber: number;
}

/** What one numbering tells. Shares from 0 to 1. */
export interface NumberingFigures {
  readonly numbering: Numbering;
  /** Whether it is that of the branch's present configuration. */
  readonly own: boolean;
  readonly observers: readonly ObserverFigures[];
  /** Share of premium customers among all who were served before somebody of their line who came earlier. */
  readonly premiumAmongPassing: number;
  readonly ordinary: readonly SeenAtShare[];
}

export interface ObserverTable {
  readonly numberings: readonly NumberingFigures[];
  readonly days: number;
  readonly demand: CrowdDemand;
  readonly slips: number;
  readonly phones: number;
}

/**
 * What observers learn of this branch's premium customers.
 * @throws SimulationError when there is nothing to simulate
 */
export function observerTable(request: ObserverRequest): ObserverTable {
  const { days, demand, slips, phones } = request;
  if (request.configuration.counters.length === 0) throw new SimulationError('The branch has no counter.');
  const numberings = request.numberings.map((numbering) => figuresOf(withNumbering(request, numbering), PRODUCTION, 'nobody'));
  const own = request.configuration.rules.numbering;
  return { numberings: numberings.map((one) => ({ ...one, own: one.numbering === own })), days, demand, slips, phones };
}

function withNumbering(request: ObserverRequest, numbering: Numbering): ObserverRequest {
  const { configuration } = request;
  return { ...request, configuration: { ...configuration, rules: { ...configuration.rules, numbering } } };
}

/** Of the numbering in the configuration, under these rules. */
export function figuresOf(request: ObserverRequest, rules: Rules, outOfTurn: OutOfTurn): NumberingFigures {
  const { configuration, seed } = request;
  const branch = observedBranch(configuration);
  const practice = play(request, request.practiceDays, seed + PRACTICE_SEED, rules);
  const days = play(request, request.days, seed, rules);
  return {
    numbering: configuration.rules.numbering,
    own: true,
    observers: request.observers.map((observer) => judge(observer, branch, practice, days, outOfTurn)),
    premiumAmongPassing: premiumAmongPassing(days),
    ordinary: request.seenAtShares.map((premiumShare) => ({ premiumShare, seeLaterNumber: seeLaterNumber(request, premiumShare, rules) })),
  };
}

function play(request: ObserverRequest, days: number, seed: number, rules: Rules): readonly ObservedDay[] {
  return Array.from({ length: days }, (_, day) => observedDay({ ...request, seed: seed + day }, rules));
}

function premiumAmongPassing(days: readonly ObservedDay[]): number {
  const passing = days.flatMap(({ truth }) => [...truth.calls.values()].filter(({ passes }) => passes));
  return passing.filter((one) => one.class === 'premium').length / Math.max(1, passing.length);
}

/** On the same days, with nobody watching. */
function seeLaterNumber(request: ObserverRequest, premiumShare: number, rules: Rules): number {
  const alone = { ...request, demand: { ...request.demand, premiumShare }, slips: 0, phones: 0 };
  const days = play(alone, request.days, request.seed, rules).map(({ truth }) => truth.ordinary);
  const saw = days.reduce((sum, { sawLaterNumber }) => sum + sawLaterNumber, 0);
  return (
    saw /
    Math.max(
      1,
      days.reduce((sum, { waited }) => sum + waited, 0),
    )
  );
}
