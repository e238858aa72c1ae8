import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { MEASUREMENTS } from './measurements.ts';
import { unwatched, watched } from './quiet/quiet.ts';
import { isGood, report, table } from './rows.ts';
import { chosen, measureAll } from './run.ts';

const USAGE = `npm run bench -- [--json <file>] [--only <name>[,<name>…]] [--history <directory>]
       npm run bench -- --smoke [--json <file>] [--only <name>[,<name>…]]
  --only     some of: ${[...MEASUREMENTS.keys()].join(', ')}
  --history  a directory kept from an earlier run, with a year of records; made there if it is empty
  --smoke    every measurement once, at the smallest size: shows that each can run, judges no target`;

/** sysexits.h EX_TEMPFAIL: try again when the machine is quiet. */
const TOO_BUSY = 75;

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'string' }, only: { type: 'string' }, history: { type: 'string' }, smoke: { type: 'boolean' } },
    strict: true,
  });
  const measurements = chosen(MEASUREMENTS, values.only ?? null);
  const isSmoke = values.smoke === true;
  if (isSmoke && values.history !== undefined) throw new TypeError('--smoke makes its own history');
  build();
  const rows = await measureAll(
    measurements,
    isSmoke ? 'smoke' : 'full',
    values.history ?? null,
    isSmoke ? unwatched : watched,
    console.error,
  );
  console.log(`\n${table(rows)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report(rows), null, 2)}\n`);
  const verdicts = rows.map(isGood);
  if (verdicts.includes(false)) return 1;
  if (!verdicts.includes(null)) return 0;
  console.log('\nThis machine was busy: what says so above was not judged. Measure again when it is quiet.');
  return TOO_BUSY;
}

// A missed target or a failed measurement is a finding, printed in the table, and an exit code for scripts.
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 64;
}
