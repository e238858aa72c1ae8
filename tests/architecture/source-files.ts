import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const CODE = /^(server|kiosk|display|counter-client|hardware|tests)\/.*\.(ts|tsx)$/;
export const PRODUCT_CODE = /^(server|kiosk|display|counter-client|hardware)\/.*\.(ts|tsx)$/;

const texts = new Map<string, string>();
let listed: readonly string[] | null = null;

/** Files that git tracks or would track; paths from the top, with slashes. */
export function repositoryFiles(pattern: RegExp): readonly string[] {
  listed ??= execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(ROOT + path));
  return listed.filter((path) => pattern.test(path));
}

/** Read once. */
export function textOf(path: string): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(ROOT + path, 'utf8');
  texts.set(path, text);
  return text;
}
