/*
 * Plain checks instead of zod: a day of 10,000 events is read before the first customer is served, and zod alone took as long
 * for that as everything else together.
 */

export type Check<T> = (value: unknown) => value is T;
export type Shape<T> = { readonly [K in keyof T]-?: Check<T[K]> };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const text: Check<string> = (value) => typeof value === 'string';
export const id: Check<string> = (value): value is string => typeof value === 'string' && value !== '';
export const date: Check<string> = (value): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
export const yesNo: Check<boolean> = (value) => typeof value === 'boolean';
export const number: Check<number> = (value) => typeof value === 'number';
export const whole: Check<number> = (value): value is number => Number.isSafeInteger(value);
/** Counts, durations and times, none of which is ever negative. */
export const natural: Check<number> = (value): value is number => whole(value) && value >= 0;

/** A reference into the purgeable table: by these marks it is found what belongs to a customer who is to be forgotten (`store/erasure`). */
export const personRef: Check<string> = (value): value is string => id(value);
const PERSONAL = new WeakSet<Check<unknown>>([personRef]);

/** Whether a field, or anything within it, leads to personal data. */
export function isPersonal(check: Check<unknown>): boolean {
  return PERSONAL.has(check);
}

/** Numbers, times and the program's own words: nobody's, and nobody's to write. Ids and texts are not among them. */
const PLAIN = new WeakSet<Check<unknown>>([date, yesNo, number, whole, natural]);

/** Whether a field, with everything within it, may leave the branch (`store/support`). Closed by default. */
export function isPlain(check: Check<unknown>): boolean {
  return PLAIN.has(check);
}

/** What is made of a check with a personal mark has it too; what is made of nothing but plain ones is plain. */
function of<T>(parts: readonly Check<unknown>[], check: Check<T>): Check<T> {
  if (parts.some(isPersonal)) PERSONAL.add(check);
  if (parts.every(isPlain)) PLAIN.add(check);
  return check;
}

export function oneOf<T extends string>(words: readonly T[]): Check<T> {
  const allowed = new Set<unknown>(words);
  return of([], (value): value is T => allowed.has(value));
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return of([check], (value): value is T | null => value === null || check(value));
}

export function exactly<T>(shape: Shape<T>): Check<T> {
  return of(Object.values(shape), (value): value is T => isObject(value) && wrongKey(shape, value) === null);
}

export function either<A, B>(one: Check<A>, other: Check<B>): Check<A | B> {
  return of([one, other], (value): value is A | B => one(value) || other(value));
}

export function recordOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  // Its keys are texts, such as ids of people.
  return of([text, check], (value): value is Readonly<Record<string, T>> => isObject(value) && Object.values(value).every(check));
}

/** The first key that is missing, unknown, or of another kind; null: the value has this shape. */
export function wrongKey(shape: Readonly<Record<string, Check<unknown>>>, value: Readonly<Record<string, unknown>>): string | null {
  for (const key in shape) if (shape[key]?.(value[key]) !== true) return key;
  for (const key in value) if (!Object.hasOwn(shape, key)) return key;
  return null;
}

export const kind = <K extends string>(name: K): Check<K> => oneOf([name]);

export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return of([check], (value): value is readonly T[] => Array.isArray(value) && value.every(check));
}
