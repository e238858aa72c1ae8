import { type CommandSchemas, commandSchemasOf } from '../contract/command/commands.ts';
import { AUDIENCES, type Audience } from '../contract/wire.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { Moment } from '../views/moment.ts';
import type { AudienceRow, LaneName, ViewResources } from './audience-row.ts';
import { AUDIENCE_ROWS } from './audiences.ts';
import type { ScreenSubject, Subject } from './subjects/subject.ts';

/* What the audiences' rows say of one subject. */

// Each row takes its own audience's subject, which the compiler cannot follow through a union.
function rowOf(audience: Audience): AudienceRow<Audience> {
  return AUDIENCE_ROWS[audience] as unknown as AudienceRow<Audience>;
}

/** Audiences whose output strangers see. */
export const PUBLIC_AUDIENCES: readonly Audience[] = AUDIENCES.filter((audience) => AUDIENCE_ROWS[audience].isPublic);

export function audiencesOfLane(lane: LaneName): readonly Audience[] {
  return AUDIENCES.filter((audience) => AUDIENCE_ROWS[audience].lane === lane);
}

/** How a token's owner is written in the token table. */
export function bearerIdOf(subject: ScreenSubject): string {
  return rowOf(subject.audience).bearerIdOf(subject);
}

export function subjectOf(audience: Audience, bearerId: string): ScreenSubject {
  return rowOf(audience).subjectOf(bearerId);
}

/** Everybody who looks at the same thing shares a room, and gets one payload. */
export function roomOf(subject: ScreenSubject): string {
  return `${subject.audience}:${bearerIdOf(subject)}`;
}

/** The kernel's actor; null for screens that only look. */
export function actorOf(subject: Subject): Actor | null {
  return subject.audience === 'operator' ? { role: 'operator' } : rowOf(subject.audience).actorOf(subject);
}

export function isConfigured(subject: Subject, configuration: BranchConfiguration): boolean {
  return subject.audience === 'operator' || rowOf(subject.audience).isConfigured(subject, configuration);
}

export function pathOf(subject: ScreenSubject): string | null {
  return rowOf(subject.audience).pathOf(subject);
}

const OPERATOR_COMMANDS = commandSchemasOf('operator');

export function commandsOf(audience: Subject['audience']): CommandSchemas {
  return audience === 'operator' ? OPERATOR_COMMANDS : AUDIENCE_ROWS[audience].commands;
}

/** The one place where a screen's view is made. */
export function viewOf(subject: ScreenSubject, branch: Branch, moment: Moment, resources: ViewResources): unknown {
  return rowOf(subject.audience).viewOf(branch, subject, moment, resources);
}

/**
 * The last border before the hall: what a public screen is sent has exactly the contract's keys.
 * @throws Error when a view says more, or anything else, than its schema allows: a bug, and nothing is sent
 */
export function assertPublicView(audience: Audience, view: unknown): void {
  const { isPublic, schema } = AUDIENCE_ROWS[audience];
  if (!isPublic) return;
  const parsed = schema.safeParse(view);
  if (!parsed.success) throw new Error(`the ${audience} view would say what it must not: ${parsed.error.message}`);
}
