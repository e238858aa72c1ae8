import type { z } from 'zod';
import type { CommandSchemas } from '../contract/command/commands.ts';
import type { ReaderCard } from '../contract/kiosk.ts';
import type { Audience } from '../contract/wire.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { Moment } from '../views/moment.ts';
import type { PersonOf } from '../views/person-of.ts';
import type { SubjectOf } from './subjects/subject.ts';

/** What some screens show beside the branch. */
export interface ViewResources {
  readonly personOf: PersonOf;
  readonly readerCard: (kioskId: string) => ReaderCard;
}

/** Who is told together. The hall does not wait for the staff's screens. */
export type LaneName = 'hall' | 'staff';

/** Everything the server knows of one audience. */
export interface AudienceRow<A extends Audience> {
  readonly lane: LaneName;
  /** Strangers see it: its views are checked against their schema on the way out. */
  readonly isPublic: boolean;
  /** How a token's owner is written in the token table, and read back. */
  readonly bearerIdOf: (subject: SubjectOf<A>) => string;
  readonly subjectOf: (bearerId: string) => SubjectOf<A>;
  /** The kernel's actor; null for a screen that only looks. */
  readonly actorOf: (subject: SubjectOf<A>) => Actor | null;
  /** Whether the branch has such a kiosk, wall, counter, printer, or person in that role. */
  readonly isConfigured: (subject: SubjectOf<A>, configuration: BranchConfiguration) => boolean;
  /** Where its page lies; null: it has none. */
  readonly pathOf: (subject: SubjectOf<A>) => string | null;
  readonly commands: CommandSchemas;
  readonly schema: z.ZodType;
  /** Public views get the hall and nothing that staff know. null: the branch has no such subject any more. */
  readonly viewOf: (branch: Branch, subject: SubjectOf<A>, moment: Moment, resources: ViewResources) => unknown;
}
