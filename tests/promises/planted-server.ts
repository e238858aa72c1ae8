import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { plantedBundle, plantedFolder } from './planted-bundle.ts';
import { type PlantName, PLANTS } from './plants.ts';

/** The product's server with a planted fault: what Node is given to run it. It lies as long as this test. */
export async function plantedServer(name: PlantName): Promise<readonly string[]> {
  onTestFinished(() => rmSync(plantedFolder(name), { recursive: true, force: true }));
  return [await plantedBundle({ name, edits: PLANTS[name] })];
}
