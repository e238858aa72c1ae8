import { z } from 'zod';
import { AUDIENCES } from '../../server/contract/wire.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Every field of a schema by its path: "tickets[].number". */
export function fieldsOf(schema: z.ZodType): ReadonlySet<string> {
  const whole = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' });
  const found = new Set<string>();
  walk(whole, '', found);
  return found;
}

function walk(schema: JsonSchema, path: string, found: Set<string>): void {
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) walk(object(one), path, found);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const name = path === '' ? key : `${path}.${key}`;
    found.add(name);
    walk(object(value), name, found);
  }
  for (const items of [schema.items, ...(schema.prefixItems ?? [])].flat()) {
    if (items !== undefined) walk(object(items), `${path}[]`, found);
  }
  if (schema.additionalProperties !== undefined) walk(object(schema.additionalProperties), `${path}{}`, found);
}

const object = (schema: unknown): JsonSchema => (typeof schema === 'object' && schema !== null ? (schema as JsonSchema) : {});

/** The fields of all views, each with the audiences that get it. */
export function fieldTable(): readonly string[] {
  const holders = new Map<string, string[]>();
  for (const audience of AUDIENCES) {
    for (const field of fieldsOf(AUDIENCE_ROWS[audience].schema)) holders.set(field, [...(holders.get(field) ?? []), audience]);
  }
  return [...holders].sort(([one], [other]) => (one < other ? -1 : 1)).map(([field, audiences]) => `${field}: ${audiences.join(' ')}`);
}
