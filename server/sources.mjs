import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything a build is made from. */
const SOURCES = ['server', 'kiosk', 'display', 'counter-client', 'hardware', 'vite.config.ts', 'package-lock.json'];

/** Names one state of the sources: screens of another build reload themselves. */
export function buildIdOf(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(root, source)).sort()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The build lying in dist, or null. It is written last, so an interrupted build does not count. */
export function builtIn(root) {
  const file = join(root, 'dist/build.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).build : null;
}

function filesIn(root, path) {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => filesIn(root, join(path, entry.name)));
}
