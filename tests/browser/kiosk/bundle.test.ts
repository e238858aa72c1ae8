import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtScreens } from '../built.ts';

/** Issue 2, "Numbers": first load of the kiosk, JavaScript, gzip. */
const FIRST_LOAD_MAX_KB = 60;
/** Words of rank: never in a public text or bundle. */
const BANNED = ['vip', '贵宾', '尊贵', '优质', '金卡', '白金', '紫金', 'premium', 'purple-gold', 'platinum'];

const bannedIn = (text: string): string[] => BANNED.filter((word) => text.toLowerCase().includes(word));

/** Every script the page loads before it runs. */
function scriptsOf(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => join(folder, path ?? ''));
}

describe('the built kiosk', () => {
  test(`loads at most ${FIRST_LOAD_MAX_KB} KB of JavaScript`, async () => {
    const folder = await builtScreens();
    const sizes = scriptsOf(folder, 'kiosk/index.html').map((file) => ({ file, gzip: gzipSync(readFileSync(file)).length }));
    expect(sizes.length).toBeGreaterThan(0);
    const totalKb = sizes.reduce((sum, { gzip }) => sum + gzip, 0) / 1024;
    const words = `${totalKb.toFixed(1)} KB gzip JavaScript in ${sizes.length} files (at most ${FIRST_LOAD_MAX_KB})`;
    process.stdout.write(`kiosk first load: ${words}\n`);
    expect(totalKb).toBeLessThanOrEqual(FIRST_LOAD_MAX_KB);
    expect(totalKb, 'an empty bundle proves nothing').toBeGreaterThan(10);
  });

  test('carries no word that tells who a customer is', async () => {
    const folder = await builtScreens();
    const files = [...scriptsOf(folder, 'kiosk/index.html'), join(folder, 'kiosk/index.html')];
    for (const file of files) expect(bannedIn(readFileSync(file, 'utf8')), file).toEqual([]);
    expect(bannedIn('欢迎贵宾 V I P vip')).toEqual(['vip', '贵宾']);
  });

  test('has no source maps, no inline scripts, and nothing of another origin', async () => {
    const folder = await builtScreens();
    expect(readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.map'))).toEqual([]);
    const html = readFileSync(join(folder, 'kiosk/index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
