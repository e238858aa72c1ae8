import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { firstLoadKb } from './bundles.ts';
import { distinctShare } from './first-press.ts';
import { isMet, type Measured } from './measured.ts';
import { table } from './rows.ts';
import { median, percentile } from './samples.ts';
import { Arrivals } from './to-displays.ts';

const measured = (value: number, target: Measured['target']): Measured => ({ key: 'aKey', what: 'a thing', value, floor: '1 ms', target });

describe('the bench can fail', () => {
  test('a value beyond its target is said to be, on either side', () => {
    expect(isMet(measured(1.51, { most: 1.5 }))).toBe(false);
    expect(isMet(measured(1.5, { most: 1.5 }))).toBe(true);
    expect(isMet(measured(0.59, { least: 0.6 }))).toBe(false);
    expect(isMet(measured(7, null))).toBeNull();
    expect(table([measured(1.51, { most: 1.5 })])).toMatch(/aKey +1\.51 +≤ 1\.5 +NOT MET +1 ms/);
  });

  test('two counters with one ticket, or a counter with none, spoil a round', () => {
    const good = ['a', 'b', 'c'];
    expect(distinctShare([good, good], 3)).toBe(1);
    expect(distinctShare([good, ['a', 'b', 'b']], 3)).toBe(0.5);
    expect(distinctShare([good, ['a', 'b', null]], 3)).toBe(0.5);
    expect(distinctShare([], 3)).toBe(0);
  });

  test('a call that one display never showed is an error, not a short delay', () => {
    const arrivals = new Arrivals(2);
    const [one, other] = [arrivals.watcher(), arrivals.watcher()];
    const pressed = [{ number: 'A1', at: performance.now() }];
    one(['A1']);
    one(['A1']);
    expect(() => arrivals.delaysMs(pressed)).toThrow('A1 reached 1 of 2 displays');
    other(['A2', 'A1']);
    expect(arrivals.delaysMs(pressed)[0]).toBeGreaterThanOrEqual(0);
  });

  test('percentiles go by nearest rank', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
    expect(percentile([], 0.5)).toBe(0);
  });

  test('a page weighs what it can load, once, lazily loaded parts included', () => {
    const webDir = mkdtempSync(join(tmpdir(), 'branch-queue-page-'));
    try {
      mkdirSync(join(webDir, 'assets'));
      const texts = {
        'a.js': 'import{x}from"./b.js";const c=()=>import("./c.js");',
        'b.js': 'import"./c.js";',
        'c.js': 'export{}',
        'stray.js': '1',
      };
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(webDir, 'assets', name), text);
      writeFileSync(
        join(webDir, 'index.html'),
        '<script type="module" crossorigin src="/assets/a.js"></script><link rel="modulepreload" href="/assets/b.js">',
      );
      const sizes = [texts['a.js'], texts['b.js'], texts['c.js']].map((text) => gzipSync(text, { level: 9 }).length);
      expect(firstLoadKb(webDir, 'index.html')).toBeCloseTo(sizes.reduce((sum, size) => sum + size, 0) / 1_000, 6);
    } finally {
      rmSync(webDir, { recursive: true });
    }
  });
});
