import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureBundles } from './bundles.ts';
import { measureCardAnswers } from './card-answers.ts';
import { measureClosedLoop } from './closed-loop.ts';
import { measureFirstPress } from './first-press.ts';
import { measureHistoryCost } from './history-cost.ts';
import { isMet, type Measured, table } from './measured.ts';
import { measurePaint } from './paint.ts';
import { measurePrinting } from './printing.ts';
import { measurePriority } from './priority.ts';
import { measureReferrals } from './referrals.ts';
import { makeHistory, measureRestart } from './restart.ts';
import { removeDataDir, REPOSITORY } from './server-process.ts';
import { measureToDisplays } from './to-displays.ts';
import { measureWaitingCost } from './waiting-cost.ts';

const USAGE = `npm run bench -- [--json <file>] [--only <name>[,<name>…]] [--history <directory>]
  --only     some of: MEASUREMENTS
  --history  a directory kept from an earlier run, with a year of records; made there if it is empty`;

type Measurement = (historyDir: () => Promise<string>) => Promise<readonly Measured[]>;

/** Quiet ones first; each starts and ends its own servers. */
const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  bundles: measureBundles,
  acknowledgement: measureAcknowledgement,
  'first-press': measureFirstPress,
  'closed-loop': measureClosedLoop,
  'to-displays': measureToDisplays,
  paint: measurePaint,
  priority: measurePriority,
  referrals: measureReferrals,
  'card-answers': measureCardAnswers,
  printing: measurePrinting,
  'waiting-cost': measureWaitingCost,
  restart: async (historyDir) => measureRestart(await historyDir()),
  'history-cost': async (historyDir) => measureHistoryCost(await historyDir()),
};

async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'string' }, only: { type: 'string' }, history: { type: 'string' } },
    strict: true,
  });
  const names = values.only === undefined ? Object.keys(MEASUREMENTS) : values.only.split(',');
  const unknown = names.find((name) => !(name in MEASUREMENTS));
  if (unknown !== undefined) throw new TypeError(`${unknown}: ${USAGE.replace('MEASUREMENTS', Object.keys(MEASUREMENTS).join(', '))}`);
  if (
    spawnSync(process.execPath, [join(REPOSITORY, 'server/build.mjs')], { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] })
      .status !== 0
  ) {
    throw new Error('the build failed; the lines above say why');
  }
  const all = await measureAll(names, values.history ?? null);
  console.log(`\n${table(all)}`);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(all.map(({ key, value }) => [key, value])), null, 2)}\n`);
  return all.every((one) => isMet(one) !== false);
}

async function measureAll(names: readonly string[], keptHistory: string | null): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  let made: string | null = null;
  const historyDir = async (): Promise<string> => {
    if (keptHistory !== null && existsSync(join(keptHistory, 'branch.db'))) return resolve(keptHistory);
    made ??= await makeHistory(keptHistory === null ? null : resolve(keptHistory));
    return made;
  };
  try {
    for (const name of names) {
      const startedAt = performance.now();
      all.push(...((await MEASUREMENTS[name]?.(historyDir)) ?? []));
      console.error(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
    }
  } finally {
    if (made !== null && keptHistory === null) removeDataDir(made);
  }
  return all;
}

// A missed target is a finding, printed in the table, and an exit code for scripts.
process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
