import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MEASUREMENTS } from './measurements.ts';
import { isGood, report, table } from './rows.ts';
import { chosen, measureAll } from './run.ts';
import { REPOSITORY } from './server-process.ts';

const USAGE = `npm run bench -- [--json <file>] [--only <name>[,<name>…]] [--history <directory>]
       npm run bench -- --smoke [--json <file>] [--only <name>[,<name>…]]
  --only     some of: ${[...MEASUREMENTS.keys()].join(', ')}
  --history  a directory kept from an earlier run, with a year of records; made there if it is empty
  --smoke    every measurement once, at the smallest size: shows that each can run, judges no target`;

async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'string' }, only: { type: 'string' }, history: { type: 'string' }, smoke: { type: 'boolean' } },
    strict: true,
  });
  const measurements = chosen(MEASUREMENTS, values.only ?? null);
  const isSmoke = values.smoke === true;
  if (isSmoke && values.history !== undefined) throw new TypeError('--smoke makes its own history');
  build();
  const rows = await measureAll(measurements, isSmoke ? 'smoke' : 'full', values.history ?? null, console.error);
  console.log(`\n${table(rows)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report(rows), null, 2)}\n`);
  return rows.every(isGood);
}

function build(): void {
  const script = join(REPOSITORY, 'tests/bench/build-if-stale.mjs');
  const { status } = spawnSync(process.execPath, [script], { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the build failed; the lines above say why');
}

// A missed target or a failed measurement is a finding, printed in the table, and an exit code for scripts.
try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 64;
}
