import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Measured } from './measured.ts';
import { REPOSITORY } from './server-process.ts';

const LEVEL = 9;
const KB = 1_000;
/** A page that connects and shows what it is told, with the same library and nothing else. */
const LEAST_PAGE = `import { h, render } from 'preact';
const socket = new WebSocket('ws://' + location.host);
socket.onmessage = ({ data }) => render(h('pre', null, data), document.body);
`;

/** All JavaScript a page can load to show its screen, what it fetches only when it knows which display it is included. */
export async function measureBundles(): Promise<readonly Measured[]> {
  const webDir = join(REPOSITORY, 'dist/web');
  const floor = `${(await leastPageKb()).toFixed(1)} kB, Preact and a WebSocket`;
  const measured = (key: string, page: string): Measured => {
    const value = firstLoadKb(webDir, `${page}/index.html`);
    return { key, what: `${page}: all JavaScript it loads, gzip, kB`, value, floor, target: { most: 60 } };
  };
  return [measured('kioskJsGzipKb', 'kiosk'), measured('displayJsGzipKb', 'display')];
}

export function firstLoadKb(webDir: string, page: string): number {
  const html = readFileSync(join(webDir, page), 'utf8');
  const found = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  if (found.length === 0) throw new Error(`${page} loads no script`);
  const files = new Set<string>();
  for (const path of found) collect(webDir, path, files);
  return [...files].reduce((sum, path) => sum + gzipSync(readFileSync(join(webDir, path)), { level: LEVEL }).length, 0) / KB;
}

function collect(webDir: string, path: string, files: Set<string>): void {
  if (files.has(path)) return;
  files.add(path);
  const text = readFileSync(join(webDir, path), 'utf8');
  for (const [, imported] of text.matchAll(/\b(?:import|from)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
    collect(webDir, posix.join(dirname(path), imported ?? ''), files);
  }
}

async function leastPageKb(): Promise<number> {
  const directory = mkdtempSync(join(REPOSITORY, 'node_modules', '.bench-'));
  const outDir = mkdtempSync(join(tmpdir(), 'branch-queue-bench-page-'));
  try {
    const entry = join(directory, 'page.js');
    writeFileSync(entry, LEAST_PAGE);
    await build({
      configFile: false,
      root: REPOSITORY,
      logLevel: 'error',
      publicDir: false,
      build: { outDir, emptyOutDir: true, lib: { entry, formats: ['es'], fileName: 'page' }, minify: true, target: 'chrome109' },
    });
    return gzipSync(readFileSync(join(outDir, 'page.js')), { level: LEVEL }).length / KB;
  } finally {
    rmSync(directory, { recursive: true, force: true });
    rmSync(outDir, { recursive: true, force: true });
  }
}
