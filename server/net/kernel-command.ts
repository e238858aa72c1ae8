import type { CardCommand } from '../contract/command/card.ts';
import { type WireCommand, wireBodiesOf } from '../contract/command/commands.ts';
import type { CardStanding } from '../kernel/configuration/identification.ts';
import type { Command } from '../kernel/commands.ts';
import type { Role } from '../kernel/rule.ts';
import type { Body, KeptFor, PersonPart } from '../kernel/words/body.ts';
import type { Person } from '../store/person.ts';

/** A request as the kernel understands it, and what of it may be purged. */
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
 * What a screen may not say itself is added here: what a card meant, and where a salutation lies.
 * @param card of this kiosk's customer, for a number taken with a card; null: none
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
  // Made of the body that the command's type is made of.
  return { command: command as unknown as Command, person };
}

/** null: nothing was said of anybody. */
function personOf(part: PersonPart, keptFor: KeptFor, said: unknown, newId: () => string): Person | null {
  if (said === null) return null;
  // What a part of a command says has been read by its schema (contract/person.ts).
  const parts = (part === 'person' ? said : { [part]: said }) as Partial<Person>;
  const { salutation = null, look = null, phone = null, note = null } = parts;
  const saysNothing = salutation === null && look === null && phone === null && note === null;
  return saysNothing ? null : { ref: newId(), keptFor, salutation, look, phone, note };
}
