import type { Branch } from './state/branch.ts';
import type { Actor } from './words/actor.ts';
import type { Body, ValuesOf } from './words/body.ts';
import type { Context } from './words/context.ts';
import type { Decision } from './words/decision.ts';
import type { EventOf, EventType } from './words/event.ts';

export type Role = Actor['role'];

/** Bodies by the role that may ask with them. A role without a body may not ask. */
export type Bodies = { readonly [R in Role]?: Body };

/** `wire`: over the wire and HTTP; `inside`: the server's own parts, in that role's name, and never from the wire. */
interface Asked<W extends Bodies, I extends Bodies> {
  readonly wire: W;
  readonly inside: I;
}

type AnyOf<B> = B extends Body ? ValuesOf<B> : never;
/** What a decider gets, whoever asks. */
type BodyOf<W extends Bodies, I extends Bodies> = AnyOf<W[keyof W]> | AnyOf<I[keyof I]>;

/** What a command does to a branch: events, or a refusal. Reads the branch, changes nothing, knows no clock. */
export type Decide<B> = (branch: Branch, body: B, actor: Actor, context: Context) => Decision;

/** A command, whole: its name, who may ask with which body, and what it decides. Everything else about it is derived. */
interface Command<T extends string, W extends Bodies, I extends Bodies> {
  readonly type: T;
  readonly asked: Asked<W, I>;
  readonly decide: Decide<BodyOf<W, I>>;
}

export function defineCommand<const T extends string, W extends Bodies, I extends Bodies>(parts: Command<T, W, I>): Command<T, W, I> {
  return parts;
}

type NoBodies = Readonly<Record<never, Body>>;

/** Asked over the wire, by these roles alone. */
export function from<W extends Bodies>(wire: W): Asked<W, NoBodies> {
  return { wire, inside: {} };
}

/** Asked by the server's own parts in the name of these roles; the wire does not know it. */
export function within<I extends Bodies>(inside: I): Asked<NoBodies, I> {
  return { wire: {}, inside };
}

export function fromAndWithin<W extends Bodies, I extends Bodies>(wire: W, inside: I): Asked<W, I> {
  return { wire, inside };
}

/** The same body, whichever of these roles asks. */
export function each<const R extends Role, B extends Body>(roles: readonly R[], body: B): { readonly [K in R]: B } {
  return Object.fromEntries(roles.map((role) => [role, body])) as { readonly [K in R]: B };
}

/** Folds one event into the branch, in place. Nothing is refused: an event is a fact. */
export type Fold<T extends EventType> = (branch: Branch, event: EventOf<T>, at: number) => void;

/** An area's folds. Whether every event has one is seen where they come together (`evolve.ts`). */
export type Folds = { readonly [T in EventType]?: Fold<T> };
