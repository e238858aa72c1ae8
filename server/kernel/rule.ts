import type { Branch } from './state/branch.ts';
import type { Actor } from './words/actor.ts';
import type { Body, ValuesOf } from './words/body.ts';
import type { Context } from './words/context.ts';
import type { Decision } from './words/decision.ts';
import type { EventOf, EventType } from './words/event.ts';

export type Role = Actor['role'];

/** Bodies by the role that may ask with them. A role without a body may not ask. */
export type Bodies = { readonly [R in Role]?: Body };

/** `wire`: over the wire and HTTP; `inside`: the server's own parts in that role's name, never from the wire. */
interface Asked<W extends Bodies, I extends Bodies> {
  readonly wire: W;
  readonly inside: I;
}

type AnyOf<B> = B extends Body ? ValuesOf<B> : never;
/** What a decider gets, whichever role asks. */
type BodyOf<W extends Bodies, I extends Bodies> = AnyOf<W[keyof W]> | AnyOf<I[keyof I]>;

/** What a command does to a branch: events, or a refusal. Reads the branch, changes nothing, knows no clock. */
export type Decide<B> = (branch: Branch, body: B, actor: Actor, context: Context) => Decision;

/** A whole command: its name, who may ask with which body, and what it decides. Everything else about it is derived. */
interface Command<T extends string, W extends Bodies, I extends Bodies> {
  readonly type: T;
  readonly asked: Asked<W, I>;
  readonly decide: Decide<BodyOf<W, I>>;
}

export function defineCommand<const T extends string, W extends Bodies, I extends Bodies>(parts: Command<T, W, I>): Command<T, W, I> {
  return parts;
}

type NoBodies = Readonly<Record<never, Body>>;

/** Only these roles may ask, over the wire. */
export function from<W extends Bodies>(wire: W): Asked<W, NoBodies> {
  return { wire, inside: {} };
}

/** Only the server's own parts may ask, in the name of these roles; the wire does not offer it. */
export function within<I extends Bodies>(inside: I): Asked<NoBodies, I> {
  return { wire: {}, inside };
}

export function fromAndWithin<W extends Bodies, I extends Bodies>(wire: W, inside: I): Asked<W, I> {
  return { wire, inside };
}

/** The same body for each of these roles. */
export function each<const R extends Role, B extends Body>(roles: readonly R[], body: B): { readonly [K in R]: B } {
  return Object.fromEntries(roles.map((role) => [role, body])) as { readonly [K in R]: B };
}

/** Folds one event into the branch, in place. Nothing is refused: an event is a fact. */
export type Fold<T extends EventType> = (branch: Branch, event: EventOf<T>, at: number) => void;

/** The folds of one area. `evolve.ts` puts them together and checks that every event has one. */
export type Folds = { readonly [T in EventType]?: Fold<T> };
