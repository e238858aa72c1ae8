import { z } from 'zod';
import type { Body, Field, Form, PersonPart } from '../../kernel/words/body.ts';
import { personParts } from './person.ts';

type ObjectSchema = z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;

/** The strict schema of a command on the wire: its type, then its fields in the order of the kernel's body. */
export function commandSchema(type: string, body: Body): ObjectSchema {
  return z.strictObject({ type: z.literal(type), ...fieldSchemas(body) });
}

function fieldSchemas(body: Body): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(body).flatMap(([name, field]) => onWire(name, field)));
}

/** What the wire carries of a field, and under which name; nothing for fields that the server adds itself. */
function onWire(name: string, { form }: Field<unknown>): readonly (readonly [string, z.ZodType])[] {
  if (form.kind === 'apart') return [[form.part, partSchema(form.part)]];
  if (form.kind === 'card') return [['withCard', z.boolean()]];
  return form.kind === 'given' ? [] : [[name, schemaOf(form)]];
}

function partSchema(part: PersonPart): z.ZodType {
  return personParts[part].nullable();
}

function schemaOf(form: Exclude<Form, { readonly kind: 'apart' | 'card' | 'given' }>): z.ZodType {
  switch (form.kind) {
    case 'text':
      return textSchema(form);
    case 'whole':
      return form.max === null ? z.number().int().min(form.min) : z.number().int().min(form.min).max(form.max);
    case 'flag':
      return z.boolean();
    case 'nothing':
      return z.null();
    case 'word':
      return wordSchema(form.words);
    case 'or-nothing':
      return inner(form.of).nullable();
    case 'list':
      return listSchema(inner(form.of), form.minLength, form.maxLength);
    case 'object':
      return z.strictObject(fieldSchemas(form.fields));
    case 'either':
      return eitherSchema(
        form.by,
        form.of.map(({ form: { fields } }) => z.strictObject(fieldSchemas(fields))),
      );
    case 'counts':
      throw new Error('counts by id are never carried by the wire');
    default:
      return form satisfies never;
  }
}

function inner({ form }: Field<unknown>): z.ZodType {
  if (form.kind === 'apart' || form.kind === 'card' || form.kind === 'given')
    throw new Error(`a ${form.kind} field lies at the top of a body`);
  return schemaOf(form);
}

function textSchema({ minLength, maxLength, pattern, isTrimmed }: Extract<Form, { readonly kind: 'text' }>): z.ZodType {
  let text = isTrimmed ? z.string().trim() : z.string();
  if (minLength !== null) text = text.min(minLength);
  if (maxLength !== null) text = text.max(maxLength);
  return pattern === null ? text : text.regex(pattern);
}

/** A single word becomes a literal, so that the generated API description shows it as one. */
function wordSchema(words: readonly string[]): z.ZodType {
  const [only] = words;
  return words.length === 1 && only !== undefined ? z.literal(only) : z.enum(words);
}

function listSchema(of: z.ZodType, minLength: number, maxLength: number): z.ZodType {
  const list = z.array(of);
  return minLength === 0 ? list.max(maxLength) : list.min(minLength).max(maxLength);
}

function eitherSchema(by: string, [first, ...others]: readonly z.ZodObject[]): z.ZodType {
  if (first === undefined) throw new Error('one of no objects');
  return z.discriminatedUnion(by, [first, ...others]);
}
