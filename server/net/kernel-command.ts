import type { Command } from '../kernel/command.ts';
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
  if (wire.type === 'seat-guest') {
    const { look, ...command } = wire;
    const person: Person | null = look === null ? null : { ...NOBODY, ref: newId(), keptFor: 'day', look };
    return { command: { ...command, lookRef: person?.ref ?? null }, person };
  }
  if (wire.type !== 'arm-direct-service' && wire.type !== 'raise-referral' && wire.type !== 'name-guest')
    return { command: wire, person: null };
  const { salutation, ...command } = wire;
  const keptFor = wire.type === 'arm-direct-service' ? 'day' : 'record';
  const person: Person | null = salutation === null ? null : { ...NOBODY, ref: newId(), keptFor, salutation };
  return { command: { ...command, personRef: person?.ref ?? null }, person };
}

const NOBODY = { salutation: null, look: null, phone: null, note: null } as const;
