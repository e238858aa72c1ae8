/*
 * What a command carries, as plain values. The kernel's types, the checks on the wire (contract/command-schema.ts) and the
 * HTTP API are derived from them. The kernel checks nothing here: what reaches it has been parsed.
 */

declare const value: unique symbol;

/** One field of a body; `T` is what the kernel gets. The symbol exists in types only. */
export interface Field<T> {
  readonly form: Form;
  readonly [value]?: T;
}

/** Personal data that a field stores outside the events; each part has a schema of its own in the contract. */
export type PersonPart = 'salutation' | 'look' | 'note' | 'person';
/** How long it is kept: the business day, as long as its record, or a term after its follow-up closed. */
export type KeptFor = 'day' | 'record' | 'follow-up';

/** Personal data: the wire carries it under the part's name, the kernel gets a reference into the purgeable table, or null. */
export interface ApartField<P extends PersonPart> extends Field<string | null> {
  readonly form: { readonly kind: 'apart'; readonly part: P; readonly keptFor: KeptFor };
}

/** Set by the server itself; the wire does not carry it. */
export interface GivenField<T> extends Field<T> {
  readonly form: { readonly kind: 'given'; readonly value: T };
}

/** The wire says only whether the card read at this kiosk belongs to the customer (`withCard`); the server knows the card. */
export interface CardField<T> extends Field<T> {
  readonly form: { readonly kind: 'card' };
}

export type Form =
  | {
      readonly kind: 'text';
      readonly minLength: number | null;
      readonly maxLength: number | null;
      readonly pattern: RegExp | null;
      readonly isTrimmed: boolean;
    }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number | null }
  | { readonly kind: 'flag' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'or-nothing'; readonly of: Field<unknown> }
  | { readonly kind: 'list'; readonly of: Field<unknown>; readonly minLength: number; readonly maxLength: number }
  | { readonly kind: 'object'; readonly fields: Body }
  | { readonly kind: 'either'; readonly by: string; readonly of: readonly { readonly form: Extract<Form, { readonly kind: 'object' }> }[] }
  /** Counts by id: in the server's own commands, never on the wire. */
  | { readonly kind: 'counts' }
  | { readonly kind: 'apart'; readonly part: PersonPart; readonly keptFor: KeptFor }
  | { readonly kind: 'given'; readonly value: unknown }
  | { readonly kind: 'card' };

/** Fields by name, in the order of the wire. */
export type Body = Readonly<Record<string, Field<unknown>>>;

export type ValueOf<F> = F extends Field<infer T> ? T : never;
/** What the kernel gets of a body. */
export type ValuesOf<B> = { readonly [K in keyof B]: ValueOf<B[K]> };

interface ObjectField<T> extends Field<T> {
  readonly form: Extract<Form, { readonly kind: 'object' }>;
}

export function text(limits: Omit<Extract<Form, { readonly kind: 'text' }>, 'kind'>): Field<string> {
  return { form: { kind: 'text', ...limits } };
}

export function whole(min: number, max: number | null): Field<number> {
  return { form: { kind: 'whole', min, max } };
}

export function oneOf<const W extends readonly string[]>(words: W): Field<W[number]> {
  return { form: { kind: 'word', words } };
}

/** Like `oneOf`, without some words of the list. */
export function oneOfBut<const W extends readonly string[], const X extends readonly W[number][]>(
  words: W,
  excluded: X,
): Field<Exclude<W[number], X[number]>> {
  return { form: { kind: 'word', words: words.filter((word) => !excluded.includes(word)) } };
}

export function orNothing<T>(of: Field<T>): Field<T | null> {
  return { form: { kind: 'or-nothing', of } };
}

export function listOf<T>(of: Field<T>, minLength: number, maxLength: number): Field<readonly T[]> {
  return { form: { kind: 'list', of, minLength, maxLength } };
}

export function object<B extends Body>(fields: B): ObjectField<ValuesOf<B>> {
  return { form: { kind: 'object', fields } };
}

/** One of several objects, told apart by the word under `by`. */
export function either<F extends ObjectField<unknown>>(by: string, of: readonly F[]): Field<ValueOf<F>> {
  return { form: { kind: 'either', by, of } };
}

export function apart<P extends PersonPart>(part: P, keptFor: KeptFor): ApartField<P> {
  return { form: { kind: 'apart', part, keptFor } };
}

export function givenByServer<const T>(said: T): GivenField<T> {
  return { form: { kind: 'given', value: said } };
}

export const FLAG: Field<boolean> = { form: { kind: 'flag' } };
export const COUNTS_BY_ID: Field<Readonly<Record<string, number>>> = { form: { kind: 'counts' } };
export const NOTHING: Field<null> = { form: { kind: 'nothing' } };
