import type { Folds } from '../rule.ts';
import * as foldKiosk from './fold-kiosk.ts';
import { releaseKiosk } from './release-kiosk.ts';
import { reportSecondScreen } from './report-second-screen.ts';
import { voidKioskNumbers } from './void-kiosk-numbers.ts';

export const KIOSK_COMMANDS = [voidKioskNumbers, releaseKiosk, reportSecondScreen] as const;

export const KIOSK_FOLDS = {
  'kiosk-numbers-voided': foldKiosk.voidNumbers,
  'kiosk-released': foldKiosk.releaseKiosk,
  'second-screen-refused': foldKiosk.noteSecondScreen,
} as const satisfies Folds;
