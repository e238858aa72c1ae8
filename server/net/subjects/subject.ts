import type { Audience } from '../../contract/wire.ts';
import type { Actor } from '../../kernel/words/actor.ts';
import type { BranchConfiguration, StaffRole } from '../../kernel/configuration/configuration.ts';

/** Who a token speaks for. The token alone says so, never the page that carries it. */
export type Subject =
  | { readonly audience: 'kiosk'; readonly kioskId: string }
  | { readonly audience: 'wall'; readonly wallId: string }
  | { readonly audience: 'counter-display'; readonly counterId: string }
  | { readonly audience: 'rating'; readonly counterId: string }
  | { readonly audience: 'teller'; readonly staffId: string }
  | { readonly audience: 'lobby'; readonly staffId: string }
  /** A relationship manager, or an assistant. */
  | { readonly audience: 'manager'; readonly staffId: string }
  /** The operations supervisor, or the head of the centre. */
  | { readonly audience: 'supervisor'; readonly staffId: string }
  | {
      readonly audience: 'device';
      readonly agentId: string;
      readonly printerIds: readonly string[];
      readonly counterIds: readonly string[];
    }
  /** The command line on the branch's own machine; it has no screen. */
  | { readonly audience: 'operator' };

/** A subject that has a screen, or is a device. */
export type ScreenSubject = Exclude<Subject, { readonly audience: 'operator' }>;

/** Everybody who looks at the same thing shares a room, and gets one payload. */
export function roomOf(subject: ScreenSubject): string {
  return `${subject.audience}:${bearerIdOf(subject)}`;
}

function idOf(subject: ScreenSubject): string {
  switch (subject.audience) {
    case 'kiosk':
      return subject.kioskId;
    case 'wall':
      return subject.wallId;
    case 'counter-display':
    case 'rating':
      return subject.counterId;
    case 'teller':
    case 'lobby':
    case 'manager':
    case 'supervisor':
      return subject.staffId;
    case 'device':
      return subject.agentId;
    default:
      return subject satisfies never;
  }
}

/** The kernel's actor; null for screens that only look. */
export function actorOf(subject: Subject): Actor | null {
  switch (subject.audience) {
    case 'kiosk':
      return { role: 'kiosk', kioskId: subject.kioskId };
    case 'teller':
      return { role: 'teller', staffId: subject.staffId };
    case 'rating':
      return { role: 'rater', counterId: subject.counterId };
    case 'lobby':
      return { role: 'lobby', staffId: subject.staffId };
    case 'device':
      return { role: 'agent', agentId: subject.agentId };
    case 'operator':
      return { role: 'operator' };
    case 'wall':
      return { role: 'wall', wallId: subject.wallId };
    case 'manager':
      return { role: 'manager', staffId: subject.staffId };
    case 'supervisor':
      return { role: 'supervisor', staffId: subject.staffId };
    case 'counter-display':
      return null;
    default:
      return subject satisfies never;
  }
}

/** Whose screen a role opens. */
export const AUDIENCE_OF_ROLE = {
  teller: 'teller',
  lobby: 'lobby',
  manager: 'manager',
  assistant: 'manager',
  supervisor: 'supervisor',
  head: 'supervisor',
} as const satisfies Record<StaffRole, Audience>;

/** Whether the branch has such a kiosk, wall, counter, printer, or person in that role. */
export function isConfigured(subject: Subject, configuration: BranchConfiguration): boolean {
  switch (subject.audience) {
    case 'kiosk':
      return configuration.kiosks.some((kiosk) => kiosk.id === subject.kioskId);
    case 'wall':
      return configuration.walls.some((wall) => wall.id === subject.wallId);
    case 'counter-display':
    case 'rating':
      return configuration.counters.some((counter) => counter.id === subject.counterId);
    case 'teller':
    case 'lobby':
    case 'manager':
    case 'supervisor':
      return configuration.staff.some(
        ({ id, roles }) => id === subject.staffId && roles.some((role) => AUDIENCE_OF_ROLE[role] === subject.audience),
      );
    case 'device':
      return subject.printerIds.every((printerId) => configuration.printers.some((printer) => printer.id === printerId));
    case 'operator':
      return true;
    default:
      return subject satisfies never;
  }
}

export function hasScreen(subject: Subject, audience: Audience): subject is ScreenSubject {
  return subject.audience === audience;
}

/**
 * How a token's owner is written in the token table: what an agent drives is part of who it is
 * ("agent-1:printer-1,printer-2", or "agent-1:printer-1:counter-1,counter-2" with counters' hardware).
 */
export function bearerIdOf(subject: ScreenSubject): string {
  if (subject.audience !== 'device') return idOf(subject);
  const { agentId, printerIds, counterIds } = subject;
  const counters = counterIds.length === 0 ? '' : `:${counterIds.join(',')}`;
  return `${agentId}:${printerIds.join(',')}${counters}`;
}

export function subjectOf(audience: Audience, bearerId: string): ScreenSubject {
  switch (audience) {
    case 'kiosk':
      return { audience, kioskId: bearerId };
    case 'wall':
      return { audience, wallId: bearerId };
    case 'counter-display':
    case 'rating':
      return { audience, counterId: bearerId };
    case 'teller':
    case 'lobby':
    case 'manager':
    case 'supervisor':
      return { audience, staffId: bearerId };
    case 'device': {
      const [agentId = '', printerIds = '', counterIds = ''] = bearerId.split(':');
      return { audience, agentId, printerIds: idsIn(printerIds), counterIds: idsIn(counterIds) };
    }
    default:
      return audience satisfies never;
  }
}

function idsIn(list: string): string[] {
  return list.split(',').filter((id) => id !== '');
}
