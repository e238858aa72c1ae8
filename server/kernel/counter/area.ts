import { openCounter } from './open-counter.ts';
import { closeCounter } from './close-counter.ts';
import { pauseCounter } from './pause-counter.ts';
import { resumeCounter } from './resume-counter.ts';
import { forceSignOut } from './force-sign-out.ts';
import { pressPad } from './press-pad.ts';
import * as foldCounter from './fold-counter.ts';
import type { Folds } from '../rule.ts';

export const COUNTER_COMMANDS = [openCounter, closeCounter, pauseCounter, resumeCounter, forceSignOut, pressPad] as const;

export const COUNTER_FOLDS = {
  'counter-opened': foldCounter.openCounter,
  'counter-closed': foldCounter.closeCounter,
  'counter-paused': foldCounter.pauseCounter,
  'counter-resumed': foldCounter.resumeCounter,
} as const satisfies Folds;
