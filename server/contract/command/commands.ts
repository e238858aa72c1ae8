import type { z } from 'zod';
import { COMMANDS } from '../../kernel/commands.ts';
import type { Bodies, Role } from '../../kernel/rule.ts';
import type { ApartField, Body, CardField, GivenField, PersonPart, ValueOf } from '../../kernel/words/body.ts';
import { type AgentCardCommand, CARD_COMMANDS, type KioskCardCommand } from './card.ts';
import { commandSchema } from './command-schema.ts';
import type { PersonParts } from './person.ts';

/* What each role may ask over the wire: the kernel's commands that have a wire body for it, and bank cards. */

type Definition = (typeof COMMANDS)[number];

/** The name of a field on the wire; never: the wire does not carry it. */
type WireName<K, F> =
  F extends ApartField<infer P> ? P : F extends CardField<unknown> ? 'withCard' : F extends GivenField<unknown> ? never : K;
type WireValue<F> =
  F extends ApartField<infer P extends PersonPart> ? PersonParts[P] | null : F extends CardField<unknown> ? boolean : ValueOf<F>;
type WireBody<B> = { readonly [K in keyof B as WireName<K, B[K]>]: WireValue<B[K]> };

type Asked<D, R extends Role> = D extends { readonly type: infer T; readonly asked: { readonly wire: { readonly [K in R]: infer B } } }
  ? { readonly type: T } & WireBody<B>
  : never;
type OfCards<R extends Role> = R extends 'kiosk' ? KioskCardCommand : R extends 'agent' ? AgentCardCommand : never;

/** The commands that a role may send. */
export type CommandFrom<R extends Role> = R extends Role ? Asked<Definition, R> | OfCards<R> : never;
export type WireCommand = CommandFrom<Role>;

/** A role's commands by type. */
export type CommandSchemas = ReadonlyMap<string, z.ZodType>;

export function commandSchemasOf(role: Role): CommandSchemas {
  const cards = role === 'kiosk' || role === 'agent' ? CARD_COMMANDS[role].map((card) => [card.shape.type.value, card] as const) : [];
  return new Map<string, z.ZodType>([...wireBodiesOf(role).map(({ type, body }) => [type, commandSchema(type, body)] as const), ...cards]);
}

/** The kernel's commands that this role may send, with their bodies. */
export function wireBodiesOf(role: Role): readonly { readonly type: string; readonly body: Body }[] {
  return COMMANDS.flatMap(({ type, asked }) => {
    const body = (asked.wire as Bodies)[role];
    return body === undefined ? [] : [{ type, body }];
  });
}
