import { z } from 'zod';
import { CONTACT_RESULTS, PROSPECT_STATES } from '../../kernel/state/prospect.ts';
import type { RefusalParams } from '../../kernel/words/refusal.ts';
import { count, epochMs, id, localText } from '../common.ts';

/* Customer lists and managers' worklists, over HTTP because they are too long for views. Phone numbers are masked everywhere but in `telephone`. */

/** Largest file of a customer list. */
export const LIST_BYTES_MAX = 2 * 1024 * 1024;
/** Most problems of one file that are listed. */
export const PROBLEMS_SHOWN = 200;
/** Rows of a checked file that are shown as they would be imported. */
export const SAMPLE_ROWS = 10;
const DUE_DAYS_DEFAULT = 14;
/** Most days that may be set for a first call. */
const DUE_DAYS_LONGEST = 90;

export const commandId = z.uuid();
const localDate = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const prospectState = z.enum(PROSPECT_STATES);

/** How rows that name no manager are shared out. */
const shareRule = z.enum(['round-robin', 'fewest-open']);
export type ShareRule = z.infer<typeof shareRule>;

export const importQuery = z.strictObject({
  share: shareRule.default('fewest-open'),
  /** Staff ids, separated by commas; empty: rows without a manager are mistakes. */
  managers: z
    .string()
    .max(2_000)
    .default('')
    .transform((text) => text.split(',').filter((one) => one !== '')),
  dueDays: z.coerce.number().int().min(0).max(DUE_DAYS_LONGEST).default(DUE_DAYS_DEFAULT),
});

/** `leavingOut`: number of rows with mistakes that the person has seen and leaves out; 0 if every row is good. */
export const importCommit = z.strictObject({ commandId, leavingOut: count });
export const prospectAsked = z.strictObject({ commandId });
export const contactLogged = z.strictObject({
  commandId,
  result: z.enum(CONTACT_RESULTS),
  dueOn: localDate.nullable(),
  reasonId: id.nullable(),
});

export const IMPORT_PROBLEMS = [
  'empty',
  'spreadsheet',
  'not-text',
  'utf-16',
  'mixed-encoding',
  'unknown-encoding',
  'quotes',
  'columns-missing',
  'columns-doubled',
  'too-many-rows',
  'no-rows',
  'unknown-managers',
  'field-count',
  'damaged',
  'name-missing',
  'name-too-long',
  'name-characters',
  'phone-missing',
  'phone-letters',
  'phone-scientific',
  'phone-length',
  'text-too-long',
  'manager-unknown',
  'manager-missing',
  'doubled-in-file',
  'known-already',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];

/** One mistake in a file. */
export interface ImportProblem {
  /** As an editor counts; null: the file as a whole. */
  readonly line: number | null;
  readonly code: ImportProblemCode;
  readonly params: RefusalParams;
}

const problem = z.strictObject({ line: count.nullable(), code: z.enum(IMPORT_PROBLEMS), text: localText });

export const importPreview = z.strictObject({
  importId: id,
  encoding: z.enum(['utf-8', 'gb18030']),
  rows: count,
  good: count,
  /** Rows that cannot be imported as they are. */
  bad: count,
  /** The first of them, by line. */
  problems: z.array(problem),
  /** Columns of the file that are not used. */
  ignoredColumns: z.array(z.string()),
  byManager: z.array(z.strictObject({ managerId: id, name: z.string(), rows: count, openBefore: count })),
  sample: z.array(z.strictObject({ line: count, name: z.string(), phone: z.string(), source: z.string(), managerName: z.string() })),
  dueOn: localDate,
  /** When the check is dropped. */
  expiresAt: epochMs,
});
export type ImportPreview = z.infer<typeof importPreview>;

/** A file that cannot be read at all, and why. */
export const importRefused = z.strictObject({ ok: z.literal(false), problems: z.array(problem) });
export type ImportRefused = z.infer<typeof importRefused>;

const prospectRow = z.strictObject({
  id,
  managerId: id,
  managerName: z.string(),
  name: z.string(),
  phone: z.string(),
  source: z.string(),
  note: z.string(),
  preferredTime: z.string(),
  state: prospectState,
  dueOn: localDate.nullable(),
  overdue: z.boolean(),
  contacts: count,
  /** False: the key it was sealed with is lost. */
  readable: z.boolean(),
});
export type ProspectRow = z.infer<typeof prospectRow>;

export const prospectPage = z.strictObject({
  rows: z.array(prospectRow),
  total: count,
  today: localDate,
  figures: z.array(
    z.strictObject({ managerId: id, name: z.string(), total: count, open: count, notContacted: count, booked: count, overdue: count }),
  ),
  /** Staff to whom prospects can be given. */
  managers: z.array(z.strictObject({ managerId: id, name: z.string() })),
  /** Whether a call at this hour needs one of the reasons (S82). */
  needsReason: z.boolean(),
  reasons: z.array(z.strictObject({ id, text: localText })),
});
export type ProspectPage = z.infer<typeof prospectPage>;

export const telephone = z.strictObject({ ok: z.literal(true), phone: z.string() });
