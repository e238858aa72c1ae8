import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { BusinessClock, type TimeSources } from './business-clock.ts';
import { LONGEST_ABSENCE_MS } from './clock.ts';
import { localStamp } from '../views/local-stamp.ts';

/** How far the clock may lie before the last event, or before the build: time servers have corrected clocks by minutes. */
export const START_BEHIND_MOST_MS = 10 * 60_000;
/** A long weekend. After a longer absence nothing is deleted by this clock before it has run for a day, as after a jump that was followed. */
export const UNQUESTIONED_ABSENCE_MS = 4 * 24 * 60 * 60_000;
/** How long before or after the time that a person accepted a start may come. */
export const ACCEPTED_FOR_MS = 24 * 60 * 60_000;

/** The machine's clock cannot be right, as far as anybody can know from here. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
}

export interface StartFacts {
  readonly dataDir: string;
  readonly timeZone: string;
  /** Epoch ms; null: there is no event yet. */
  readonly lastEventAt: number | null;
  /** Epoch ms; null: this is no build. */
  readonly builtAt: number | null;
}

type Doubt = { readonly than: number } & Readonly<Record<'zh-CN' | 'en', string>>;

/**
 * The clock of this start. One start ten years ahead once erased every follow-up and prospect, and the branch stayed in that year:
 * a clock far from the last event is asked about first.
 * @throws ClockError with what was found and the command that answers
 */
export function clockAtStart(facts: StartFacts, sources: TimeSources, log: Logger): BusinessClock {
  const clock = new BusinessClock(sources, (condition) => log.warn({ condition }, 'the clock of this machine'));
  const wall = sources.wall();
  const doubt = doubtOf(wall, facts);
  if (doubt === null) {
    const absentMs = facts.lastEventAt === null ? 0 : wall - facts.lastEventAt;
    if (absentMs > UNQUESTIONED_ABSENCE_MS) clock.leaveUnconfirmed(absentMs);
    return clock;
  }
  if (!takeAcceptance(facts.dataDir, wall)) throw new ClockError(textOf(wall, doubt, facts.timeZone));
  log.warn({ wall, than: doubt.than, doubt: doubt.en }, 'started with a clock that a person accepted');
  clock.accept();
  return clock;
}

function doubtOf(wall: number, { lastEventAt, builtAt }: StartFacts): Doubt | null {
  if (lastEventAt !== null && wall < lastEventAt - START_BEHIND_MOST_MS)
    return { than: lastEventAt, 'zh-CN': '早于最后一条记录', en: 'earlier than the last event' };
  if (builtAt !== null && wall < builtAt - START_BEHIND_MOST_MS)
    return { than: builtAt, 'zh-CN': '早于本程序的构建时间', en: 'earlier than the build of this program' };
  if (lastEventAt !== null && wall > lastEventAt + LONGEST_ABSENCE_MS)
    return { than: lastEventAt, 'zh-CN': '比最后一条记录晚太多', en: 'long after the last event' };
  return null;
}

function textOf(wall: number, doubt: Doubt, timeZone: string): string {
  const [shown, than] = [wall, doubt.than].map((at) => localStamp(at, timeZone));
  return `The clock of this machine shows ${shown}. That is ${doubt.en} (${than}), so nothing was started and nothing deleted.
If the clock is wrong, set it: timedatectl set-ntp true. If it is right, say so once: npm run clock -- accept
本机时钟显示 ${shown}，${doubt['zh-CN']}（${than}），因此未启动，也未删除任何数据。
若时钟有误，请校准：timedatectl set-ntp true。若时钟无误，请确认一次：npm run clock -- accept`;
}

const acceptance = z.strictObject({ wall: z.number() });

/** Whether a person accepted about this time. Such an answer counts once. */
function takeAcceptance(dataDir: string, wall: number): boolean {
  const file = join(dataDir, 'clock-accepted.json');
  if (!existsSync(file)) return false;
  const read = acceptance.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success || Math.abs(read.data.wall - wall) > ACCEPTED_FOR_MS) return false;
  rmSync(file);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
