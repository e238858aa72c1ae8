import { z } from 'zod';
import { ARCHIVE_REASONS } from './archive-name.ts';

export const MANIFEST_FILE = 'manifest.json';
/** A larger manifest is none. */
export const MANIFEST_BYTES_MAX = 1024 * 1024;
/** Grows when an older release could not restore an archive any more. */
const FORMAT = 1;

const natural = z.number().int().nonnegative();
/** Beside each other or in a folder; never upward, never absolute. */
const path = z
  .string()
  .max(255)
  .regex(/^(?!.*\.\.)[^/\\:\0][^\\:\0]*$/);

const manifest = z.strictObject({
  format: z.literal(FORMAT),
  release: z.string().regex(/^\d+\.\d+\.\d+/),
  schema: natural,
  branch: z.strictObject({ id: z.string(), name: z.strictObject({ 'zh-CN': z.string(), en: z.string() }) }),
  /** The end of the log; epoch 0: of an earlier release, which had none. */
  head: z.strictObject({ epoch: natural, seq: natural, sum: natural, writes: natural, at: natural }),
  madeAt: natural,
  reason: z.enum(ARCHIVE_REASONS),
  files: z.array(z.strictObject({ path, bytes: natural, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** What an archive holds, and of what it is a copy. */
export type Manifest = z.infer<typeof manifest>;
export type ArchivedFile = Manifest['files'][number];

/** Which release made it: said by a manifest of any format. null: it is no manifest. */
export function makerIn(text: string): Pick<Manifest, 'release' | 'schema'> | null {
  try {
    return z.looseObject({ release: manifest.shape.release, schema: natural }).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @throws with what is wrong with the text */
export function parseManifest(text: string): Manifest {
  return manifest.parse(JSON.parse(text));
}

export function newManifest(parts: Omit<Manifest, 'format'>): Manifest {
  return { format: FORMAT, ...parts };
}

/** As manifests say it since the first: of the trail, which lies in the same file, an older release knows nothing. */
export function endOfLog({ epoch, seq, sum, writes, at }: Manifest['head']): Manifest['head'] {
  return { epoch, seq, sum, writes, at };
}

/** Of a configuration of any release: who this branch is. null: the text does not say. */
export function branchIn(text: string): Manifest['branch'] | null {
  try {
    const { branch } = z.looseObject({ branch: z.object(manifest.shape.branch.shape) }).parse(JSON.parse(text));
    return { id: branch.id, name: { 'zh-CN': branch.name['zh-CN'], en: branch.name.en } };
  } catch {
    return null;
  }
}
