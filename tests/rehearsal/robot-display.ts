import { randomUUID } from 'node:crypto';
import type { CounterDisplayCommand, CounterDisplayView } from '../../server/contract/counter-display.ts';
import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import { Robot } from './robot.ts';

export type RobotWall = Robot<WallView, WallCommand>;
export type RobotCounterDisplay = Robot<CounterDisplayView, CounterDisplayCommand>;

/** Displays only look; a robot before one sees what the hall sees. */
export function connectWall(url: string, token: string): Promise<RobotWall> {
  return Robot.connect({ url, audience: 'wall', token, tab: randomUUID() });
}

export function connectCounterDisplay(url: string, token: string): Promise<RobotCounterDisplay> {
  return Robot.connect({ url, audience: 'counter-display', token, tab: randomUUID() });
}
