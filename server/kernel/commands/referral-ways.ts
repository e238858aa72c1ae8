import type { Decide } from '../decide.ts';
import type { ReferralCommand } from '../referral-command.ts';
import {
  acknowledgeReferral,
  attendReferral,
  cancelReferral,
  nameGuest,
  passReferral,
  seeReferral,
  snoozeReferral,
} from '../referral/answer-referral.ts';
import { concludeReferral, introduceGuest, seatGuest, serveGuestFirst } from '../referral/guide-guest.ts';
import { raiseReferral } from '../referral/raise-referral.ts';
import { accompanyGuest, endMeeting, greetGuest, readGuest, setManagerState, triageGuest } from '../referral/receive-guest.ts';

export const REFERRAL_WAYS: { readonly [T in ReferralCommand['type']]: Decide<T> } = {
  'raise-referral': raiseReferral,
  'name-guest': nameGuest,
  'see-referral': seeReferral,
  'acknowledge-referral': acknowledgeReferral,
  'snooze-referral': snoozeReferral,
  'pass-referral': passReferral,
  'attend-referral': attendReferral,
  'cancel-referral': cancelReferral,
  'introduce-guest': introduceGuest,
  'serve-guest-first': serveGuestFirst,
  'seat-guest': seatGuest,
  'conclude-referral': concludeReferral,
  'set-manager-state': setManagerState,
  'read-guest': readGuest,
  'greet-guest': greetGuest,
  'triage-guest': triageGuest,
  'end-meeting': endMeeting,
  'accompany-guest': accompanyGuest,
};
