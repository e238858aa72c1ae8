import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STRICT_HEAD_START_MS } from '../../server/simulation/call-rule.ts';
import { readArguments } from '../../server/simulation/arguments.ts';

const ROOT = join(import.meta.dirname, '../..');

function simulate(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'server/simulate.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
}

describe('npm run simulate', () => {
  it('runs a trace from file to file, and says what is wrong with another', () => {
    const directory = mkdtempSync(join(tmpdir(), 'simulate-'));
    try {
      const [trace, out] = [join(directory, 'in.csv'), join(directory, 'out.csv')];
      writeFileSync(trace, 'n,issue_ms,class,service_ms\n1,0,ordinary,100\n2,10,ordinary,50\n3,20,premium,50\n');
      const run = simulate('--trace', trace, '--rule', 'hs', '--head-start-min', '15', '--cap', '3', '--counters', '1', '--out', out);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(out, 'utf8')).toBe('n,start_ms,counter,overtaken\n1,0,1,0\n2,150,1,1\n3,100,1,0\n');
      writeFileSync(trace, 'n,issue_ms,class,service_ms\n1,0,ordinary,-100\n');
      const wrong = simulate('--trace', trace, '--rule', 'fifo', '--counters', '1');
      expect(wrong).toMatchObject({ status: 1, stdout: '' });
      expect(wrong.stderr).toBe('Line 2: service_ms is "-100"; allowed: a whole number from 0 to 1000000000.\n');
      expect(simulate('--trace', join(directory, 'none.csv'), '--rule', 'fifo', '--counters', '1').stderr).toMatch(/none\.csv: ENOENT/);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('reads what was asked', () => {
    const trace = (...args: readonly string[]) => readArguments(['--trace', 'a.csv', '--counters', '3', ...args]);
    expect(trace('--rule', 'fifo', '--head-start-min', '15', '--cap', '3')).toMatchObject({ rule: { headStartMs: 0, overtakeCap: null } });
    expect(trace('--rule', 'strict')).toMatchObject({ rule: { headStartMs: STRICT_HEAD_START_MS, overtakeCap: null } });
    expect(trace('--rule', 'hs', '--head-start-min', '0', '--cap', '0')).toMatchObject({ rule: { headStartMs: 0, overtakeCap: 0 } });
    expect(trace('--rule', 'hs', '--head-start-min', '7.5', '--cap', 'none')).toMatchObject({
      rule: { headStartMs: 450_000, overtakeCap: null },
    });
    expect(trace('--rule', 'hs', '--head-start-min', '100000', '--cap', '2')).toMatchObject({ rule: { headStartMs: 6_000_000_000 } });
    expect(readArguments(['--mmc', '--counters', '3', '--arrival-rate', '0.5', '--mean-service', '5'])).toMatchObject({
      pool: { rho: 2.5 / 3, meanServiceMin: 5 },
    });
    expect(readArguments(['--mmc', '--seeds', '5,6,7,8,9,10,11,12,13,14'])).toMatchObject({ seeds: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14] });
  });

  it.each([
    [[], 'One of --trace, --mmc, --branch, --observer and --soak'],
    [['--mmc', '--soak'], 'One of --trace, --mmc, --branch, --observer and --soak'],
    [['--soak', '--rho', '0.5'], '--rho means nothing to --soak'],
    [['--trace', 'a', '--rule', 'hs', '--counters', '1'], '--rule hs needs --head-start-min and --cap'],
    [['--trace', 'a', '--rule', 'lifo', '--counters', '1'], '--rule is "lifo"; allowed: fifo, strict or hs'],
    [['--trace', 'a', '--rule', 'fifo'], '--counters is needed: 1 to 60'],
    [['--trace', 'a', '--rule', 'fifo', '--counters', '61'], '--counters is "61"; allowed: a whole number from 1 to 60'],
    [['--trace', 'a', '--rule', 'hs', '--head-start-min', '-1', '--cap', '3', '--counters', '1'], 'head-start-min'],
    [['--trace', 'a', '--rule', 'hs', '--head-start-min', '1', '--cap', '-3', '--counters', '1'], 'cap'],
    [['--trace', 'a', '--rule', 'hs', '--head-start-min', '0.00001', '--cap', '3', '--counters', '1'], 'whole milliseconds'],
    [['--mmc', '--counters', '3'], '--mmc needs one of --rho and --arrival-rate'],
    [['--mmc', '--counters', '3', '--rho', '1'], 'a load of 0.01 to 0.98'],
    [['--mmc', '--seeds', '3'], '--seeds is "3"; allowed: how many, 10 to 500'],
    [['--mmc', '--tickets', '1000000'], '--tickets'],
    [['--branch', 'b.json', '--days', '0'], '--days is "0"; allowed: a whole number from 1 to 1000'],
    [['--branch', 'b.json', '--load', '3'], '--load is "3"'],
    [['--branch', 'b.json', '--caps', '3,some'], '--caps is "some"'],
    [['--soak', '--surprise'], 'surprise'],
  ])('%j is refused', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
