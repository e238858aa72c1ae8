import { z } from 'zod';
import type { StaffRole } from '../kernel/configuration/configuration.ts';

const STAFF_NUMBER_LENGTH_MAX = 32;
const SECRET_TYPED_MAX = 128;
const CODE_TYPED_MAX = 40;
export const PERSON_NAME_MAX_LENGTH = 40;

/** Typed in whatever case; stored and compared in lower case. */
const staffNumber = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_-]*$/)
  .max(STAFF_NUMBER_LENGTH_MAX);
const secret = z.string().min(1).max(SECRET_TYPED_MAX);

/** POST /api/sign-in. */
export const signInRequest = z.strictObject({ staffNumber, secret });

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

/** Where somebody is signed in. Times: epoch ms. */
export interface SessionShown {
  readonly id: string;
  readonly deviceName: string;
  readonly signedInAt: number;
  readonly activeAt: number;
  /** Whether it is the session that asks. */
  readonly isThis: boolean;
}

/** GET /api/me; also the answer to a sign-in. */
export interface MeAnswer {
  readonly staffId: string;
  readonly name: string;
  /** null: signed in by a link of the demo. */
  readonly staffNumber: string | null;
  readonly pages: readonly StaffPageName[];
  readonly deviceName: string;
  readonly timeZone: string;
  readonly sessions: readonly SessionShown[];
}

/** none: cannot sign in yet; code: a one-time code is open; ready: signs in; disabled: may not; left: is no longer in branch.json. */
export type SignInState = 'none' | 'code' | 'ready' | 'disabled' | 'left';

export interface PersonShown {
  readonly staffId: string;
  readonly staffNumber: string | null;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly isAdministrator: boolean;
  readonly state: SignInState;
  readonly codeUntil: number | null;
  /** Whether the asker may change anything of him: only an administrator changes an administrator. */
  readonly mayChange: boolean;
  readonly sessions: readonly SessionShown[];
}

/** GET /api/people. */
export interface PeopleAnswer {
  readonly people: readonly PersonShown[];
  /** Whether the asker may make administrators. */
  readonly isAdministrator: boolean;
  readonly timeZone: string;
}

/** POST /api/people/{staffId}/code: shown once. */
export interface CodeAnswer {
  readonly code: string;
  readonly until: number;
}

export const DEVICE_NAME_MAX_LENGTH = 60;
/** With the demo goes every device of this name. */
export const DEMO_NAME = 'demo';
export const deviceName = z
  .string()
  .trim()
  .max(DEVICE_NAME_MAX_LENGTH)
  .refine((name) => name.toLowerCase() !== DEMO_NAME);
/** PATCH /api/devices/{token}. */
export const renameRequest = z.strictObject({ name: deviceName });

/** A paired device. Times: epoch ms. */
export interface DeviceShown {
  /** Names its token without revealing it. */
  readonly token: string;
  readonly kind: 'kiosk' | 'wall' | 'counter' | 'rating' | 'agent' | 'workstation';
  readonly id: string;
  readonly name: string;
  readonly pairedAt: number;
  /** null: not since it was paired. */
  readonly lastSeenAt: number | null;
  /** Where it was seen last; null: nowhere yet. */
  readonly address: string | null;
  readonly isOnline: boolean;
  /** At how many places one token is in use at this moment; more than one: it was copied, or two windows are open. */
  readonly places: number;
  /** Who is signed in there. */
  readonly people: readonly string[];
}

/** GET /api/devices. */
export interface DevicesAnswer {
  readonly devices: readonly DeviceShown[];
}

/** POST /api/pairings. */
export interface PairingAnswer {
  readonly code: string;
  readonly until: number;
  readonly path: string | null;
}
