import type { CardCommand } from '../contract/command/card.ts';
import { wireBodiesOf, type WireCommand } from '../contract/command/commands.ts';
import type { Command } from '../kernel/commands.ts';
import type { CardStanding } from '../kernel/configuration/identification.ts';
import type { Role } from '../kernel/rule.ts';
import type { Body, KeptFor, PersonPart } from '../kernel/words/body.ts';
import type { Person } from '../store/person.ts';
import { readTelephone } from '../prospects/telephone.ts';

/** A request as the kernel needs it, with its personal data apart. */
interface KernelRequest {
  readonly command: Command;
  readonly person: Person | null;
}

export function isOfCards(command: WireCommand): command is CardCommand {
  return command.type === 'present-card' || command.type === 'forget-card' || command.type === 'present-masked-card';
}

const ROLES = [
  'kiosk',
  'teller',
  'lobby',
  'manager',
  'supervisor',
  'agent',
  'wall',
  'rater',
  'operator',
  'clock',
] as const satisfies readonly Role[];
const BODIES = new Map<Role, ReadonlyMap<string, Body>>(
  ROLES.map((role) => [role, new Map(wireBodiesOf(role).map(({ type, body }) => [type, body]))]),
);

/**
 * Adds what a screen must not say itself: the standing that a card gives, and references to personal data.
 * @param card of this kiosk's customer, for a ticket taken with a card; null: none
 */
export function kernelRequest(
  wire: Exclude<WireCommand, CardCommand>,
  role: Role,
  card: CardStanding | null,
  newId: () => string,
): KernelRequest {
  const said: Readonly<Record<string, unknown>> = { ...wire };
  const command: Record<string, unknown> = { type: wire.type };
  let person: Person | null = null;
  for (const [name, { form }] of Object.entries(BODIES.get(role)?.get(wire.type) ?? {})) {
    if (form.kind === 'apart') {
      person = personOf(form.part, form.keptFor, said[form.part], newId);
      command[name] = person?.ref ?? null;
    } else if (form.kind === 'card') command[name] = said['withCard'] === true ? card : null;
    else command[name] = form.kind === 'given' ? form.value : said[name];
  }
  // Derived from the same body as the command's type.
  return { command: command as unknown as Command, person };
}

/** A telephone in the form of the lists, so that two spellings are one; one that no list would take stays as it was typed. */
function oneForm(typed: string): string {
  const read = readTelephone(typed);
  return read.ok ? read.phone : typed;
}

/** null: the command says nothing of a person. */
function personOf(part: PersonPart, keptFor: KeptFor, said: unknown, newId: () => string): Person | null {
  if (said === null) return null;
  // The part's schema (contract/person.ts) has already checked it.
  const parts = (part === 'person' ? said : { [part]: said }) as Partial<Person>;
  const { salutation = null, look = null, phone: typed = null, note = null } = parts;
  const phone = typed === null ? null : oneForm(typed);
  const saysNothing = salutation === null && look === null && phone === null && note === null;
  return saysNothing ? null : { ref: newId(), keptFor, salutation, look, phone, note };
}
