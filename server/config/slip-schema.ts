import { z } from 'zod';
import { LOGO_DOTS_MAX_LENGTH, LOGO_HEIGHT_MAX_DOTS, LOGO_WIDTH_MAX_DOTS } from '../contract/device.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import { SLIP_FIELDS } from '../kernel/configuration/slip-template.ts';

/** Each field once and a few texts; a slip longer than a hand costs paper and time. */
const SLIP_LINES_MAX = 16;
const SLIP_LINE_MAX_LENGTH = 60;
const CROWDED_FROM_MAX = 99;

/** The section `slip`. `localText` is the configuration's own: a text in both languages, of limited length. */
export function slipSchema(localText: (longest: number) => z.ZodType<LocalText>) {
  const text = localText(SLIP_LINE_MAX_LENGTH);
  return z.strictObject({
    lines: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('field'), field: z.enum(SLIP_FIELDS) }),
          z.strictObject({ kind: z.literal('text'), text, size: z.union([z.literal(1), z.literal(2)]), bold: z.boolean() }),
        ]),
      )
      .min(1)
      .max(SLIP_LINES_MAX),
    logo: z
      .strictObject({
        widthDots: z.number().int().min(1).max(LOGO_WIDTH_MAX_DOTS),
        heightDots: z.number().int().min(1).max(LOGO_HEIGHT_MAX_DOTS),
        dots: z.string().max(LOGO_DOTS_MAX_LENGTH),
      })
      .nullable(),
    formsHint: z.strictObject({ crowdedFrom: z.number().int().min(1).max(CROWDED_FROM_MAX), quiet: text, crowded: text }),
  });
}
