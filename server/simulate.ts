import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigurationError, readConfiguration } from './config.ts';
import { readArguments, type SimulateArguments, USAGE } from './simulation/arguments.ts';
import { SimulationError } from './simulation/day-run.ts';
import { compareMmc, eachOf, intervalsOf, MMC_RULES } from './simulation/mmc.ts';
import { mmcReport, type MmcReportLine, ruleReport } from './simulation/report.ts';
import { observerReport } from './simulation/observer/observer-report.ts';
import { observerTable } from './simulation/observer/table.ts';
import { UsageError } from './simulation/options.ts';
import { ruleTable } from './simulation/rule-table.ts';
import { AS_IT_IS, soakDay } from './simulation/soak/soak.ts';
import { parseTrace, runTrace, traceOutput } from './simulation/trace.ts';

/* `npm run simulate`: the production kernel in virtual time. Its options: simulation/arguments.ts. */

type ArgumentsOf<M extends SimulateArguments['mode']> = Extract<SimulateArguments, { readonly mode: M }>;

const DEMO_BRANCH = fileURLToPath(new URL('demo-branch.json', import.meta.url));
/** A larger file is no trace. */
const TRACE_MAX_BYTES = 16 * 1024 * 1024;
/** Probability with which all intervals printed in one run hold together. */
const JOINT_CONFIDENCE = 0.99;
/** Settings at which the simulator is compared with theory, with a head-start for each, in mean services. */
const ALL_COUNTERS = [1, 3, 5];
const ALL_RHO = [0.7, 0.9];
const ALL_SHARES = [0.1, 0.2];
const ALL_HEAD_START = 2;

/** @returns whether everything that was checked held */
function simulate(asked: SimulateArguments): boolean {
  switch (asked.mode) {
    case 'trace':
      return simulateTrace(asked);
    case 'mmc':
      return simulateMmc(asked);
    case 'branch':
      return simulateBranch(asked);
    case 'observer':
      return simulateObserver(asked);
    case 'soak':
      return simulateSoak(asked);
    default:
      return asked satisfies never;
  }
}

function simulateTrace({ file, rule, counters, out }: ArgumentsOf<'trace'>): boolean {
  const rows = parseTrace(traceText(file));
  const text = traceOutput(rows, runTrace(rows, rule, counters));
  if (out === null) process.stdout.write(text);
  else writeFile(out, text);
  return true;
}

function traceText(file: string): string {
  const size = onDisk(file, () => statSync(file).size);
  if (size > TRACE_MAX_BYTES) throw new SimulationError(`${file} has ${size} bytes; a trace has at most ${TRACE_MAX_BYTES}.`);
  return onDisk(file, () => readFileSync(file, 'utf8'));
}

function writeFile(file: string, text: string): void {
  onDisk(file, () => writeFileSync(file, text));
}

function onDisk<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new SimulationError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function simulateMmc({ pool, headStartMin, seeds, tickets }: ArgumentsOf<'mmc'>): boolean {
  const every = ALL_COUNTERS.flatMap((counters) =>
    ALL_RHO.flatMap((rho) => ALL_SHARES.map((premiumShare) => ({ counters, rho, premiumShare, meanServiceMin: 1 }))),
  );
  const pools = pool === null ? every : [pool];
  const confidence = eachOf(pools.length * intervalsOf(MMC_RULES), JOINT_CONFIDENCE);
  const lines: MmcReportLine[] = [];
  for (const { meanServiceMin, ...one } of pools) {
    const headStart = headStartMin === null ? ALL_HEAD_START : headStartMin / meanServiceMin;
    const setting = `c = ${one.counters}, rho = ${Number(one.rho.toFixed(4))}, ${Number((one.premiumShare * 100).toFixed(2))} % premium`;
    const compared = compareMmc({ ...one, seeds, tickets, rules: MMC_RULES, headStart, confidence });
    lines.push(...compared.map((line) => ({ ...line, setting, meanServiceMin })));
  }
  const outside = lines.filter(({ inside }) => !inside).length;
  const verdict = outside === 0 ? 'All closed forms lie inside' : `${outside} closed forms lie OUTSIDE`;
  say(
    `${mmcReport(lines)}\n\n${verdict} (joint confidence ${JOINT_CONFIDENCE * 100} %, ${seeds.length} replications of ${tickets} tickets).`,
  );
  return outside === 0;
}

function simulateBranch({ file, json, ...request }: ArgumentsOf<'branch'>): boolean {
  const table = ruleTable({ ...request, configuration: readConfiguration(file) });
  say(json ? JSON.stringify(table, null, 2) : ruleReport(table));
  return true;
}

function simulateObserver({ file, json, numberings, ...request }: ArgumentsOf<'observer'>): boolean {
  const configuration = readConfiguration(file ?? DEMO_BRANCH);
  const table = observerTable({ ...request, configuration, numberings: numberings ?? [configuration.rules.numbering] });
  say(json ? JSON.stringify(table, null, 2) : observerReport(table));
  return true;
}

/** Stops at the first day that breaks a promise: its seed replays it. */
function simulateSoak({ days, seed }: ArgumentsOf<'soak'>): boolean {
  const sums = { commands: 0, refused: 0, events: 0, restarts: 0 };
  for (let day = 0; day < days; day += 1) {
    const soaked = soakDay(seed + day, AS_IT_IS);
    for (const sum of ['commands', 'refused', 'events', 'restarts'] as const) sums[sum] += soaked[sum];
    if (soaked.wrong.length > 0) {
      say(`Day ${day + 1} breaks a promise (--soak --days 1 --seed ${soaked.seed}):\n  ${soaked.wrong.join('\n  ')}`);
      return false;
    }
  }
  const { commands, refused, events, restarts } = sums;
  say(
    `${days} days: ${commands} commands (${refused} refused), ${events} events checked one by one, ${restarts} restarts. Every promise held.`,
  );
  return true;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  if (!simulate(readArguments(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  const forPeople = error instanceof UsageError || error instanceof SimulationError || error instanceof ConfigurationError;
  if (!forPeople) throw error;
  process.stderr.write(`${error.message}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`);
  process.exitCode = 1;
}
