import type { Folds } from '../rule.ts';
import { closeFollowUp } from './close-follow-up.ts';
import { correctContact } from './correct-contact.ts';
import { correctFollowUp } from './correct-follow-up.ts';
import * as foldFollowUp from './fold-follow-up.ts';
import { forgetPerson } from './forget-person.ts';
import { handCard } from './hand-card.ts';
import { logContact } from './log-contact.ts';
import { revealPhone } from './reveal-phone.ts';

export const FOLLOW_UP_COMMANDS = [
  handCard,
  logContact,
  correctContact,
  closeFollowUp,
  correctFollowUp,
  revealPhone,
  forgetPerson,
] as const;

export const FOLLOW_UP_FOLDS = {
  'card-handed': foldFollowUp.handCard,
  'contact-logged': foldFollowUp.logContact,
  'contact-corrected': foldFollowUp.correctContact,
  'follow-up-corrected': foldFollowUp.correctFollowUp,
  'follow-up-closed': foldFollowUp.closeFollowUp,
  'person-forgotten': foldFollowUp.forgetPerson,
  // Who read a phone number is for the record only; no screen shows it.
  'phone-revealed': () => {},
} as const satisfies Folds;
