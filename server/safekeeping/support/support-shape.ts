import { z } from 'zod';

/**
 * Every text that leaves the branch is a word of the program: no blank, no quotation, no Chinese. What anybody wrote is not one.
 * This is the second barrier; the first is that nothing is taken which is not named.
 */
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);
const number = z.number().nullable();

type Told = string | number | boolean | null | readonly Told[] | { readonly [key: string]: Told };
const told: z.ZodType<Told> = z.lazy(() => z.union([word, z.number(), z.boolean(), z.null(), z.array(told), z.record(word, told)]));

/** What was found; or the code of the fault why not, since a fault's own words may quote a path or a row. */
function read<T extends z.ZodType>(what: T) {
  return z.strictObject({ found: what.nullable(), fault: word.nullable() });
}

/** The export, whole: what is not named here does not leave the branch. */
export const supportExport = z.strictObject({
  format: z.literal(1),
  madeAt: z.number(),
  program: z.strictObject({
    release: word,
    build: word,
    node: word,
    platform: word,
    arch: word,
    cores: z.number(),
    memoryBytes: z.number(),
  }),
  /** Names of the variables that are set; none of their values. */
  variables: z.array(word),
  configuration: read(told),
  log: read(z.strictObject({ schema: z.number(), epoch: number, seq: number, sum: number, writes: number, at: number, trailSeq: number })),
  headFile: read(z.strictObject({ epoch: number, seq: number, sum: number, writes: number, at: number, trailSeq: number })),
  tables: read(z.record(word, number)),
  verify: read(
    z.strictObject({
      sound: z.boolean(),
      headFits: z.boolean(),
      events: z.number(),
      unverifiable: z.number(),
      findings: z.array(z.strictObject({ kind: word, seq: z.number() })),
      tables: z.array(z.strictObject({ table: word, damagedRows: number })),
    }),
  ),
  archives: read(z.array(z.strictObject({ madeAt: z.number(), reason: word, bytes: z.number() }))),
  certificate: read(z.strictObject({ validFrom: z.number(), validTo: z.number() })),
  disk: read(z.strictObject({ databaseBytes: z.number(), walBytes: z.number(), freeBytes: z.number() })),
  paired: read(z.array(z.strictObject({ kind: word, valid: z.number(), revoked: z.number() }))),
  last: read(
    z.strictObject({
      events: z.array(z.strictObject({ seq: z.number(), at: z.number(), type: word, fields: z.record(word, told) })),
      devices: z.record(word, z.number()),
      cut: z.boolean(),
    }),
  ),
});

export type SupportExport = z.infer<typeof supportExport>;
