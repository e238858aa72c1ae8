import type { z } from 'zod';
import { type CommandSchemas, commandSchemasOf } from '../contract/command/commands.ts';
import { replyWith } from '../contract/outgoing.ts';
import { type Audience, AUDIENCES, MESSAGE_MAX_BYTES, type Reply } from '../contract/wire.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { ViewResources } from '../views/view-resources.ts';
import type { ViewTime } from '../views/view-time.ts';
import type { AudienceRow, LaneName } from './audience-row.ts';
import { AUDIENCE_ROWS } from './audiences.ts';
import type { TokenKind } from '../store/tokens.ts';
import type { ScreenSubject, Subject, Workstation } from './subjects/subject.ts';

/* What the audiences' rows say of one subject. */

// Each row takes its own audience's subject, which the compiler cannot follow through a union.
function rowOf(audience: Audience): AudienceRow<Audience> {
  return AUDIENCE_ROWS[audience] as unknown as AudienceRow<Audience>;
}

/** Audiences whose views anybody may see. */
export const PUBLIC_AUDIENCES: readonly Audience[] = AUDIENCES.filter((audience) => AUDIENCE_ROWS[audience].isPublic);

export function audiencesOfLane(lane: LaneName): readonly Audience[] {
  return AUDIENCES.filter((audience) => AUDIENCE_ROWS[audience].lane === lane);
}

/** How the token table writes a token's owner. */
export function bearerIdOf(subject: ScreenSubject | Workstation): string {
  return subject.audience === 'workstation' ? subject.workstationId : rowOf(subject.audience).bearerIdOf(subject);
}

export function subjectOf(kind: Audience, bearerId: string): ScreenSubject;
export function subjectOf(kind: TokenKind, bearerId: string): ScreenSubject | Workstation;
export function subjectOf(kind: TokenKind, bearerId: string): ScreenSubject | Workstation {
  return kind === 'workstation' ? { audience: kind, workstationId: bearerId } : rowOf(kind).subjectOf(bearerId);
}

/** Screens with the same view share a room, and get one payload. */
export function roomOf(subject: ScreenSubject): string {
  return `${subject.audience}:${bearerIdOf(subject)}`;
}

/** The kernel's actor; null: a screen that only shows. */
export function actorOf(subject: Subject): Actor | null {
  if (subject.audience === 'administrator') return null;
  return subject.audience === 'operator' ? { role: 'operator' } : rowOf(subject.audience).actorOf(subject);
}

/** People and the command line need no place in the configuration to keep devices and people; everybody and everything else does. */
export function isConfigured(subject: Subject, configuration: BranchConfiguration): boolean {
  return (
    subject.audience === 'operator' || subject.audience === 'administrator' || rowOf(subject.audience).isConfigured(subject, configuration)
  );
}

export function pathOf(subject: ScreenSubject): string | null {
  return rowOf(subject.audience).pathOf(subject);
}

const OPERATOR_COMMANDS = commandSchemasOf('operator');
const NO_COMMANDS: CommandSchemas = new Map();

export function commandsOf(audience: Subject['audience']): CommandSchemas {
  if (audience === 'administrator') return NO_COMMANDS;
  return audience === 'operator' ? OPERATOR_COMMANDS : AUDIENCE_ROWS[audience].commands;
}

/** Largest request of an audience; of operator and administrator: a slip's template with its logo. */
export function requestMaxBytesOf(audience: Subject['audience']): number {
  return audience === 'operator' || audience === 'administrator' ? MESSAGE_MAX_BYTES : AUDIENCE_ROWS[audience].requestMaxBytes;
}

const OPERATOR_REPLIES = replyWith(['done']);

/** All that an audience may be answered. */
export function repliesOf(audience: Subject['audience']): z.ZodType<Reply> {
  return audience === 'operator' || audience === 'administrator' ? OPERATOR_REPLIES : AUDIENCE_ROWS[audience].replies;
}

/** The only code that makes a screen's view. */
export function viewOf(subject: ScreenSubject, branch: Branch, time: ViewTime, resources: ViewResources): unknown {
  return rowOf(subject.audience).viewOf(branch, subject, time, resources);
}

/**
 * The last check before the hall: a public view has exactly the contract's keys.
 * @throws Error when a view does not match its schema: a bug, and nothing is sent
 */
export function assertPublicView(audience: Audience, view: unknown): void {
  const { isPublic, schema } = AUDIENCE_ROWS[audience];
  if (!isPublic) return;
  const parsed = schema.safeParse(view);
  if (!parsed.success) throw new Error(`the ${audience} view would say what it must not: ${parsed.error.message}`);
}
