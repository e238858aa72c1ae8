import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { closedReason } from './openness.ts';
import { count, epochMs, id, language, localText, soundCondition } from './common.ts';

export type WallCommand = CommandFrom<'wall'>;

const wallCall = z.strictObject({
  callId: id,
  number: z.string(),
  counterLabel: z.string(),
  language,
  at: epochMs,
  /** 1 for the call, +1 for each recall; each round is announced once. */
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
  /** "paused": the branch is open and every counter of this zone that could call is paused or closed. */
  state: z.enum(['open', 'paused', 'closed']),
  hours: z.string().nullable(),
  /** null: not closed. */
  closedBecause: closedReason.nullable(),
  /** How far away the display is read, and its panel. */
  viewing: z.strictObject({ distanceM: z.number().positive(), diagonalInches: z.number().positive() }),
  announces: z.boolean(),
  /** The sound as last reported to the server; null: this display does not announce. */
  sound: soundCondition.nullable(),
  /** How often a call is spoken. */
  announcementRounds: count,
  readOneAsYao: z.boolean(),
  /** Percent of full loudness, and when it differs; times of day in the branch's zone. */
  level: z.number(),
  levelSpans: z.array(z.strictObject({ from: z.string(), to: z.string(), level: z.number() })),
  /** Folder of clips under /voice/; null: the program's own. */
  packName: id.nullable(),
  /** Of this display's zone, newest first, at most WALL_CALLS. */
  calls: z.array(wallCall),
  /** The posted rule in parts, generated from the configuration in force. */
  postedParts: z.array(localText),
});
export type WallView = z.infer<typeof wallView>;
