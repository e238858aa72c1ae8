import type { Folds } from '../rule.ts';
import { accompanyGuest } from './accompany-guest.ts';
import { acknowledgeReferral } from './acknowledge-referral.ts';
import { attendReferral } from './attend-referral.ts';
import { cancelReferral } from './cancel-referral.ts';
import { concludeReferral } from './conclude-referral.ts';
import { endMeeting } from './end-meeting.ts';
import * as foldGuest from './fold-guest.ts';
import * as foldReferral from './fold-referral.ts';
import { greetGuest } from './greet-guest.ts';
import { introduceGuest } from './introduce-guest.ts';
import { nameGuest } from './name-guest.ts';
import { passReferral } from './pass-referral.ts';
import { raiseReferral } from './raise-referral.ts';
import { readGuest } from './read-guest.ts';
import { renumberGuest } from './renumber-guest.ts';
import { seatGuest } from './seat-guest.ts';
import { seeReferral } from './see-referral.ts';
import { serveGuestFirst } from './serve-guest-first.ts';
import { setManagerState } from './set-manager-state.ts';
import { snoozeReferral } from './snooze-referral.ts';
import { triageGuest } from './triage-guest.ts';

export const REFERRAL_COMMANDS = [
  raiseReferral,
  nameGuest,
  seeReferral,
  acknowledgeReferral,
  snoozeReferral,
  passReferral,
  attendReferral,
  cancelReferral,
  introduceGuest,
  serveGuestFirst,
  seatGuest,
  concludeReferral,
  setManagerState,
  readGuest,
  greetGuest,
  triageGuest,
  endMeeting,
  accompanyGuest,
  renumberGuest,
] as const;

export const REFERRAL_FOLDS = {
  'referral-raised': foldReferral.raiseReferral,
  'guest-named': foldReferral.nameGuest,
  'referral-seen': foldReferral.seeReferral,
  'referral-acknowledged': foldReferral.acknowledgeReferral,
  'referral-snoozed': foldReferral.snoozeReferral,
  'referral-passed': foldReferral.passReferral,
  'referral-realerted': foldReferral.realertReferral,
  'referral-escalated': foldReferral.escalateReferral,
  'referral-attended': foldReferral.attendReferral,
  'guest-served-first': foldReferral.serveGuestFirst,
  'guest-seated': foldGuest.seatGuest,
  'guest-overdue': foldGuest.promptForGuest,
  'guest-read': foldGuest.readGuest,
  'referral-closed': foldReferral.closeReferral,
  'guest-greeted': foldGuest.greetGuest,
  'guest-triaged': foldGuest.triageGuest,
  'meeting-ended': foldGuest.endMeeting,
  'manager-state-set': foldGuest.setManagerState,
  'manager-known': foldGuest.knowManager,
  'guest-renumbered': foldGuest.renumberGuest,
  'ticket-escorted': foldGuest.escortTicket,
  'ticket-rejoined': foldGuest.rejoinTicket,
} as const satisfies Folds;
