import type { Folds } from '../rule.ts';
import { restoreBranch } from './fold-restoration.ts';
import { recordRestoration } from './record-restoration.ts';

export const RESTORATION_COMMANDS = [recordRestoration] as const;

export const RESTORATION_FOLDS = {
  'branch-restored': restoreBranch,
} as const satisfies Folds;
