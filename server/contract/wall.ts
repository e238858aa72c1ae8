import { z } from 'zod';
import { count, epochMs, id, language, localText } from './common.ts';

/** A wall display has nothing to say. */
export const wallCommand = z.never();
export type WallCommand = z.infer<typeof wallCommand>;

const wallCall = z.strictObject({
  callId: id,
  number: z.string(),
  counterLabel: z.string(),
  language,
  at: epochMs,
  /** 1 for the call, +1 a recall; each round is announced once. */
  round: count,
  lastAnnouncedAt: epochMs,
  /** Still waiting for the customer to come to the counter. */
  calling: z.boolean(),
});

export const WALL_CALLS = 8;

export const wallView = z.strictObject({
  wallId: id,
  branchName: localText,
  timeZone: z.string(),
  /** "paused": the branch is open and every counter that could call is paused or closed. */
  state: z.enum(['open', 'paused', 'closed']),
  hours: z.string().nullable(),
  announces: z.boolean(),
  /** How often a call is spoken. */
  announcementRounds: count,
  readOneAsYao: z.boolean(),
  /** Newest first, at most WALL_CALLS. */
  calls: z.array(wallCall),
  postedRule: localText,
});
export type WallView = z.infer<typeof wallView>;
