import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killLoop } from './loop.ts';

/*
 * The long run: KILLS=10000 node --import tsx tests/desk/kill-loop/main.ts
 * Each hundred kills begin on a new branch, so that its numbers do not run out.
 */
const KILLS_A_BRANCH = 100;
const kills = Number(process.env['KILLS'] ?? 1_000);

for (let done = 0; done < kills; done += KILLS_A_BRANCH) {
  const dataDir = mkdtempSync(join(tmpdir(), 'branch-kills-'));
  const found = await killLoop(dataDir, 'none', Math.min(KILLS_A_BRANCH, kills - done));
  console.log(JSON.stringify(found));
  if (found.lost + found.doubled + found.contradicted > 0) throw new Error(`look at ${dataDir}`);
  rmSync(dataDir, { recursive: true });
}
