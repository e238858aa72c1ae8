import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { epochMs, id, localText } from './common.ts';

export type RatingCommand = CommandFrom<'rater'>;

/** A counter's second screen. It knows that a service has ended there, and neither whose nor how it went. */
export const ratingView = z.strictObject({
  counterId: id,
  label: z.string(),
  branchName: localText,
  /** "thanked" for a moment after the rating, wherever it was given. */
  state: z.enum(['idle', 'open', 'thanked']),
  /** What to rate, and until when; null unless `state` is "open". */
  visitId: id.nullable(),
  until: epochMs.nullable(),
});
export type RatingView = z.infer<typeof ratingView>;
