import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { Chance } from '../chance.ts';
import type { RobotLobby } from '../robot-lobby.ts';
import type { Pace } from './pace.ts';
import type { Tally } from './tally.ts';

/** A person at the lobby page has this long to answer before the robot does. */
const ANSWERS_AFTER_MS = 10_000;
const WALKS_MS = 6_000;
const HAS_NO_TIME_SHARE = 0.3;

/** The lobby goes to the guest who was referred, waits for the counter to finish, and brings the guest to a manager or says good-bye. */
export async function guideGuests(lobby: RobotLobby, chance: Chance, pace: Pace, tally: Tally): Promise<void> {
  const { view, serverTime } = lobby.robot.message;
  for (const referral of view.referrals) {
    const isMine = referral.holder?.staffId === view.staffId;
    const isOld = (since: number | null, ms: number): boolean => since !== null && serverTime - since > ms * pace.scale;
    const { referralId, state } = referral;
    if ((state === 'raised' || state === 'seen') && isOld(referral.alertFrom, ANSWERS_AFTER_MS)) {
      tally.reply('went to a guest', await lobby.ask({ type: 'acknowledge-referral', referralId }));
    } else if (state === 'acknowledged' && isMine && isOld(referral.acknowledgedAt, WALKS_MS)) {
      tally.reply('came to a guest', await lobby.ask({ type: 'attend-referral', referralId }));
    } else if ((state === 'attended' || state === 'recheck') && isMine && referral.servedAtLabel === null) {
      await bring(lobby, referral, chance, tally);
    }
  }
}

async function bring(lobby: RobotLobby, { referralId }: ReferralRow, chance: Chance, tally: Tally): Promise<void> {
  const { managers, seats } = lobby.robot.view;
  const free = managers.find(({ state }) => state === 'free');
  if (chance.chance(HAS_NO_TIME_SHARE)) {
    tally.reply('had no time', await lobby.ask({ type: 'conclude-referral', referralId, outcome: 'declined' }));
  } else if (free !== undefined) {
    tally.reply('introduced', await lobby.ask({ type: 'introduce-guest', referralId, managerId: free.managerId }));
  } else {
    const look = { seatId: seats[0]?.id ?? null, lookIds: [] };
    tally.reply('seated', await lobby.ask({ type: 'seat-guest', referralId, managerId: null, look }));
  }
}
