import type { Chance } from '../chance.ts';
import type { RobotLobby } from '../robot-lobby.ts';
import { guideGuests } from './guide-guests.ts';
import { type Pace, pause } from './pace.ts';
import type { Tally } from './tally.ts';

/** A person at the lobby page has this long to answer before the robot does. */
const ANSWERS_AFTER_MS = 12_000;
const RESOLVES_AFTER_MS = 15_000;
const LOOKS_EVERY_MS = 2_000;

/** The lobby manager comes on duty, and goes to whoever pressed a help button. */
export async function lobbyShift(lobby: RobotLobby, chance: Chance, pace: Pace, tally: Tally): Promise<void> {
  let openedAt: number | null = null;
  while (await pause(pace, LOOKS_EVERY_MS)) {
    const now = lobby.robot.message.serverTime;
    openedAt = await keepPost(lobby, openedAt, tally);
    await guideGuests(lobby, chance, pace, tally);
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

/**
 * Comes on duty once a day, and stands in when asked; whoever left the post at the page by hand stays away.
 * @param since opening of the day on which this robot came on duty last, and what becomes of it
 */
async function keepPost(lobby: RobotLobby, since: number | null, tally: Tally): Promise<number | null> {
  const { duty, day, staffId } = lobby.robot.view;
  if (duty === null || day === null) return since;
  const me = duty.people.find((one) => one.staffId === staffId);
  if (day.openedAt !== since && me?.since === null) tally.reply('came on duty', await lobby.ask({ type: 'start-duty' }));
  const asking = duty.people.find(({ asked }) => asked?.staffId === staffId);
  if (asking !== undefined) await lobby.ask({ type: 'answer-stand-in', staffId: asking.staffId, accepts: true });
  return day.openedAt;
}
