import type { Folds } from '../rule.ts';
import { closeCounter } from './close-counter.ts';
import * as foldCounter from './fold-counter.ts';
import { forceSignOut } from './force-sign-out.ts';
import { openCounter } from './open-counter.ts';
import { pauseCounter } from './pause-counter.ts';
import { pressPad } from './press-pad.ts';
import { resumeCounter } from './resume-counter.ts';

export const COUNTER_COMMANDS = [openCounter, closeCounter, pauseCounter, resumeCounter, forceSignOut, pressPad] as const;

export const COUNTER_FOLDS = {
  'counter-opened': foldCounter.openCounter,
  'counter-closed': foldCounter.closeCounter,
  'counter-paused': foldCounter.pauseCounter,
  'counter-resumed': foldCounter.resumeCounter,
} as const satisfies Folds;
