import { setMaxListeners } from 'node:events';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { ScreenSubject } from '../../../server/net/subjects/subject.ts';
import type { Chance } from '../chance.ts';
import { RobotKiosk } from '../robot-kiosk.ts';
import { RobotLobby } from '../robot-lobby.ts';
import { RobotManager } from '../robot-manager.ts';
import { RobotTeller } from '../robot-teller.ts';
import { sendCustomers } from './customers.ts';
import { lobbyShift } from './lobby-shift.ts';
import { managerShift } from './manager-shift.ts';
import type { Pace } from './pace.ts';
import { connectRatingScreen, customersRate } from './raters.ts';
import { Tally } from './tally.ts';
import { SERVICE_MEAN_MS, TellerShift } from './teller-shift.ts';

/** Part of the robots' time that customers fill: queues come and go with the waves, and do not grow for ever. */
const LOAD = 0.8;
/** Beside the service itself: thinking, walking, waiting for those who do not come. */
const HANDLING_MS = 12_000;

/** The roles that robots play, and what is left for the person who tries the demo. */
export interface Roles {
  readonly kioskIds: readonly string[];
  readonly posts: readonly { readonly counterId: string; readonly staffId: string }[];
  readonly lobbyId: string | null;
  readonly managerIds: readonly string[];
  /** null where the branch has only one of them, which the robots then need. */
  readonly free: {
    readonly kioskId: string | null;
    readonly counterId: string | null;
    readonly staffId: string | null;
    readonly lobbyId: string | null;
  };
}

/** The last kiosk, the last counter, one teller, one lobby manager and one relationship manager stay free where there is more than one. */
export function castRoles({ kiosks, counters, staff, guidance }: BranchConfiguration): Roles {
  const tellers = staff.filter(({ roles }) => roles.length === 1 && roles[0] === 'teller');
  const lobby = staff.filter(({ roles }) => roles.includes('lobby'));
  const robots = <T>(all: readonly T[]): readonly T[] => (all.length > 1 ? all.slice(0, -1) : all);
  const spare = <T>(all: readonly T[]): T | null => (all.length > 1 ? (all.at(-1) ?? null) : null);
  const posts = robots(counters).flatMap(({ id }, index) => {
    const person = robots(tellers)[index];
    return person === undefined ? [] : [{ counterId: id, staffId: person.id }];
  });
  return {
    kioskIds: robots(kiosks).map(({ id }) => id),
    posts,
    lobbyId: robots(lobby)[0]?.id ?? null,
    managerIds: robots(guidance.managers).map(({ staffId }) => staffId),
    free: {
      kioskId: spare(kiosks)?.id ?? null,
      counterId: spare(counters)?.id ?? null,
      staffId: spare(tellers)?.id ?? null,
      lobbyId: spare(lobby)?.id ?? null,
    },
  };
}

/**
 * Sends customers and staff in, through real sockets, until the pace's signal; then everybody goes home. Resolves to what they did.
 * @throws Error when a token is refused or the branch does not answer
 */
export async function playDemo(
  url: string,
  tokenOf: (subject: ScreenSubject) => string,
  roles: Roles,
  chance: Chance,
  pace: Pace,
): Promise<Tally> {
  const tally = new Tally();
  /* Everybody in the hall waits on the one signal that ends the demo: as many listeners as people, and no leak. */
  setMaxListeners(0, pace.signal);
  const kiosks = await Promise.all(
    roles.kioskIds.map((kioskId) => RobotKiosk.connect(url, tokenOf({ audience: 'kiosk', kioskId }), chance)),
  );
  const tellers = await Promise.all(
    roles.posts.map(({ counterId, staffId }) => RobotTeller.connect(url, tokenOf({ audience: 'teller', staffId }), counterId, chance)),
  );
  const lobby =
    roles.lobbyId === null ? null : await RobotLobby.connect(url, tokenOf({ audience: 'lobby', staffId: roles.lobbyId }), chance);
  const managers = await Promise.all(
    roles.managerIds.map((staffId) => RobotManager.connect(url, tokenOf({ audience: 'manager', staffId }), chance)),
  );
  const raters = await Promise.all(
    roles.posts.map(({ counterId }) => connectRatingScreen(url, tokenOf({ audience: 'rating', counterId }))),
  );
  const meanGapMs = (SERVICE_MEAN_MS + HANDLING_MS) / Math.max(1, tellers.length) / LOAD;
  try {
    await Promise.all([
      sendCustomers(kiosks, meanGapMs, chance, pace, tally),
      ...tellers.map((teller) => new TellerShift(teller, chance, pace, tally).work()),
      ...raters.map((screen) => customersRate(screen, chance, pace, tally)),
      ...managers.map((manager) => managerShift(manager, chance, pace, tally)),
      lobby === null ? null : lobbyShift(lobby, chance, pace, tally),
    ]);
  } finally {
    for (const { robot } of [...kiosks, ...tellers, ...managers]) robot.close();
    for (const screen of raters) screen.close();
    lobby?.robot.close();
  }
  return tally;
}
