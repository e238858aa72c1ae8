import { z } from 'zod';
import { withoutInvisible } from '../invisible.ts';
import { COMPANIONS_MAX, SEATS_MAX } from '../../kernel/words/list.ts';
import { count, epochMs, id } from '../common.ts';
import { commandId } from './prospects.ts';

/* Gatherings (seminars, salons) over HTTP: the supervisor plans them, all staff register customers, the lobby checks them in. */

const TITLE_LENGTH_MAX = 60;
const ATTENDEE_NAME_MAX = 40;
const TELEPHONE_LENGTH_MAX = 24;
/** Longest search text: part of a surname or a phone number. */
export const SEARCH_LENGTH_MAX = 20;
/** Most attendees that a search shows. */
export const ATTENDEES_SHOWN = 50;

const companions = z.number().int().min(0).max(COMPANIONS_MAX);

export const gatheringPlanned = z.strictObject({
  commandId,
  title: z.string().trim().min(1).max(TITLE_LENGTH_MAX),
  startsAt: epochMs,
  seats: z.number().int().min(1).max(SEATS_MAX),
});
export const gatheringAsked = z.strictObject({ commandId });
export const attendeeRegistered = z.strictObject({
  commandId,
  name: z.string().overwrite(withoutInvisible).trim().min(1).max(ATTENDEE_NAME_MAX),
  /** null: none was given. */
  phone: z.string().trim().min(1).max(TELEPHONE_LENGTH_MAX).nullable(),
  /** Whether the customer agreed to leave the number: it is taken only then (PIPL 13). */
  consents: z.boolean(),
  companions,
});
export const attendeeArrived = z.strictObject({ commandId, companions });

export const gatheringList = z.strictObject({
  gatherings: z.array(
    z.strictObject({
      id,
      title: z.string(),
      startsAt: epochMs,
      seats: count,
      cancelled: z.boolean(),
      /** Persons, companions included. */
      registered: count,
      present: count,
    }),
  ),
  /** How long before the start check-in opens, ms. */
  doorsMs: count,
  /** The server's time, epoch ms. */
  now: epochMs,
  timeZone: z.string(),
});
export type GatheringListAnswer = z.infer<typeof gatheringList>;

const attendeeRow = z.strictObject({
  id,
  name: z.string(),
  /** Masked; empty: none was given. */
  phone: z.string(),
  companions: count,
  /** null: assigned at check-in. */
  managerName: z.string().nullable(),
  /** Whether that manager has a page on which the arrival appears; others are told in person. */
  isTold: z.boolean(),
  arrivedAt: epochMs.nullable(),
});
export type AttendeeRow = z.infer<typeof attendeeRow>;

/** POST /api/gatherings/{gatheringId}/attendees/search: in a body, because addresses are written into logs and histories. */
export const attendeesSought = z.strictObject({ search: z.string().max(SEARCH_LENGTH_MAX) });

export const attendeePage = z.strictObject({ attendees: z.array(attendeeRow), total: count });
export type AttendeePage = z.infer<typeof attendeePage>;

export const attendeeReceived = z.strictObject({ ok: z.literal(true), attendee: attendeeRow });
