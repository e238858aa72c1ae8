import type { Folds } from '../rule.ts';
import { acknowledgeHelp } from './acknowledge-help.ts';
import { acknowledgeSupport } from './acknowledge-support.ts';
import { answerDiversion } from './answer-diversion.ts';
import { assignCounter } from './assign-counter.ts';
import * as foldDiversion from './fold-diversion.ts';
import * as foldHelp from './fold-help.ts';
import * as foldSupport from './fold-support.ts';
import { noteAsked } from './note-asked.ts';
import { raiseSupport } from './raise-support.ts';
import { requestHelp } from './request-help.ts';
import { resolveHelp } from './resolve-help.ts';
import { resolveSupport } from './resolve-support.ts';
import { seeHelp } from './see-help.ts';
import { seeSupport } from './see-support.ts';
import { setCounterServices } from './set-counter-services.ts';
import { signOutCounter } from './sign-out-counter.ts';
import { suggestDiversion } from './suggest-diversion.ts';
import { withdrawSupport } from './withdraw-support.ts';

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
  'help-pressed-again': foldHelp.pressAgain,
  'help-unanswered': foldHelp.leaveUnanswered,
  'help-resolved': foldHelp.resolveHelp,
  'help-expired': foldHelp.expireHelp,
  'support-raised': foldSupport.raiseSupport,
  'support-seen': foldSupport.seeSupport,
  'support-acknowledged': foldSupport.acknowledgeSupport,
  'support-resolved': foldSupport.resolveSupport,
  'counter-services-set': foldSupport.setCounterServices,
  'diversion-suggested': foldDiversion.suggestDiversion,
  'diversion-answered': foldDiversion.answerDiversion,
  'customer-asked': foldDiversion.noteAsked,
} as const satisfies Folds;
