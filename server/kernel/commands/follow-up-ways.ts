import type { Decide } from '../decide.ts';
import type { FollowUpCommand } from '../follow-up-command.ts';
import { closeFollowUp, correctFollowUp, forgetPerson, logContact, revealPhone } from '../follow-up/change-follow-up.ts';
import { handCard } from '../follow-up/hand-card.ts';

export const FOLLOW_UP_WAYS: { readonly [T in FollowUpCommand['type']]: Decide<T> } = {
  'hand-card': handCard,
  'log-contact': logContact,
  'close-follow-up': closeFollowUp,
  'correct-follow-up': correctFollowUp,
  'reveal-phone': revealPhone,
  'forget-person': forgetPerson,
};
