import { z } from 'zod';
import { STAFF_ROLES } from '../../kernel/configuration/configuration.ts';
import { epochMs, id } from '../common.ts';

const STAFF_NUMBER_LENGTH_MAX = 32;
const SECRET_TYPED_MAX = 128;
const CODE_TYPED_MAX = 40;
const PERSON_NAME_MAX_LENGTH = 40;

/** Typed in whatever case; stored and compared in lower case. */
export const staffNumber = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_-]*$/)
  .max(STAFF_NUMBER_LENGTH_MAX);
const secret = z.string().min(1).max(SECRET_TYPED_MAX);

/** POST /api/sign-in. `counterHandedOver`: whoever was signed in with this browser leaves this counter to him; null: none. */
export const signInRequest = z.strictObject({ staffNumber, secret, counterHandedOver: id.nullable() });

/** POST /api/set-up. `staffNumber` and `name`: of the first administrator; null: the code already says whose it is. */
export const setUpRequest = z.strictObject({
  code: z.string().max(CODE_TYPED_MAX),
  secret,
  staffNumber: staffNumber.nullable(),
  name: z.string().trim().min(1).max(PERSON_NAME_MAX_LENGTH).nullable(),
});

/** POST /api/people/{staffId}/code. */
export const codeRequest = z.strictObject({ staffNumber });
/** POST /api/people/{staffId}/disabled. */
export const disabledRequest = z.strictObject({ disabled: z.boolean() });
/** POST /api/people/{staffId}/administrator. */
export const administratorRequest = z.strictObject({ administrator: z.boolean() });

/** Pages of the staff client, and those of the administrator. */
export const STAFF_PAGES = ['teller', 'lobby', 'manager', 'supervisor', 'administrator'] as const;
export type StaffPageName = (typeof STAFF_PAGES)[number];

/** Paths of the pages of staff, which the door stands before. */
export const STAFF_PATHS = [
  '/counter/sign-in',
  '/counter/people',
  '/counter/teller',
  '/counter/lobby',
  '/counter/manager',
  '/counter/supervisor',
  '/counter/admin/slip',
] as const;
export type StaffPath = (typeof STAFF_PATHS)[number];

/** One digit chooses among them. */
export const COLLEAGUES_MAX = 9;

/** Where somebody is signed in. */
const sessionShown = z.strictObject({
  id: z.string(),
  deviceName: z.string(),
  signedInAt: epochMs,
  activeAt: epochMs,
  /** Whether it is the session that asks. */
  isThis: z.boolean(),
});
export type SessionShown = z.infer<typeof sessionShown>;

/** GET /api/me; also the answer to a sign-in. */
export const meAnswer = z.strictObject({
  staffId: z.string(),
  name: z.string(),
  /** null: signed in by a link of the demo. */
  staffNumber: z.string().nullable(),
  pages: z.array(z.enum(STAFF_PAGES)).readonly(),
  deviceName: z.string(),
  timeZone: z.string(),
  sessions: z.array(sessionShown).readonly(),
  /** Who may take over at this device: people with a page of the same kind, who have a PIN. */
  colleagues: z
    .array(z.strictObject({ staffNumber: z.string(), name: z.string() }))
    .max(COLLEAGUES_MAX)
    .readonly(),
});
export type MeAnswer = z.infer<typeof meAnswer>;

/**
 * none: cannot sign in yet; code: a one-time code is open; provider: has no PIN, and signs in by the bank’s own account; ready: signs in;
 * disabled: may not; left: is no longer in branch.json.
 */
const SIGN_IN_STATES = ['none', 'code', 'provider', 'ready', 'disabled', 'left'] as const;
export type SignInState = (typeof SIGN_IN_STATES)[number];

const personShown = z.strictObject({
  staffId: z.string(),
  staffNumber: z.string().nullable(),
  name: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)).readonly(),
  isAdministrator: z.boolean(),
  state: z.enum(SIGN_IN_STATES),
  codeUntil: epochMs.nullable(),
  /** Whether the asker may change anything of him: only an administrator changes an administrator. */
  mayChange: z.boolean(),
  sessions: z.array(sessionShown).readonly(),
});
export type PersonShown = z.infer<typeof personShown>;

/** GET /api/people. */
export const peopleAnswer = z.strictObject({
  people: z.array(personShown).readonly(),
  /** Whether the asker may make administrators. */
  isAdministrator: z.boolean(),
  timeZone: z.string(),
});
export type PeopleAnswer = z.infer<typeof peopleAnswer>;

/** POST /api/people/{staffId}/code: shown once. */
export const codeAnswer = z.strictObject({ code: z.string(), until: epochMs });
export type CodeAnswer = z.infer<typeof codeAnswer>;

/** Longer than any query with which a provider sends a browser back. */
const PROVIDER_ANSWER_MAX_LENGTH = 4_096;

/** GET /api/sign-in/provider: whether the bank's own account signs in here. */
export const providerOffered = z.strictObject({ isOffered: z.boolean() });
export type ProviderOffered = z.infer<typeof providerOffered>;
/** POST /api/sign-in/provider. `page`: where the person is, and comes back to. */
export const providerBeginRequest = z.strictObject({ page: z.enum(STAFF_PATHS) });
export const providerBegun = z.strictObject({ address: z.url({ protocol: /^https$/ }) });
export type ProviderBegun = z.infer<typeof providerBegun>;
/** POST /api/sign-in/provider/answer: the query with which the browser came back. */
export const providerAnswerRequest = z.strictObject({ answer: z.string().max(PROVIDER_ANSWER_MAX_LENGTH) });
export const providerSignedIn = z.strictObject({ page: z.enum(STAFF_PATHS) });
export type ProviderSignedIn = z.infer<typeof providerSignedIn>;

/** POST /api/sign-out. `providerAddress`: where the browser signs out of the bank's account too; null: nowhere. */
export const signedOut = z.strictObject({ ok: z.literal(true), providerAddress: z.url({ protocol: /^https$/ }).nullable() });
export type SignedOut = z.infer<typeof signedOut>;
