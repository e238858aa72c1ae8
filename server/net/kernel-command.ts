import type { Command } from '../kernel/words/command.ts';
import type { Person } from '../store/person.ts';
import type { WireCommand } from './requests.ts';

/** A request as the kernel understands it, and what of it may be purged. */
export interface KernelRequest {
  readonly command: Command;
  readonly person: Person | null;
}

/** Requests that the edge answers by itself: they change no branch, and nothing of them is stored. */
export type EdgeCommand = Extract<WireCommand, { readonly type: 'present-card' | 'forget-card' | 'present-masked-card' }>;

export function isForEdge(command: WireCommand): command is EdgeCommand {
  return command.type === 'present-card' || command.type === 'forget-card' || command.type === 'present-masked-card';
}

/**
 * What a screen may not say itself is added here: what a card meant, and where a salutation lies.
 * @param card of this kiosk's customer, for a number taken with a card; null: none
 */
export function kernelRequest(
  wire: Exclude<WireCommand, EdgeCommand>,
  card: Extract<Command, { readonly type: 'take-ticket' }>['card'],
  newId: () => string,
): KernelRequest {
  if (wire.type === 'take-ticket') {
    const { type, serviceId, language, elder, withCard } = wire;
    return { command: { type, serviceId, language, elder, card: withCard ? card : null }, person: null };
  }
  if (wire.type === 'request-help') return { command: 'kind' in wire ? wire : { ...wire, kind: 'help' }, person: null };
  if (wire.type === 'seat-guest') return seatRequest(wire, newId);
  if (wire.type === 'log-contact' || wire.type === 'hand-card' || wire.type === 'correct-follow-up') return followUpRequest(wire, newId);
  return isNamed(wire) ? namedRequest(wire, newId) : { command: wire, person: null };
}

type WireOf<T extends WireCommand['type']> = Extract<WireCommand, { readonly type: T }>;
type NamedWire = WireOf<'arm-direct-service' | 'raise-referral' | 'name-guest' | 'book-appointment' | 'correct-referral'>;

function isNamed(wire: Exclude<WireCommand, EdgeCommand>): wire is NamedWire {
  return NAMED.has(wire.type);
}

const NAMED: ReadonlySet<WireCommand['type']> = new Set<NamedWire['type']>([
  'arm-direct-service',
  'raise-referral',
  'name-guest',
  'book-appointment',
  'correct-referral',
]);

function namedRequest(wire: NamedWire, newId: () => string): KernelRequest {
  const { salutation, ...command } = wire;
  const keptFor = wire.type === 'arm-direct-service' ? 'day' : 'record';
  const person: Person | null = salutation === null ? null : { ...NOBODY, ref: newId(), keptFor, salutation };
  return { command: { ...command, personRef: person?.ref ?? null }, person };
}

function seatRequest(wire: WireOf<'seat-guest'>, newId: () => string): KernelRequest {
  const { look, ...command } = wire;
  const person: Person | null = look === null ? null : { ...NOBODY, ref: newId(), keptFor: 'day', look };
  return { command: { ...command, lookRef: person?.ref ?? null }, person };
}

function followUpRequest(wire: WireOf<'log-contact' | 'hand-card' | 'correct-follow-up'>, newId: () => string): KernelRequest {
  if (wire.type === 'log-contact') {
    const { note, ...command } = wire;
    const person: Person | null = note === null ? null : { ...NOBODY, ref: newId(), keptFor: 'follow-up', note };
    return { command: { ...command, personRef: person?.ref ?? null }, person };
  }
  const { person: given, ...command } = wire;
  const { salutation, phone, note } = given ?? NOBODY;
  const saysNothing = salutation === null && phone === null && note === null;
  const person: Person | null = saysNothing ? null : { ref: newId(), keptFor: 'follow-up', salutation, look: null, phone, note };
  return { command: { ...command, personRef: person?.ref ?? null }, person };
}

const NOBODY = { salutation: null, look: null, phone: null, note: null } as const;
