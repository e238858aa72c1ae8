import { z } from 'zod';
import type { Field, Template } from '../bus/byte-template.ts';
import { parseTemplate, TEMPLATE_MAX_LENGTH } from '../bus/byte-template.ts';

/** A parsed byte template; its place decides which fields it may use. */
export function template(allowed: readonly Field[]) {
  return z
    .string()
    .max(TEMPLATE_MAX_LENGTH)
    .transform((text, context): Template => {
      const parsed = parseTemplate(text, allowed);
      if (parsed.ok) return parsed.template;
      context.addIssue({ code: 'custom', message: parsed.fault });
      return z.NEVER;
    });
}
