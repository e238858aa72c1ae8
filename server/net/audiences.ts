import { commandSchemasOf } from '../contract/command/commands.ts';
import { counterDisplayView as counterDisplaySchema } from '../contract/counter-display.ts';
import { deviceView as deviceSchema } from '../contract/device.ts';
import { kioskView as kioskSchema } from '../contract/kiosk.ts';
import { lobbyView as lobbySchema } from '../contract/lobby.ts';
import { managerView as managerSchema } from '../contract/manager.ts';
import { ratingView as ratingSchema } from '../contract/rating.ts';
import { supervisorView as supervisorSchema } from '../contract/supervisor.ts';
import { tellerView as tellerSchema } from '../contract/teller.ts';
import { wallView as wallSchema } from '../contract/wall.ts';
import type { Audience } from '../contract/wire.ts';
import type { BranchConfiguration, StaffRole } from '../kernel/configuration/configuration.ts';
import type { Actor } from '../kernel/words/actor.ts';
import { counterDisplayView } from '../views/counter-display.ts';
import { deviceView } from '../views/device.ts';
import { kioskView } from '../views/kiosk.ts';
import { lobbyView } from '../views/lobby.ts';
import { managerView } from '../views/manager.ts';
import { ratingView } from '../views/rating.ts';
import { supervisorView } from '../views/supervisor.ts';
import { tellerView } from '../views/teller.ts';
import { wallView } from '../views/wall.ts';
import type { AudienceRow } from './audience-row.ts';
import type { SubjectOf } from './subjects/subject.ts';

/** Whose screen a role opens. */
export const AUDIENCE_OF_ROLE = {
  teller: 'teller',
  lobby: 'lobby',
  manager: 'manager',
  assistant: 'manager',
  supervisor: 'supervisor',
  head: 'supervisor',
} as const satisfies Record<StaffRole, Audience>;

type StaffAudience = (typeof AUDIENCE_OF_ROLE)[StaffRole];

/**
 * One row an audience. What an audience is not given here it does not get: an audience without a whole row does not compile, and the
 * tables of lanes, rooms, tokens, commands and views are made of these rows alone.
 */
export const AUDIENCE_ROWS: { readonly [A in Audience]: AudienceRow<A> } = {
  kiosk: {
    lane: 'hall',
    isPublic: true,
    bearerIdOf: ({ kioskId }) => kioskId,
    subjectOf: (kioskId) => ({ audience: 'kiosk', kioskId }),
    actorOf: ({ kioskId }) => ({ role: 'kiosk', kioskId }),
    isConfigured: ({ kioskId }, { kiosks }) => kiosks.some(({ id }) => id === kioskId),
    pathOf: ({ kioskId }) => `/kiosk/${kioskId}`,
    commands: commandSchemasOf('kiosk'),
    schema: kioskSchema,
    viewOf: ({ hall }, { kioskId }, moment, { readerCard }) => kioskView(hall, kioskId, moment, readerCard(kioskId)),
  },
  wall: {
    lane: 'hall',
    isPublic: true,
    bearerIdOf: ({ wallId }) => wallId,
    subjectOf: (wallId) => ({ audience: 'wall', wallId }),
    actorOf: ({ wallId }) => ({ role: 'wall', wallId }),
    isConfigured: ({ wallId }, { walls }) => walls.some(({ id }) => id === wallId),
    pathOf: ({ wallId }) => `/display/wall/${wallId}`,
    commands: commandSchemasOf('wall'),
    schema: wallSchema,
    viewOf: ({ hall }, { wallId }, moment) => wallView(hall, wallId, moment),
  },
  'counter-display': {
    lane: 'hall',
    isPublic: true,
    ...atCounter('counter-display'),
    actorOf: () => null,
    pathOf: ({ counterId }) => `/display/counter/${counterId}`,
    commands: new Map(),
    schema: counterDisplaySchema,
    viewOf: ({ hall }, { counterId }) => counterDisplayView(hall, counterId),
  },
  rating: {
    lane: 'hall',
    isPublic: true,
    ...atCounter('rating'),
    actorOf: ({ counterId }) => ({ role: 'rater', counterId }),
    pathOf: ({ counterId }) => `/rate/${counterId}`,
    commands: commandSchemasOf('rater'),
    schema: ratingSchema,
    viewOf: ({ hall }, { counterId }, moment) => ratingView(hall, counterId, moment),
  },
  teller: {
    ...staffRow('teller'),
    schema: tellerSchema,
    viewOf: (branch, { staffId }, { now }, resources) => tellerView(branch, staffId, now, resources),
  },
  lobby: {
    ...staffRow('lobby'),
    schema: lobbySchema,
    viewOf: (branch, { staffId }, moment, resources) => lobbyView(branch, staffId, moment, resources),
  },
  manager: {
    ...staffRow('manager'),
    schema: managerSchema,
    viewOf: (branch, { staffId }, moment, resources) => managerView(branch, staffId, moment, resources),
  },
  supervisor: {
    ...staffRow('supervisor'),
    schema: supervisorSchema,
    viewOf: (branch, { staffId }, moment, resources) => supervisorView(branch, staffId, moment, resources),
  },
  device: {
    lane: 'hall',
    isPublic: true,
    bearerIdOf: agentBearerIdOf,
    subjectOf: agentOf,
    actorOf: ({ agentId }) => ({ role: 'agent', agentId }),
    isConfigured: ({ printerIds }, { printers }) => printerIds.every((printerId) => printers.some(({ id }) => id === printerId)),
    pathOf: () => null,
    commands: commandSchemasOf('agent'),
    schema: deviceSchema,
    viewOf: ({ hall }, subject, moment) => deviceView(hall, subject, moment),
  },
};

interface CounterSubject<A> {
  readonly audience: A;
  readonly counterId: string;
}

/** What screens beside a counter have in common. */
function atCounter<A extends 'counter-display' | 'rating'>(audience: A) {
  return {
    bearerIdOf: ({ counterId }: CounterSubject<A>) => counterId,
    subjectOf: (counterId: string): CounterSubject<A> => ({ audience, counterId }),
    isConfigured: ({ counterId }: CounterSubject<A>, { counters }: BranchConfiguration) => counters.some(({ id }) => id === counterId),
  };
}

interface StaffSubject<A> {
  readonly audience: A;
  readonly staffId: string;
}

/** What the staff's pages have in common. */
function staffRow<A extends StaffAudience>(audience: A) {
  return {
    lane: 'staff',
    isPublic: false,
    bearerIdOf: ({ staffId }: StaffSubject<A>) => staffId,
    subjectOf: (staffId: string): StaffSubject<A> => ({ audience, staffId }),
    actorOf: ({ staffId }: StaffSubject<A>): Actor => ({ role: audience, staffId }),
    isConfigured: ({ staffId }: StaffSubject<A>, { staff }: BranchConfiguration) =>
      staff.some(({ id, roles }) => id === staffId && roles.some((role) => AUDIENCE_OF_ROLE[role] === audience)),
    pathOf: () => `/counter/${audience}`,
    commands: commandSchemasOf(audience),
  } as const;
}

/** What an agent drives is part of who it is: "agent-1:printer-1,printer-2", or "agent-1:printer-1:counter-1,counter-2" with counters' hardware. */
function agentBearerIdOf({ agentId, printerIds, counterIds }: SubjectOf<'device'>): string {
  const counters = counterIds.length === 0 ? '' : `:${counterIds.join(',')}`;
  return `${agentId}:${printerIds.join(',')}${counters}`;
}

function agentOf(bearerId: string): SubjectOf<'device'> {
  const [agentId = '', printerIds = '', counterIds = ''] = bearerId.split(':');
  return { audience: 'device', agentId, printerIds: idsIn(printerIds), counterIds: idsIn(counterIds) };
}

function idsIn(list: string): string[] {
  return list.split(',').filter((id) => id !== '');
}
