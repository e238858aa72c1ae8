import type { z } from 'zod';
import type { CommandSchemas } from '../contract/command/commands.ts';
import type { Audience, Reply } from '../contract/wire.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { ViewResources } from '../views/view-resources.ts';
import type { ViewTime } from '../views/view-time.ts';
import type { SubjectOf } from './subjects/subject.ts';

/** Audiences told together. The hall does not wait for the staff's screens. */
export type LaneName = 'hall' | 'staff';

/** Everything the server knows of one audience. */
export interface AudienceRow<A extends Audience> {
  readonly lane: LaneName;
  /** Anybody may see it: its views are checked against their schema before they are sent. */
  readonly isPublic: boolean;
  /** Largest request, known before it is parsed. */
  readonly requestMaxBytes: number;
  /** How the token table writes a token's owner, and the reverse. */
  readonly bearerIdOf: (subject: SubjectOf<A>) => string;
  readonly subjectOf: (bearerId: string) => SubjectOf<A>;
  /** The kernel's actor; null: a screen that only shows. */
  readonly actorOf: (subject: SubjectOf<A>) => Actor | null;
  /** Whether the configuration has this kiosk, wall, counter, printer, or person in that role. */
  readonly isConfigured: (subject: SubjectOf<A>, configuration: BranchConfiguration) => boolean;
  /** Path of its page; null: it has none. */
  readonly pathOf: (subject: SubjectOf<A>) => string | null;
  readonly commands: CommandSchemas;
  /** All that its commands may be answered. */
  readonly replies: z.ZodType<Reply>;
  readonly schema: z.ZodType;
  /** Public views get the hall and no staff fact. null: the branch no longer has such a subject. */
  readonly viewOf: (branch: Branch, subject: SubjectOf<A>, time: ViewTime, resources: ViewResources) => unknown;
}
