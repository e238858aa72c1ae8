import { WALL_CALLS, type WallView } from '../contract/wall.ts';
import { hoursText } from '../kernel/day/opening-hours.ts';
import type { Hall } from '../kernel/state/branch.ts';
import type { Call } from '../kernel/state/call.ts';
import { labelOf } from './label-of.ts';
import { closedBecause } from './openness.ts';
import { postedParts } from './posted-rule.ts';
import type { ViewTime } from './view-time.ts';

/** null: the configuration in force has no such wall display. */
export function wallView(hall: Hall, wallId: string, time: ViewTime): WallView | null {
  const { configuration } = hall;
  const wall = configuration?.walls.find((one) => one.id === wallId);
  if (configuration === null || wall === undefined) return null;
  const { voice, rules } = configuration;
  const zone = voice.zones.find((one) => one.id === wall.zoneId);
  const isHere = (counterId: string): boolean => zone?.counterIds?.includes(counterId) ?? true;
  const state = wallState(hall, isHere);
  return {
    wallId,
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    state,
    hours: hoursText(configuration.hours, time.local),
    closedBecause: state === 'closed' ? (closedBecause(hall, configuration.hours, time) ?? 'hours') : null,
    viewing: { distanceM: wall.viewing.distanceM, diagonalInches: wall.viewing.diagonalInches },
    announces: wall.announces,
    sound: hall.sounds.get(wallId)?.condition ?? null,
    announcementRounds: rules.announcementRounds,
    readOneAsYao: rules.readOneAsYao,
    level: voice.level,
    levelSpans: [...voice.levelSpans],
    packName: voice.packName,
    calls: latestCalls(hall, isHere).map((call) => callRow(hall, call)),
    postedParts: [...postedParts(configuration)],
  };
}

type IsHere = (counterId: string) => boolean;

function wallState(hall: Hall, isHere: IsHere): WallView['state'] {
  if (hall.day === null || hall.day.closedAt !== null) return 'closed';
  const calls = [...hall.counters.values()].some(
    (counter) => isHere(counter.id) && counter.state !== 'closed' && counter.state !== 'paused',
  );
  return calls ? 'open' : 'paused';
}

/**
 * Last announced first, so that newer calls never push out a recall. Of a ticket called twice only the last call is shown:
 * otherwise the wall would send one person to two counters. A customer sent to another zone is no longer on this zone's wall.
 */
function latestCalls(hall: Hall, isHere: IsHere): readonly Call[] {
  const latest = new Map<string, Call>();
  for (const call of [...hall.calls].reverse()) if (!latest.has(call.ticketId)) latest.set(call.ticketId, call);
  return [...latest.values()]
    .filter((call) => isHere(call.counterId))
    .sort((a, b) => b.lastAnnouncedAt - a.lastAnnouncedAt)
    .slice(0, WALL_CALLS);
}

function callRow(hall: Hall, call: Call): WallView['calls'][number] {
  const ticket = hall.tickets.get(call.ticketId);
  return {
    callId: call.id,
    number: ticket?.number ?? '',
    counterLabel: labelOf(hall, call.counterId),
    language: ticket?.language ?? 'zh-CN',
    at: call.at,
    round: call.round,
    lastAnnouncedAt: call.lastAnnouncedAt,
    calling: ticket?.phase === 'called' && ticket.counterId === call.counterId,
  };
}
