import type { WallView } from '../../../server/contract/wall.ts';
import type { Chromium, Page } from '../chromium.ts';
import { WALL, wallCall } from '../display/views.ts';
import { pass, withClock } from '../page-clock.ts';
import { heldBy } from '../page-memory.ts';
import { STAGE_TIME } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { PATIENCE_MS } from '../awaiting.ts';
import { withEars } from './heard-audio.ts';
import type { HeardClip, Plant } from './heard-audio.ts';
import { faultsOf, sentenceOf, wordsOfPack } from './judge.ts';

/** 04:00 in the branch: a display starts afresh at three in the morning, and sixteen hours of calls come before the next. */
const START = STAGE_TIME - (6 * 60 + 24) * 60_000;
/** How often each call is said. */
const ROUNDS = 2;
/** Calls that come at once; the rest of the view were answered. */
const TOGETHER = 5;
const STEP_MS = 4_000;
const STEPS_MAX = 60;
/** After this many steps without a clip, no more clips come. */
const QUIET_STEPS = 2;
/** Announcements before the heap is looked at first: caches fill. */
const WARM_UP = 40;

export interface ShiftFindings {
  readonly announcements: number;
  readonly faults: readonly string[];
  readonly heapGrowthBytes: number;
}

/** One display that speaks `announcements` announcements, hours of them, on a clock that the test moves. */
export async function announcementShift(chromium: Chromium, stage: Stage, announcements: number, plant: Plant): Promise<ShiftFindings> {
  stage.time = START;
  stage.show('wall', { ...WALL, announcementRounds: ROUNDS, readOneAsYao: false });
  const before = async (page: Page): Promise<void> => {
    await withClock(page);
    await withEars(page, plant);
  };
  const screen = await chromium.open(stage.url('/display/wall/wall-1'), {
    size: { width: 1366, height: 768 },
    locale: 'zh-CN',
    touch: false,
    before,
  });
  await screen.page.waitForFunction(() => window.branchQueueDisplay?.sound === 'on', null, { timeout: PATIENCE_MS });
  const words = wordsOfPack();
  const faults: string[] = [];
  let atStart = 0;
  let calls: WallView['calls'] = [];
  let spoken = 0;
  for (let batch = 0; spoken < announcements; batch += 1) {
    const fresh = freshCalls(batch, stage.time);
    calls = [...[...fresh].reverse(), ...calls.map((call) => ({ ...call, calling: false }))].slice(0, 8);
    stage.change('wall', { calls });
    const sentences = fresh.flatMap((call) => new Array<string>(ROUNDS).fill(sentenceOf(call)));
    faults.push(...faultsOf(await hear(screen.page, stage, clipCount(sentences)), sentences, words));
    spoken += sentences.length;
    if (atStart === 0 && spoken >= WARM_UP) atStart = (await heldBy(screen)).heapBytes;
  }
  const heapGrowthBytes = (await heldBy(screen)).heapBytes - atStart;
  faults.push(...screen.problems());
  await screen.close();
  return { announcements: spoken, faults, heapGrowthBytes };
}

/** Calls of one moment, oldest first: some in English, counters from 1 to 99. */
function freshCalls(batch: number, time: number): WallView['calls'] {
  return Array.from({ length: TOGETHER }, (_, index) => {
    const n = batch * TOGETHER + index;
    const number = `${'ABCDEFGH'[n % 8] ?? 'A'}${String((n * 7) % 1_000).padStart(3, '0')}`;
    const at = time - TOGETHER + index;
    const language = n % 5 === 3 ? 'en' : 'zh-CN';
    return wallCall(number, String((n % 99) + 1), 0, { callId: `call-${n}`, at, lastAnnouncedAt: at, language });
  });
}

/** "please go to counter" is one clip; every other word is one of its own. */
function clipCount(sentences: readonly string[]): number {
  return sentences.join(' ').replaceAll('please go to counter', 'please-go-to-counter').split(' ').length;
}

/** Moves the page's clock on until this many clips have been played and no more come. */
async function hear(page: Page, stage: Stage, expectedClips: number): Promise<HeardClip[]> {
  const heard: HeardClip[] = [];
  for (let step = 0, quietSteps = 0; step < STEPS_MAX && quietSteps < QUIET_STEPS; step += 1) {
    await pass(page, stage, STEP_MS);
    const news = await page.evaluate(() => window.heardClips?.splice(0) ?? []);
    heard.push(...news);
    quietSteps = heard.length >= expectedClips && news.length === 0 ? quietSteps + 1 : 0;
  }
  return heard;
}
