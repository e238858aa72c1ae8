import type { CounterDisplayView } from '../../../server/contract/counter-display.ts';
import type { WallView } from '../../../server/contract/wall.ts';
import { STAGE_TIME } from '../stage.ts';
import { POSTED_PARTS } from '../posted.ts';

type WallCall = WallView['calls'][number];

/** A call `agoSeconds` before the stage's own time. */
export function wallCall(number: string, counterLabel: string, agoSeconds: number, changes: Partial<WallCall>): WallCall {
  const at = STAGE_TIME - agoSeconds * 1_000;
  const callId = `call-${number}-${counterLabel}`;
  return { callId, number, counterLabel, language: 'zh-CN', at, round: 1, lastAnnouncedAt: at, calling: true, ...changes };
}

/** Calls that were answered a while ago, newest first. */
export const EARLIER: readonly WallCall[] = [
  wallCall('B017', '5', 95, { calling: false }),
  wallCall('A038', '2', 130, { calling: false }),
  wallCall('C006', '4', 210, { calling: false }),
  wallCall('A037', '3', 260, { calling: false }),
  wallCall('B015', '1', 340, { calling: false }),
  wallCall('A034', '2', 400, { calling: false }),
];

export const WALL: WallView = {
  wallId: 'wall-1',
  branchName: { 'zh-CN': '城东支行理财中心', en: 'East City Branch Wealth Centre' },
  timeZone: 'Asia/Shanghai',
  state: 'open',
  hours: '09:00–17:00',
  closedBecause: null,
  viewing: { distanceM: 5, diagonalInches: 55 },
  announces: true,
  announcementRounds: 1,
  sound: 'on',
  readOneAsYao: false,
  level: 100,
  levelSpans: [],
  packName: null,
  calls: [],
  postedParts: [...POSTED_PARTS],
};

export const COUNTER: CounterDisplayView = {
  counterId: 'counter-3',
  label: '3',
  branchName: WALL.branchName,
  state: 'idle',
  number: null,
  elsewhere: [],
};
