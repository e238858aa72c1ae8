import { existsSync, readFileSync } from 'node:fs';

/** "0.3.0": in the package's own file, the nearest one above the sources and the bundle alike. */
export function ownRelease(): string {
  let file = new URL('package.json', import.meta.url);
  while (!existsSync(file)) {
    const above = new URL('../package.json', file);
    if (above.href === file.href) throw new Error('there is no package.json above this program');
    file = above;
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** Which build the bundle is; of the sources, "development". */
export function ownBuild(): string {
  const file = new URL('../build.json', import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly build: string }).build : 'development';
}

export function isNewer(release: string, own: string): boolean {
  const [theirs, ours] = [release, own].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (theirs?.[index] ?? 0) - (ours?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
