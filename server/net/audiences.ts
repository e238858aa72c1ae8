import { commandSchemasOf } from '../contract/command/commands.ts';
import { counterDisplayView as counterDisplaySchema } from '../contract/counter-display.ts';
import { deviceView as deviceSchema } from '../contract/device.ts';
import { kioskView as kioskSchema } from '../contract/kiosk.ts';
import { lobbyView as lobbySchema } from '../contract/lobby.ts';
import { managerView as managerSchema } from '../contract/manager.ts';
import { ratingView as ratingSchema } from '../contract/rating.ts';
import { RECEIPT_KINDS, replyWith } from '../contract/outgoing.ts';
import { supervisorView as supervisorSchema } from '../contract/supervisor.ts';
import { tellerView as tellerSchema } from '../contract/teller.ts';
import { wallView as wallSchema } from '../contract/wall.ts';
import { type Audience, MESSAGE_MAX_BYTES } from '../contract/wire.ts';
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

/** A screen of the hall sends an id or two, and a digit string. */
const HALL_MAX_BYTES = 4 * 1_024;
/** The longest command of the staff names every service of a counter (60 of 64 characters), or carries two notes. */
const STAFF_MAX_BYTES = 16 * 1_024;

/** The audience whose screen a role opens. */
export const AUDIENCE_OF_ROLE = {
  teller: 'teller',
  lobby: 'lobby',
  manager: 'manager',
  assistant: 'manager',
  supervisor: 'supervisor',
  head: 'supervisor',
} as const satisfies Record<StaffRole, Audience>;

type StaffAudience = (typeof AUDIENCE_OF_ROLE)[StaffRole];

/** Staff may know what their commands did. */
const STAFF_REPLIES = replyWith(RECEIPT_KINDS);

/**
 * One row for each audience. An audience without a whole row does not compile; lanes, rooms, tokens, commands and views all come
 * from these rows, so an audience gets nothing that its row does not give.
 */
export const AUDIENCE_ROWS: { readonly [A in Audience]: AudienceRow<A> } = {
  kiosk: {
    lane: 'hall',
    isPublic: true,
    requestMaxBytes: HALL_MAX_BYTES,
    bearerIdOf: ({ kioskId }) => kioskId,
    subjectOf: (kioskId) => ({ audience: 'kiosk', kioskId }),
    actorOf: ({ kioskId }) => ({ role: 'kiosk', kioskId }),
    isConfigured: ({ kioskId }, { kiosks }) => kiosks.some(({ id }) => id === kioskId),
    pathOf: ({ kioskId }) => `/kiosk/${kioskId}`,
    commands: commandSchemasOf('kiosk'),
    replies: replyWith(['done', 'ticket']),
    schema: kioskSchema,
    viewOf: ({ hall }, { kioskId }, time, { readerCard, conditions }) =>
      kioskView(
        hall,
        kioskId,
        time,
        readerCard(kioskId),
        !conditions().some(({ kind }) => kind === 'storage-full' || kind === 'storage-busy'),
      ),
  },
  wall: {
    lane: 'hall',
    isPublic: true,
    requestMaxBytes: HALL_MAX_BYTES,
    bearerIdOf: ({ wallId }) => wallId,
    subjectOf: (wallId) => ({ audience: 'wall', wallId }),
    actorOf: ({ wallId }) => ({ role: 'wall', wallId }),
    isConfigured: ({ wallId }, { walls }) => walls.some(({ id }) => id === wallId),
    pathOf: ({ wallId }) => `/display/wall/${wallId}`,
    commands: commandSchemasOf('wall'),
    replies: replyWith(['done']),
    schema: wallSchema,
    viewOf: ({ hall }, { wallId }, time) => wallView(hall, wallId, time),
  },
  'counter-display': {
    lane: 'hall',
    isPublic: true,
    requestMaxBytes: HALL_MAX_BYTES,
    ...atCounter('counter-display'),
    actorOf: () => null,
    pathOf: ({ counterId }) => `/display/counter/${counterId}`,
    commands: new Map(),
    replies: replyWith([]),
    schema: counterDisplaySchema,
    viewOf: ({ hall }, { counterId }) => counterDisplayView(hall, counterId),
  },
  rating: {
    lane: 'hall',
    isPublic: true,
    requestMaxBytes: HALL_MAX_BYTES,
    ...atCounter('rating'),
    actorOf: ({ counterId }) => ({ role: 'rater', counterId }),
    pathOf: ({ counterId }) => `/rate/${counterId}`,
    commands: commandSchemasOf('rater'),
    replies: replyWith(['done']),
    schema: ratingSchema,
    viewOf: ({ hall }, { counterId }, time) => ratingView(hall, counterId, time),
  },
  teller: {
    ...staffRow('teller'),
    schema: tellerSchema,
    viewOf: (branch, { staffId }, { now }, resources) => tellerView(branch, staffId, now, resources),
  },
  lobby: {
    ...staffRow('lobby'),
    schema: lobbySchema,
    viewOf: (branch, { staffId }, time, resources) => lobbyView(branch, staffId, time, resources),
  },
  manager: {
    ...staffRow('manager'),
    schema: managerSchema,
    viewOf: (branch, { staffId }, time, resources) => managerView(branch, staffId, time, resources),
  },
  supervisor: {
    ...staffRow('supervisor'),
    schema: supervisorSchema,
    viewOf: (branch, { staffId }, time, resources) => supervisorView(branch, staffId, time, resources),
  },
  device: {
    lane: 'hall',
    isPublic: true,
    // Every printer and counter that one agent drives, in one report.
    requestMaxBytes: MESSAGE_MAX_BYTES,
    bearerIdOf: agentBearerIdOf,
    subjectOf: agentOf,
    actorOf: ({ agentId }) => ({ role: 'agent', agentId }),
    isConfigured: ({ printerIds }, { printers }) => printerIds.every((printerId) => printers.some(({ id }) => id === printerId)),
    pathOf: () => null,
    commands: commandSchemasOf('agent'),
    replies: replyWith(['done']),
    schema: deviceSchema,
    viewOf: ({ hall }, subject, time) => deviceView(hall, subject, time),
  },
};

interface CounterSubject<A> {
  readonly audience: A;
  readonly counterId: string;
}

/** Common to the screens beside a counter. */
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

/** Common to the staff's pages. */
function staffRow<A extends StaffAudience>(audience: A) {
  return {
    lane: 'staff',
    isPublic: false,
    requestMaxBytes: STAFF_MAX_BYTES,
    bearerIdOf: ({ staffId }: StaffSubject<A>) => staffId,
    subjectOf: (staffId: string): StaffSubject<A> => ({ audience, staffId }),
    actorOf: ({ staffId }: StaffSubject<A>): Actor => ({ role: audience, staffId }),
    isConfigured: ({ staffId }: StaffSubject<A>, { staff }: BranchConfiguration) =>
      staff.some(({ id, roles }) => id === staffId && roles.some((role) => AUDIENCE_OF_ROLE[role] === audience)),
    pathOf: () => `/counter/${audience}`,
    commands: commandSchemasOf(audience),
    replies: STAFF_REPLIES,
  } as const;
}

/**
 * The bearer id holds what an agent drives: "agent-1:printer-1,printer-2", or
 * "agent-1:printer-1:counter-1,counter-2" with counters' hardware.
 */
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
