import { Chromium } from '../chromium.ts';
import { Stage } from '../stage.ts';
import { announcementShift } from './shift.ts';

/*
 * The long run: ANNOUNCEMENTS=10000 node --import tsx tests/browser/announcements/main.ts
 * Some sixteen hours of a hall's calls; a few minutes.
 */
const HEAP_GROWTH_MAX_BYTES = 10 * 1024 * 1024;
const announcements = Number(process.env['ANNOUNCEMENTS'] ?? 10_000);

const chromium = await Chromium.launch();
const stage = await Stage.open();
const startedAt = performance.now();
try {
  const found = await announcementShift(chromium, stage, announcements, 'none');
  console.log(
    JSON.stringify({ ...found, faults: found.faults.slice(0, 20), seconds: Math.round((performance.now() - startedAt) / 1_000) }),
  );
  if (found.faults.length > 0 || found.heapGrowthBytes > HEAP_GROWTH_MAX_BYTES) process.exitCode = 1;
} finally {
  await chromium.close();
  await stage.stop();
}
