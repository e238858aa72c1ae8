import type { Chance } from '../chance.ts';
import type { RobotLobby } from '../robot-lobby.ts';
import { type Pace, pause } from './pace.ts';
import type { Tally } from './tally.ts';

/** A visitor at the lobby page has so long to answer first. */
const ANSWERS_AFTER_MS = 12_000;
const RESOLVES_AFTER_MS = 15_000;
const LOOKS_EVERY_MS = 2_000;

/** The lobby manager goes to whoever pressed a help button. */
export async function lobbyShift(lobby: RobotLobby, chance: Chance, pace: Pace, tally: Tally): Promise<void> {
  while (await pause(pace, LOOKS_EVERY_MS)) {
    const now = lobby.robot.message.serverTime;
    for (const { helpId, state, raisedAt } of lobby.robot.view.help) {
      const age = now - raisedAt;
      if (state === 'acknowledged' && age > (ANSWERS_AFTER_MS + RESOLVES_AFTER_MS) * pace.scale) {
        tally.reply('helped', await lobby.ask({ type: 'resolve-help', helpId }));
      } else if (state !== 'acknowledged' && age > ANSWERS_AFTER_MS * pace.scale * (0.5 + chance.uniform())) {
        tally.reply('went to help', await lobby.ask({ type: 'acknowledge-help', helpId }));
      }
    }
  }
}
