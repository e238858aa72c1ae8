import { LANGUAGES } from '../configuration/local-text.ts';
import { CONFIDENCES, SEGMENTS, TIERS } from '../configuration/standing.ts';
import { LEAVINGS } from '../state/duty.ts';
import { CONTACT_CHANNELS } from '../state/follow-up.ts';
import { either, object, oneOf, orNothing, text, whole } from './body.ts';

/* Fields that several commands share. */

/** Longest id that a command may carry. */
export const ID_MAX_LENGTH = 64;

/** Longest free text that a command may carry (a reprint's reason). */
const REASON_MAX_LENGTH = 60;

export const ID = text({ minLength: 1, maxLength: ID_MAX_LENGTH, pattern: null, isTrimmed: false });
export const REASON_TEXT = text({ minLength: 1, maxLength: REASON_MAX_LENGTH, pattern: null, isTrimmed: true });
/** Epoch milliseconds. */
export const MOMENT = whole(0, null);
export const COUNT = whole(0, null);
/** "2026-11-23". */
export const DATE = text({ minLength: null, maxLength: null, pattern: /^\d{4}-\d\d-\d\d$/, isTrimmed: false });
/** "08:30". */
const TIME_OF_DAY = text({ minLength: null, maxLength: null, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, isTrimmed: false });
export const TIME_SPAN = object({ from: TIME_OF_DAY, to: TIME_OF_DAY });

export const LANGUAGE = oneOf(LANGUAGES);
export const CONFIDENCE = oneOf(CONFIDENCES);
export const SEGMENT = oneOf(SEGMENTS);
const TIER = oneOf(TIERS);
/** What staff judge a customer to be, and why: at least a tier or a segment. */
export const IDENTIFICATION = object({ tier: TIER, segment: orNothing(SEGMENT), confidence: CONFIDENCE, cueId: ID });

export const DESTINATION = either('kind', [
  object({ kind: oneOf(['service']), serviceId: ID }),
  object({ kind: oneOf(['counter']), counterId: ID }),
]);
/** A customer's ticket, or the service wanted by a customer without one. */
export const DIRECT_CUSTOMER = either('kind', [
  object({ kind: oneOf(['ticket']), ticketId: ID }),
  object({ kind: oneOf(['walk-in']), serviceId: ID, language: LANGUAGE }),
]);
export const REFERRAL_TARGET = either('kind', [
  object({ kind: oneOf(['lobby']) }),
  object({ kind: oneOf(['non-cash']) }),
  object({ kind: oneOf(['manager']), managerId: orNothing(ID) }),
]);
/** The guest whom a manager receives. */
export const GUEST = either('kind', [
  object({ kind: oneOf(['referral']), referralId: ID }),
  object({ kind: oneOf(['visitor']), ticketId: ID }),
]);
export const CONTACT_CHANNEL = oneOf(CONTACT_CHANNELS);
export const LEAVING = oneOf(LEAVINGS);
export const NO_BODY = {};
