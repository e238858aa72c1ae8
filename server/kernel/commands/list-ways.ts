import type { Decide } from '../decide.ts';
import type { ListCommandType } from '../list-command.ts';
import { deleteProspect, importProspects, logProspectContact, revealProspect } from '../list/change-lists.ts';
import {
  cancelGathering,
  checkInAttendee,
  planGathering,
  registerAttendee,
  takeBackArrival,
  withdrawAttendee,
} from '../list/hold-gathering.ts';

export const LIST_WAYS: { readonly [T in ListCommandType]: Decide<T> } = {
  'import-prospects': importProspects,
  'log-prospect-contact': logProspectContact,
  'reveal-prospect': revealProspect,
  'delete-prospect': deleteProspect,
  'plan-gathering': planGathering,
  'cancel-gathering': cancelGathering,
  'register-attendee': registerAttendee,
  'withdraw-attendee': withdrawAttendee,
  'check-in-attendee': checkInAttendee,
  'take-back-arrival': takeBackArrival,
};
