import { readFileSync } from 'node:fs';

/** "0.3.0". The package's own file lies two folders above, of the sources and of the bundle alike. */
export function ownRelease(): string {
  return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version;
}

export function isNewer(release: string, own: string): boolean {
  const [theirs, ours] = [release, own].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (theirs?.[index] ?? 0) - (ours?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
