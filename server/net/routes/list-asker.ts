import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { MakeDraft } from '../../desk/draft.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { Edge } from '../edge.ts';
import { actorOf } from '../of-subject.ts';
import { readInput } from '../read-input.ts';
import { deviceOf, refuse } from '../subjects/signed-in.ts';
import { type Subject } from '../subjects/subject.ts';

/** The body as its schema gives it; null: the refusal has been sent. */
export function bodyOf<T>(schema: z.ZodType<T>, request: Request, response: Response): T | null {
  const parsed = readInput(schema, request.body);
  if (parsed.success) return parsed.data;
  refuse(response, 'malformed', { field: (parsed.error?.issues[0]?.path.join('.') ?? 'body').slice(0, 48) });
  return null;
}

/** Carries a draft out in the caller's name; false: the refusal has been sent. */
export async function ask(
  { edge, subject, response }: { readonly edge: Edge; readonly subject: Subject; readonly response: Response },
  commandId: string,
  asked: object,
  draft: MakeDraft,
): Promise<boolean> {
  const actor = actorOf(subject);
  if (actor === null) {
    refuse(response, 'not-allowed', {});
    return false;
  }
  const answer = await edge.submit({ commandId, actor, deviceId: deviceOf(response), asked, draft, person: null });
  if (answer.ok) return true;
  refuse(response, answer.refusal.code, answer.refusal.params);
  return false;
}

/** The managers for whom a token acts: the manager himself, or those of an assistant (S47). */
export function managersOf({ guidance }: BranchConfiguration, staffId: string): string[] {
  return [staffId, ...guidance.managers.filter(({ assistantIds }) => assistantIds.includes(staffId)).map((manager) => manager.staffId)];
}

/** All staff with the role, to whom prospects and guests can be given. */
export function managersOfBranch({ staff }: BranchConfiguration): { managerId: string; name: string }[] {
  return staff.filter(({ roles }) => roles.includes('manager')).map(({ id, name }) => ({ managerId: id, name }));
}
