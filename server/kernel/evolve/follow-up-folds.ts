import type { Fold } from '../evolve.ts';
import type { FollowUpEventType } from '../follow-up-event.ts';
import { closeFollowUp, correctFollowUp, forgetPerson, handCard, logContact } from '../follow-up/fold-follow-up.ts';

export const FOLLOW_UP_FOLDS: { readonly [T in FollowUpEventType]: Fold<T> } = {
  'card-handed': handCard,
  'contact-logged': logContact,
  'follow-up-corrected': correctFollowUp,
  'follow-up-closed': closeFollowUp,
  // Who read a telephone is for the record, not for any screen.
  'phone-revealed': () => {},
  'person-forgotten': forgetPerson,
};
