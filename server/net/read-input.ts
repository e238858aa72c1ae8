import type { z } from 'zod';

type Input<T> = { readonly success: true; readonly data: T } | { readonly success: false; readonly error: z.ZodError | null };

/**
 * What a schema makes of what a caller sent. zod 4 compares the `length` of whatever has one, also of an object where a text or a list
 * belongs; with {"length":{"toString":0,"valueOf":0}} the comparison itself throws. That is wrong input like any other, and no fault of
 * ours. @returns error null: the schema could not say what is wrong
 */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): Input<T> {
  try {
    return schema.safeParse(input);
  } catch (error) {
    if (error instanceof TypeError) return { success: false, error: null };
    throw error;
  }
}
