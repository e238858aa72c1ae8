import { randomUUID } from 'node:crypto';
import type { LobbyCommand, LobbyView } from '../../server/contract/lobby.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { Chance } from './chance.ts';
import { Robot } from './robot.ts';

/** A lobby manager's hand. */
export class RobotLobby {
  readonly robot: Robot<LobbyView, LobbyCommand>;
  private readonly chance: Chance;

  private constructor(robot: Robot<LobbyView, LobbyCommand>, chance: Chance) {
    this.robot = robot;
    this.chance = chance;
  }

  static async connect(url: string, token: string, chance: Chance): Promise<RobotLobby> {
    return new RobotLobby(await Robot.connect({ url, audience: 'lobby', token, tab: randomUUID() }), chance);
  }

  ask(command: LobbyCommand): Promise<Reply> {
    return this.robot.request(this.chance.uuid(), command);
  }
}
