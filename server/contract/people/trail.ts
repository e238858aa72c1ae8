import { z } from 'zod';
import { epochMs, localText } from '../common.ts';
import { STAFF_PAGES } from './people.ts';

/*
 * What people did and read. A closed list of words and opaque ids: nothing here names a customer, a telephone or a number, so that the
 * trail can be kept for 13 months and shown whole.
 */

/** Acts that are written in the trail itself. */
const TRAIL_ACTS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'secret-chosen',
  'secret-code-opened',
  'access-changed',
  'administrator-changed',
  'person-signed-out',
  'pairing-opened',
  'device-paired',
  'device-renamed',
  'device-revoked',
  'page-opened',
  'page-left',
  'command-refused',
  'read-view',
  'read-report',
  'read-forms',
  'read-figures',
  'read-tickets',
  'read-explanation',
  'read-prospects',
  'read-attendees',
  'read-people',
  'read-devices',
  'read-trail',
  'counted-customer',
  'read-erasure',
  'checked-list',
  'changed-slip',
  'accepted-clock',
  'trail-purged',
] as const;
export type TrailAct = (typeof TRAIL_ACTS)[number];

/** All acts: those that change the branch are read from its own events, and written nowhere else. */
const SHOWN_ACTS = ['command-done', ...TRAIL_ACTS] as const;
export type ShownAct = (typeof SHOWN_ACTS)[number];

/** The pages in whose name people act, and the command line; 'clock': the server itself; 'workstation': nobody is signed in there yet. */
const TRAIL_ROLES = [...STAFF_PAGES, 'operator', 'workstation', 'clock'] as const;
export type TrailRole = (typeof TRAIL_ROLES)[number];

export const OUTCOMES = ['done', 'refused'] as const;

/** Longest reference; ids of this program are shorter. */
export const ABOUT_MAX_LENGTH = 128;
/** At most a month at once: it is read backwards, piece by piece. */
export const TRAIL_DAYS_MAX = 31;
export const TRAIL_PAGE_ROWS = 100;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.string().min(1).max(ABOUT_MAX_LENGTH);

/** GET /api/trail and /api/trail.csv: local dates, both included; without them, yesterday and today. `before`: the page after the one that answered it. */
export const trailQuery = z.strictObject({
  from: date.optional(),
  to: date.optional(),
  staffId: id.optional(),
  deviceId: id.optional(),
  act: z.enum(SHOWN_ACTS).optional(),
  before: z
    .string()
    .regex(/^\d{1,15}-\d{1,15}$/)
    .optional(),
  language: z.enum(['zh-CN', 'en']).optional(),
});

const trailRow = z.strictObject({
  at: epochMs,
  /** null: somebody whom the branch does not know, the command line, or the server itself. */
  staffId: z.string().nullable(),
  /** The name that the branch knows him by now; null: by none. */
  staffName: z.string().nullable(),
  role: z.enum(TRAIL_ROLES),
  /** null: not known, as before release 0.4. */
  deviceId: z.string().nullable(),
  deviceName: z.string().nullable(),
  act: z.enum(SHOWN_ACTS),
  /** What it was about: opaque ids, and the kind of command or event; null: the branch as a whole. */
  about: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
});
export type TrailRowShown = z.infer<typeof trailRow>;

const choice = z.strictObject({ id: z.string(), name: z.string() });

export const trailAnswer = z.strictObject({
  rows: z.array(trailRow).max(TRAIL_PAGE_ROWS),
  /** Where the next page begins; null: this was the last. */
  next: z.string().nullable(),
  timeZone: z.string(),
  /** The dates that were asked for. */
  from: date,
  to: date,
  /** What acts and roles are called. */
  acts: z.array(z.strictObject({ id: z.enum(SHOWN_ACTS), text: localText })),
  roles: z.array(z.strictObject({ id: z.enum(TRAIL_ROLES), text: localText })),
  people: z.array(choice),
  devices: z.array(choice),
});
export type TrailAnswer = z.infer<typeof trailAnswer>;
