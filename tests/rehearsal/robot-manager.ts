import { randomUUID } from 'node:crypto';
import type { ManagerCommand, ManagerView } from '../../server/contract/manager.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { Chance } from './chance.ts';
import { Robot } from './robot.ts';

/** A relationship manager's hand. */
export class RobotManager {
  readonly robot: Robot<ManagerView, ManagerCommand>;
  private readonly chance: Chance;

  private constructor(robot: Robot<ManagerView, ManagerCommand>, chance: Chance) {
    this.robot = robot;
    this.chance = chance;
  }

  static async connect(url: string, token: string, chance: Chance): Promise<RobotManager> {
    return new RobotManager(await Robot.connect({ url, audience: 'manager', token, tab: randomUUID() }), chance);
  }

  ask(command: ManagerCommand): Promise<Reply> {
    return this.robot.request(this.chance.uuid(), command);
  }
}
