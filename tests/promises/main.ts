import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportLine } from './record.ts';

/*
 * npm run promises [-- --long]: runs every harness that tries to break a promise, each with its negative control, and writes
 * tests/promises/REPORT.md. The short form is what `npm test` runs as well; the long one takes about an hour.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPORT = join(import.meta.dirname, 'REPORT.md');
const GIB = 1024 ** 3;

interface Harness {
  readonly file: string;
  readonly long: Readonly<Record<string, string>>;
}

const HARNESSES: readonly Harness[] = [
  { file: 'tests/promises/kill.test.ts', long: { KILLS: '300' } },
  { file: 'tests/promises/power-cut.test.ts', long: { CUTS: '100' } },
  { file: 'tests/promises/io-errors.test.ts', long: { IO_FAULTS: '200' } },
  { file: 'tests/promises/one-number.test.ts', long: { INTENTS: '12000' } },
  { file: 'tests/promises/clock.test.ts', long: { CLOCK_CASES: '5' } },
  { file: 'tests/desk/locked.test.ts', long: {} },
  { file: 'tests/store/flips.test.ts', long: { FLIPS: '300' } },
  { file: 'tests/safekeeping/full-disk.test.ts', long: {} },
];

interface Result {
  readonly file: string;
  readonly isGood: boolean;
  readonly seconds: number;
  readonly lines: readonly ReportLine[];
}

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } });
const built = spawnSync(process.execPath, ['server/build.mjs'], { cwd: ROOT, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'branch-promises-'));
const results: Result[] = [];
for (const harness of HARNESSES) {
  results.push(run(harness, values.long));
  writeFileSync(REPORT, reportOf(results, values.long));
}
rmSync(folder, { recursive: true });
console.log(`\n${readFileSync(REPORT, 'utf8')}`);
process.exit(results.every(({ isGood }) => isGood) ? 0 : 1);

function run({ file, long }: Harness, isLong: boolean): Result {
  const noted = join(folder, `${results.length}`);
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(isLong ? long : {}), PROMISES_REPORT: noted },
  });
  const lines = existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : [];
  return {
    file,
    isGood: status === 0,
    seconds: Math.round((performance.now() - startedAt) / 1_000),
    lines: lines.map((line) => JSON.parse(line) as ReportLine),
  };
}

function reportOf(done: readonly Result[], isLong: boolean): string {
  const form = isLong ? 'npm run promises -- --long' : 'npm run promises';
  return `# What the harnesses found

Written by \`${form}\`. ${new Date().toISOString().slice(0, 10)}, ${machine()}. No failure in n trials bounds the rate at about 3/n, no lower.
A control is the same loop with a planted fault, which must be found.

| what was done | in | trials | failures | control: trials | control: failures found | seconds | |
|---|---|---:|---:|---:|---:|---:|---|
${done.map(rowOf).join('\n')}
`;
}

function rowOf({ file, isGood, seconds, lines }: Result): string {
  const sum = (of: ReportLine['of'], what: 'trials' | 'failures'): string => {
    const own = lines.filter((line) => line.of === of);
    return own.length === 0 ? 'not run' : String(own.reduce((total, line) => total + line[what], 0));
  };
  const numbers = [sum('product', 'trials'), sum('product', 'failures'), sum('control', 'trials'), sum('control', 'failures')];
  return `| ${[lines[0]?.promise ?? 'nothing', `\`${file}\``, ...numbers, seconds, isGood ? 'good' : 'FAILED'].join(' | ')} |`;
}

/** Its kind, no name. */
function machine(): string {
  const [processor] = cpus();
  return `${cpus().length} × ${processor?.model.trim() ?? 'a processor'}, ${Math.round(totalmem() / GIB)} GiB, ${type()} ${release()}, Node ${process.version}`;
}
