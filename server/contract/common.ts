import { z } from 'zod';
import { ID_MAX_LENGTH } from '../kernel/words/fields.ts';
import { DEVICE_CONDITIONS } from '../kernel/state/device.ts';
import { HELP_KINDS } from '../kernel/state/help-request.ts';
import { type LocalText, LANGUAGES } from '../kernel/configuration/local-text.ts';
import { PRINT_FAILURES, PRINTER_CONDITIONS } from '../kernel/state/printing.ts';
import { SOUND_CONDITIONS } from '../kernel/state/sound.ts';

export const id = z.string().min(1).max(ID_MAX_LENGTH);
export const epochMs = z.number().int().nonnegative();
export const count = z.number().int().nonnegative();

export const language = z.enum(LANGUAGES);
export const localText = z.strictObject({ 'zh-CN': z.string(), en: z.string() }) satisfies z.ZodType<LocalText>;

/** What the lobby is asked to come for. */
export const helpKind = z.enum(HELP_KINDS);

export const printerCondition = z.enum(PRINTER_CONDITIONS);
export const printFailure = z.enum(PRINT_FAILURES);
export const deviceCondition = z.enum(DEVICE_CONDITIONS);
export const soundCondition = z.enum(SOUND_CONDITIONS);

/** Records are missing since a moment of today. `from`: when the archive had been made that was put back; null: none was. */
export const restored = z.strictObject({ at: epochMs, from: epochMs.nullable() });
export type Restored = z.infer<typeof restored>;

/** Most entries of a list in a view, for each service; a total stands beside it. */
export const LIST_LIMIT = 50;
