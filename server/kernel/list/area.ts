import type { Folds } from '../rule.ts';
import { cancelGathering } from './cancel-gathering.ts';
import { checkInAttendee } from './check-in-attendee.ts';
import { deleteProspect } from './delete-prospect.ts';
import * as foldList from './fold-list.ts';
import { importProspects } from './import-prospects.ts';
import { logProspectContact } from './log-prospect-contact.ts';
import { noteArrival } from './note-arrival.ts';
import { planGathering } from './plan-gathering.ts';
import { registerAttendee } from './register-attendee.ts';
import { revealProspect } from './reveal-prospect.ts';
import { takeBackArrival } from './take-back-arrival.ts';
import { withdrawAttendee } from './withdraw-attendee.ts';

export const LIST_COMMANDS = [
  importProspects,
  logProspectContact,
  revealProspect,
  deleteProspect,
  planGathering,
  cancelGathering,
  registerAttendee,
  withdrawAttendee,
  checkInAttendee,
  takeBackArrival,
  noteArrival,
] as const;

export const LIST_FOLDS = {
  'prospects-imported': foldList.nothing,
  'prospect-contacted': foldList.nothing,
  'prospect-revealed': foldList.nothing,
  'prospect-deleted': foldList.nothing,
  'gathering-planned': foldList.nothing,
  'gathering-cancelled': foldList.nothing,
  'attendee-registered': foldList.nothing,
  'attendee-withdrawn': foldList.nothing,
  'attendee-arrived': foldList.attendeeArrived,
  'arrival-taken-back': foldList.arrivalOver,
  'arrival-noted': foldList.arrivalOver,
} as const satisfies Folds;
