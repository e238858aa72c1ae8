import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Plant } from '../discretion/planted/plant.ts';
import { planting } from '../discretion/planted/plant-plugin.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where a planted product may lie: it must find its packages. */
export function plantedFolder(name: string): string {
  return join(ROOT, 'node_modules', '.cache', `planted-${name}-${process.pid}`);
}

/** The product's server with a planted change, bundled: the program. */
export async function plantedBundle(plant: Plant): Promise<string> {
  const outDir = plantedFolder(plant.name);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { ssr: join(ROOT, 'server/main.ts'), outDir, emptyOutDir: true, target: 'node20' },
    plugins: [planting([plant])],
  });
  return join(outDir, 'main.js');
}
