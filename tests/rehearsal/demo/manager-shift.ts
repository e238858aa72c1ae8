import type { ManagerCommand, ManagerView } from '../../../server/contract/manager.ts';
import type { Chance } from '../chance.ts';
import type { RobotManager } from '../robot-manager.ts';
import { type Pace, pause } from './pace.ts';
import type { Tally } from './tally.ts';

const LOOKS_EVERY_MS = 2_500;
const GREETS_AFTER_MS = 8_000;
const MEETING_MEAN_MS = 60_000;
/** Guests who turn out to be like everybody else, and go back to their place. */
const ORDINARY_SHARE = 0.15;

/** The reply comes first, the view that shows its effect right after. */
const LOOKS_AGAIN_MS = 1_000;

/** A manager is there, meets who waits, says what the guest turned out to be, and ends the meeting. */
export async function managerShift(manager: RobotManager, chance: Chance, pace: Pace, tally: Tally): Promise<void> {
  const { robot } = manager;
  while (await pause(pace, LOOKS_EVERY_MS)) {
    const deed = nextDeed(robot.message, chance, pace);
    if (deed === null) continue;
    const { revision } = robot.message;
    tally.reply(deed.words, await manager.ask(deed.command));
    await robot.waitForNewer(revision, LOOKS_AGAIN_MS);
  }
}

interface Deed {
  readonly words: string;
  readonly command: ManagerCommand;
}

function nextDeed({ view, serverTime }: RobotManager['robot']['message'], chance: Chance, pace: Pace): Deed | null {
  const desk = view.desks.find(({ isMe }) => isMe);
  if (desk === undefined || view.dayState === 'closed') return null;
  const { managerId, meeting, guests, state } = desk;
  if (meeting !== null) {
    const isLong = serverTime - meeting.since > MEETING_MEAN_MS * pace.scale * (0.5 + chance.uniform());
    return isLong ? endOf(managerId, meeting, chance) : null;
  }
  const [guest] = guests;
  if (guest !== undefined && serverTime - (guest.waitingSince ?? serverTime) > GREETS_AFTER_MS * pace.scale) {
    const { referralId } = guest;
    return { words: 'met a guest', command: { type: 'greet-guest', managerId, guest: { kind: 'referral', referralId }, ending: null } };
  }
  if (state !== 'off') return null;
  return { words: 'manager came in', command: { type: 'set-manager-state', managerId, state: 'free', backAt: null } };
}

function endOf(managerId: string, { guest, referral }: NonNullable<ManagerView['desks'][number]['meeting']>, chance: Chance): Deed {
  if (guest.kind === 'visitor' || referral?.triage !== null) {
    return { words: 'ended a meeting', command: { type: 'end-meeting', managerId, guest } };
  }
  const segment = chance.chance(ORDINARY_SHARE) ? 'ordinary' : 'potential';
  return { words: 'judged a guest', command: { type: 'triage-guest', managerId, referralId: guest.referralId, segment, touchstone: null } };
}
