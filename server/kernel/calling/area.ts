import { callNext } from './call-next.ts';
import { callTicket } from './call-ticket.ts';
import { recall } from './recall.ts';
import { startService } from './start-service.ts';
import { finishService } from './finish-service.ts';
import { armDirectService } from './arm-direct-service.ts';
import { withdrawDirectService } from './withdraw-direct-service.ts';
import { handBackDirectService } from './hand-back-direct-service.ts';
import { dismissNotice } from './dismiss-notice.ts';
import { undo } from './undo.ts';
import * as foldCall from './fold-call.ts';
import * as foldServing from './fold-serving.ts';
import * as foldDirectService from './fold-direct-service.ts';
import * as foldActUndone from './fold-act-undone.ts';
import type { Folds } from '../rule.ts';

export const CALLING_COMMANDS = [
  callNext,
  callTicket,
  recall,
  startService,
  finishService,
  armDirectService,
  withdrawDirectService,
  handBackDirectService,
  dismissNotice,
  undo,
] as const;

export const CALLING_FOLDS = {
  'ticket-called': foldCall.callTicket,
  'ticket-recalled': foldCall.recallTicket,
  'call-withdrawn': foldCall.withdrawCall,
  'service-started': foldServing.startService,
  'ticket-closed': foldServing.closeTicket,
  'direct-service-armed': foldDirectService.armDirectService,
  'direct-service-started': foldDirectService.startDirectService,
  'direct-service-ended': foldDirectService.endDirectService,
  'notice-dismissed': foldDirectService.dismissNotice,
  'act-undone': foldActUndone.undoAct,
} as const satisfies Folds;
