import type { Folds } from '../rule.ts';
import * as foldRating from './fold-rating.ts';
import { rateVisit } from './rate-visit.ts';

export const RATING_COMMANDS = [rateVisit] as const;

export const RATING_FOLDS = {
  'visit-rated': foldRating.rateVisit,
} as const satisfies Folds;
