import type { Folds } from '../rule.ts';
import { closeDay } from './close-day.ts';
import * as foldDay from './fold-day.ts';
import { openDay } from './open-day.ts';

export const DAY_COMMANDS = [openDay, closeDay] as const;

export const DAY_FOLDS = {
  'day-opened': foldDay.openDay,
  'day-closed': foldDay.closeDay,
} as const satisfies Folds;
