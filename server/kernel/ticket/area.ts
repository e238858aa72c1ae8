import type { Folds } from '../rule.ts';
import { assignNeed } from './assign-need.ts';
import { cancelTicket } from './cancel-ticket.ts';
import * as foldStanding from './fold-standing.ts';
import * as foldTicket from './fold-ticket.ts';
import { identifyTicket } from './identify-ticket.ts';
import { markNoShow } from './mark-no-show.ts';
import { parkTicket } from './park-ticket.ts';
import { registerWalkIn } from './register-walk-in.ts';
import { restoreTicket } from './restore-ticket.ts';
import { resumeTicket } from './resume-ticket.ts';
import { returnTicket } from './return-ticket.ts';
import { revokeIdentification } from './revoke-identification.ts';
import { takeTicket } from './take-ticket.ts';
import { transferTicket } from './transfer-ticket.ts';
import { undoIdentification } from './undo-identification.ts';
import { withdrawNeed } from './withdraw-need.ts';

export const TICKET_COMMANDS = [
  takeTicket,
  registerWalkIn,
  cancelTicket,
  markNoShow,
  restoreTicket,
  transferTicket,
  parkTicket,
  resumeTicket,
  returnTicket,
  identifyTicket,
  undoIdentification,
  revokeIdentification,
  assignNeed,
  withdrawNeed,
] as const;

export const TICKET_FOLDS = {
  'ticket-taken': foldTicket.takeTicket,
  'ticket-missed': foldTicket.missTicket,
  'ticket-restored': foldTicket.restoreTicket,
  'ticket-transferred': foldTicket.transferTicket,
  'ticket-parked': foldTicket.parkTicket,
  'ticket-returned': foldTicket.returnTicket,
  'ticket-released': foldTicket.releaseTicket,
  'standing-changed': foldStanding.changeStanding,
} as const satisfies Folds;
