import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { builtScreens } from '../built.ts';

const JS_MAX_BYTES = 60 * 1024;
const BANNED = /VIP|贵宾|尊贵|优质|金卡|白金|紫金|platinum|purple-gold/i;

let folder: string;
let html: string;
beforeAll(async () => {
  folder = await builtScreens();
  html = readFileSync(join(folder, 'display/index.html'), 'utf8');
});

/** Names of the scripts a display may load: those the page names, and whatever they import, at once or later. */
function scripts(): string[] {
  const names = new Set<string>();
  const visit = (source: string): void => {
    for (const [, name] of source.matchAll(/["'`](?:\/assets\/|\.\/|assets\/)([\w.-]+\.js)["'`]/g)) {
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      visit(readFileSync(join(folder, 'assets', name), 'utf8'));
    }
  };
  visit(html);
  return [...names];
}

const bannedIn = (text: string): string | null => BANNED.exec(text)?.[0] ?? null;

test('a display loads at most 60 KB of script, gzipped, both its halves together', () => {
  const names = scripts();
  expect(names.length).toBeGreaterThan(2);
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, 'assets', name))).length, 0);
  expect(bytes).toBeLessThan(JS_MAX_BYTES);
});

test('no word of rank is in anything a display loads', () => {
  const sources = [html, ...scripts().map((name) => readFileSync(join(folder, 'assets', name), 'utf8'))];
  const manifests = readdirSync(join(folder, 'assets')).filter((name) => name.startsWith('manifest-') && name.endsWith('.json'));
  expect(manifests).toHaveLength(1);
  for (const name of manifests) sources.push(readFileSync(join(folder, 'assets', name), 'utf8'));
  expect(sources.map(bannedIn).filter((word) => word !== null)).toEqual([]);
});

test('the search for such words finds one that is there', () => {
  expect(bannedIn('{"proceed":"请贵宾到以下窗口办理"}')).toBe('贵宾');
  expect(bannedIn('const tier="Platinum"')).toBe('Platinum');
});

test('the voice stays out of the counter display', () => {
  const entry = scripts().map((name) => readFileSync(join(folder, 'assets', name), 'utf8'));
  const withVoice = entry.filter((source) => source.includes('zh-hao-chuangkou'));
  expect(withVoice).toHaveLength(1);
  expect(withVoice[0]).not.toContain('counter-display');
});
