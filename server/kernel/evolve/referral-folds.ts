import type { Fold } from '../evolve.ts';
import type { ReferralEvent } from '../referral-event.ts';
import {
  endMeeting,
  escortTicket,
  greetGuest,
  promptForGuest,
  readGuest,
  rejoinTicket,
  seatGuest,
  setManagerState,
  triageGuest,
} from './guest.ts';
import {
  acknowledgeReferral,
  attendReferral,
  closeReferral,
  escalateReferral,
  nameGuest,
  passReferral,
  raiseReferral,
  realertReferral,
  seeReferral,
  serveGuestFirst,
  snoozeReferral,
} from './referral.ts';

export const REFERRAL_FOLDS: { readonly [T in ReferralEvent['type']]: Fold<T> } = {
  'referral-raised': raiseReferral,
  'guest-named': nameGuest,
  'referral-seen': seeReferral,
  'referral-acknowledged': acknowledgeReferral,
  'referral-snoozed': snoozeReferral,
  'referral-passed': passReferral,
  'referral-realerted': realertReferral,
  'referral-escalated': escalateReferral,
  'referral-attended': attendReferral,
  'guest-served-first': serveGuestFirst,
  'guest-seated': seatGuest,
  'guest-overdue': promptForGuest,
  'guest-read': readGuest,
  'referral-closed': closeReferral,
  'guest-greeted': greetGuest,
  'guest-triaged': triageGuest,
  'meeting-ended': endMeeting,
  'manager-state-set': setManagerState,
  'ticket-escorted': escortTicket,
  'ticket-rejoined': rejoinTicket,
};
