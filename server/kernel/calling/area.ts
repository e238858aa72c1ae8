import type { Folds } from '../rule.ts';
import * as actUndone from './act-undone.ts';
import { armDirectService } from './arm-direct-service.ts';
import { callNext } from './call-next.ts';
import { callTicket } from './call-ticket.ts';
import { dismissNotice } from './dismiss-notice.ts';
import { finishService } from './finish-service.ts';
import * as foldCall from './fold-call.ts';
import * as foldDirectService from './fold-direct-service.ts';
import * as foldServing from './fold-serving.ts';
import { handBackDirectService } from './hand-back-direct-service.ts';
import { recall } from './recall.ts';
import { startService } from './start-service.ts';
import { undo } from './undo.ts';
import { withdrawDirectService } from './withdraw-direct-service.ts';

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
  'act-undone': actUndone.undoAct,
} as const satisfies Folds;
