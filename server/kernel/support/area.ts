import { requestHelp } from './request-help.ts';
import { seeHelp } from './see-help.ts';
import { acknowledgeHelp } from './acknowledge-help.ts';
import { resolveHelp } from './resolve-help.ts';
import { raiseSupport } from './raise-support.ts';
import { withdrawSupport } from './withdraw-support.ts';
import { seeSupport } from './see-support.ts';
import { acknowledgeSupport } from './acknowledge-support.ts';
import { resolveSupport } from './resolve-support.ts';
import { assignCounter } from './assign-counter.ts';
import { signOutCounter } from './sign-out-counter.ts';
import { setCounterServices } from './set-counter-services.ts';
import { suggestDiversion } from './suggest-diversion.ts';
import { answerDiversion } from './answer-diversion.ts';
import { noteAsked } from './note-asked.ts';
import * as foldHelp from './fold-help.ts';
import * as foldSupport from './fold-support.ts';
import * as foldDiversion from './fold-diversion.ts';
import type { Folds } from '../rule.ts';

export const SUPPORT_COMMANDS = [
  requestHelp,
  seeHelp,
  acknowledgeHelp,
  resolveHelp,
  raiseSupport,
  withdrawSupport,
  seeSupport,
  acknowledgeSupport,
  resolveSupport,
  assignCounter,
  signOutCounter,
  setCounterServices,
  suggestDiversion,
  answerDiversion,
  noteAsked,
] as const;

export const SUPPORT_FOLDS = {
  'help-requested': foldHelp.raiseHelp,
  'help-seen': foldHelp.seeHelp,
  'help-acknowledged': foldHelp.acknowledgeHelp,
  'help-resolved': foldHelp.resolveHelp,
  'support-raised': foldSupport.raiseSupport,
  'support-seen': foldSupport.seeSupport,
  'support-acknowledged': foldSupport.acknowledgeSupport,
  'support-resolved': foldSupport.resolveSupport,
  'counter-services-set': foldSupport.setCounterServices,
  'diversion-suggested': foldDiversion.suggestDiversion,
  'diversion-answered': foldDiversion.answerDiversion,
  'customer-asked': foldDiversion.noteAsked,
} as const satisfies Folds;
