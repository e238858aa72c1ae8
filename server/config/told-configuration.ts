import { z } from 'zod';
import { branchConfiguration } from './schema.ts';

/** Sections whose entries are places and machines: their ids, without which events could not be understood, name nobody. */
const PLACES = ['services', 'counters', 'kiosks', 'printers', 'walls'];
const IDS = ['id', 'serviceIds', 'printerId', 'fallbackPrinterId', 'zoneId'];
/** As the schema has it for an id. */
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const TIME = /^\d\d:\d\d$/;

/**
 * What of a configuration may leave the branch: numbers, switches, and words that the schema itself lists. Every other text is left
 * out, whatever its key will be called: names of people, names on the screens, addresses, secrets.
 * @param value one that has passed the schema
 */
export function toldConfiguration(value: unknown): unknown {
  return told(branchConfiguration, value, []);
}

/** undefined: nothing of it may. */
function told(schema: z.core.$ZodType, value: unknown, path: readonly string[]): unknown {
  if (value === null) return null;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return told(schema.unwrap(), value, path);
  if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((one) => z.safeParse(one, value).success);
    return option === undefined ? undefined : told(option, value, path);
  }
  if (schema instanceof z.ZodObject) return toldObject(schema, value as Readonly<Record<string, unknown>>, path);
  if (schema instanceof z.ZodArray) {
    return (value as readonly unknown[]).map((one) => told(schema.element, one, path)).filter((one) => one !== undefined);
  }
  if (schema instanceof z.ZodString) return typeof value === 'string' && isToldText(value, path) ? value : undefined;
  const isPlain = [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral].some((kind) => schema instanceof kind);
  return isPlain ? value : undefined;
}

function toldObject(schema: z.ZodObject, value: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  const fields = Object.entries(schema.shape as Readonly<Record<string, z.core.$ZodType>>)
    .map(([key, field]) => [key, told(field, value[key], [...path, key])] as const)
    .filter(([, one]) => one !== undefined);
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function isToldText(text: string, path: readonly string[]): boolean {
  const isPlace = PLACES.includes(path[0] ?? '') && IDS.includes(path.at(-1) ?? '');
  return TIME.test(text) || (isPlace && ID.test(text));
}
