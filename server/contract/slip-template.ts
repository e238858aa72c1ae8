import { z } from 'zod';
import type { SlipConfiguration } from '../kernel/configuration/slip-template.ts';
import { count, language } from './common.ts';
import { slip } from './device.ts';

/** What can be wrong with a slip template; the page that shows it has a text for each in both languages. */
const SLIP_PROBLEMS = [
  'shape',
  'missing-field',
  'repeated-field',
  'no-logo',
  'too-many-rows',
  'placeholder',
  'banned-word',
  'logo-empty',
  'logo-too-wide',
  'logo-too-high',
  'logo-too-large',
  'logo-wrong-length',
] as const;
export type SlipProblemCode = (typeof SLIP_PROBLEMS)[number];

const slipProblem = z.strictObject({
  /** Line of the template, from 1; null: not of one line. */
  line: count.nullable(),
  /** Key below the template: "lines[3].text.en". */
  key: z.string(),
  code: z.enum(SLIP_PROBLEMS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SlipProblem = z.infer<typeof slipProblem>;

/** A slip as a customer in this situation would get it. */
const slipSample = z.strictObject({ language, crowd: z.enum(['quiet', 'crowded']), elder: z.boolean(), slip });
export type SlipSample = z.infer<typeof slipSample>;

/** GET /api/slip-template. */
export interface SlipTemplateAnswer {
  /** The template with which the next day opens. */
  readonly template: SlipConfiguration;
  /** The template of today's slips. */
  readonly inForce: SlipConfiguration;
}

/** POST /api/slip-template/samples and PUT /api/slip-template, body { template }. Samples come only without "shape" problems. */
export const slipCheckAnswer = z.strictObject({ problems: z.array(slipProblem), samples: z.array(slipSample) });
export type SlipCheckAnswer = z.infer<typeof slipCheckAnswer>;
