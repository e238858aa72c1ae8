import { z } from 'zod';
import { SCORE_MAX, SCORE_MIN } from '../kernel/words/command.ts';
import { epochMs, id, localText } from './common.ts';

/** 1 (very dissatisfied) to 5 (very satisfied); `visitId` is what the page was asked about. */
export const rateVisit = z.strictObject({
  type: z.literal('rate-visit'),
  counterId: id,
  visitId: id,
  score: z.number().int().min(SCORE_MIN).max(SCORE_MAX),
});

export const ratingCommand = z.discriminatedUnion('type', [rateVisit]);
export type RatingCommand = z.infer<typeof ratingCommand>;

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
