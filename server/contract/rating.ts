import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { epochMs, id, localText } from './common.ts';

export type RatingCommand = CommandFrom<'rater'>;

/** A counter's second screen. It knows that a service has ended there, but not whose, nor how. */
export const ratingView = z.strictObject({
  counterId: id,
  label: z.string(),
  branchName: localText,
  /** "thanked" for a moment after the rating, on whichever device it was given. */
  state: z.enum(['idle', 'open', 'thanked']),
  /** The visit to rate, and until when; null unless `state` is "open". */
  visitId: id.nullable(),
  until: epochMs.nullable(),
});
export type RatingView = z.infer<typeof ratingView>;
