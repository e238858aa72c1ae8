import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { planting } from '../discretion/planted/plant-plugin.ts';
import { type PlantName, PLANTS } from './plants.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The product's server with a planted fault: what Node is given to run it. It lies where it finds its packages, as long as this test. */
export async function plantedServer(name: PlantName): Promise<readonly string[]> {
  const outDir = join(ROOT, 'node_modules', '.cache', `planted-${name}-${process.pid}`);
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { ssr: join(ROOT, 'server/main.ts'), outDir, emptyOutDir: true, target: 'node20' },
    plugins: [planting([{ name, edits: PLANTS[name] }])],
  });
  return [join(outDir, 'main.js')];
}
