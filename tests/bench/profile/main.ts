import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../build.ts';
import { MEASUREMENTS } from '../measurements.ts';
import type { Watch } from '../quiet/quiet.ts';
import { isMeasured, table } from '../rows.ts';
import { chosen, measureAll } from '../run.ts';
import { BUNDLE, PROFILE_FOLDER } from '../server-process.ts';
import { byModule, type CpuProfile, modulesByLine, type ModuleTime } from './by-module.ts';

const USAGE = `npm run profile -- <measurement>
  one of: ${[...MEASUREMENTS.keys()].join(', ')}
  where each server of that measurement spends its processor’s time, by module; the profiler slows what is measured`;
const SHOWN = 25;

const profiled: Watch = async (work) => ({ result: await work(), disturbed: 'the profiler slows it' });

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '' || rest.length > 0) throw new TypeError('one measurement at a time');
  const measurements = chosen(MEASUREMENTS, name);
  const folder = mkdtempSync(join(tmpdir(), 'branch-queue-profile-'));
  try {
    build();
    process.env[PROFILE_FOLDER] = folder;
    const rows = await measureAll(measurements, 'full', null, profiled, console.error);
    console.log(`\n${table(rows)}`);
    const lines = modulesByLine(readFileSync(BUNDLE, 'utf8'));
    const files = readdirSync(folder).filter((file) => file.endsWith('.cpuprofile'));
    for (const [index, file] of files.entries()) {
      const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
      console.log(`\nserver ${index + 1} of ${files.length}\n${shown(byModule(profile, lines, pathToFileURL(BUNDLE).href))}`);
    }
    if (files.length === 0) console.error('This measurement starts no server that ends by itself, so there is no profile.');
    return rows.every(isMeasured) && files.length > 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function shown(times: readonly ModuleTime[]): string {
  return times
    .slice(0, SHOWN)
    .map(({ module, selfMs, share }) => `${(share * 100).toFixed(1).padStart(5)} %  ${selfMs.toFixed(0).padStart(7)} ms  ${module}`)
    .join('\n');
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 64;
}
