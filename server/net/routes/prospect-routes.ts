import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { id } from '../../contract/common.ts';
import { contactLogged, prospectAsked, prospectPage, type ProspectRow, prospectState, telephone } from '../../contract/list/prospects.ts';
import { done } from '../../contract/outgoing.ts';
import type { CommandOf } from '../../kernel/commands.ts';
import { isContactHour } from '../../kernel/follow-up/contact-hour.ts';
import { isOpen } from '../../kernel/state/prospect.ts';
import { draftContact, draftDeletion, draftReveal, type Reach } from '../../prospects/drafts.ts';
import { maskedTelephone } from '../../prospects/telephone.ts';
import { type Prospect, PROSPECTS_MAX } from '../../store/prospect.ts';
import type { Edge } from '../edge.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { ask, bodyOf, managersOf, managersOfBranch } from './list-asker.ts';
import { noted } from '../people/trail-notes.ts';

/** "all": all managers' lists, for those who oversee them. */
const prospectQuery = z.strictObject({
  managerId: id.nullable().default(null),
  state: prospectState.nullable().default(null),
  offset: z.coerce.number().int().min(0).max(PROSPECTS_MAX).default(0),
});

/** Worklists (S81): managers and assistants see their own, supervisor and head see all. */
export function prospectRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/prospects', signedIn(parts, noted('read-prospects', null), getProspects));
  router.post('/prospects/:prospectId/telephone', signedIn(parts, null, postTelephone));
  router.post('/prospects/:prospectId/contacts', signedIn(parts, null, postContact));
  router.post('/prospects/:prospectId/deletion', signedIn(parts, null, postDeletion));
  return router;
}

/** undefined: this token may not see prospects. */
function reachOf(edge: Edge, subject: Subject): Reach | undefined {
  if (subject.audience === 'supervisor') return null;
  return subject.audience === 'manager' ? managersOf(edge.configuration(), subject.staffId) : undefined;
}

function getProspects({ edge }: HttpParts, subject: Subject, request: Request, response: Response): void {
  const reach = reachOf(edge, subject);
  if (reach === undefined) return refuse(response, 'not-allowed', {});
  const query = prospectQuery.safeParse(request.query);
  if (!query.success) return refuse(response, 'malformed', { field: String(query.error.issues[0]?.path[0] ?? 'query').slice(0, 48) });
  const { managerId, state, offset } = query.data;
  const whose = managerId ?? (reach === null ? null : (reach[0] ?? ''));
  if (reach !== null && (whose === null || !reach.includes(whose))) return refuse(response, 'not-allowed', {});
  const managers = managersOfBranch(edge.configuration()).filter((one) => reach === null || reach.includes(one.managerId));
  const nameOf = (one: string) => managers.find((manager) => manager.managerId === one)?.name ?? one;
  const { local } = edge.time();
  const today = local.date;
  const { guidance } = edge.configuration();
  const { rows, total } = edge.lists.prospects.page({ managerId: whose, state, offset });
  const figures = edge.lists.prospects.figures(today).filter((one) => reach === null || reach.includes(one.managerId));
  answerJson(response, prospectPage, {
    rows: rows.map((prospect) => rowOf(prospect, nameOf(prospect.managerId), today)),
    total,
    today,
    figures: figures.map((one) => ({ ...one, name: nameOf(one.managerId) })),
    managers,
    needsReason: !isContactHour(guidance, local),
    reasons: [...guidance.lateContactReasons],
  });
}

function rowOf({ id: prospectId, managerId, state, dueOn, contacts, details }: Prospect, managerName: string, today: string): ProspectRow {
  const { name = '', phone = '', source = '', note = '', preferredTime = '' } = details ?? {};
  return {
    id: prospectId,
    managerId,
    managerName,
    name,
    phone: phone === '' ? '' : maskedTelephone(phone),
    source,
    note,
    preferredTime,
    state,
    dueOn,
    overdue: isOpen(state) && dueOn !== null && dueOn < today,
    contacts,
    readable: details !== null,
  };
}

/** One click, one event: who read which phone number, and when (JR/T 0171). */
async function postTelephone({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const { reach, prospectId } = target(edge, subject, request);
  if (reach === undefined) return refuse(response, 'not-allowed', {});
  const body = bodyOf(prospectAsked, request, response);
  if (body === null) return;
  const asked = { type: 'reveal-prospect', prospectId };
  if (!(await ask({ edge, subject, response }, body.commandId, asked, draftReveal(reach, prospectId)))) return;
  const phone = edge.lists.prospects.find(prospectId)?.details?.phone;
  // Deleted since the commit, or a repeated request for a prospect who is gone by now.
  if (phone === undefined) return refuse(response, 'unknown-prospect', {});
  answerJson(response, telephone, { ok: true, phone });
}

async function postContact({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const { reach, prospectId } = target(edge, subject, request);
  if (reach === undefined || subject.audience !== 'manager') return refuse(response, 'not-allowed', {});
  const body = bodyOf(contactLogged, request, response);
  if (body === null) return;
  const { commandId, result, dueOn, reasonId } = body;
  const command: CommandOf<'log-prospect-contact'> = { type: 'log-prospect-contact', prospectId, result, dueOn, reasonId };
  if (await ask({ edge, subject, response }, commandId, command, draftContact(reach, command))) answerJson(response, done, { ok: true });
}

async function postDeletion({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const { reach, prospectId } = target(edge, subject, request);
  if (reach === undefined) return refuse(response, 'not-allowed', {});
  const body = bodyOf(prospectAsked, request, response);
  if (body === null) return;
  const asked = { type: 'delete-prospect', prospectId };
  if (await ask({ edge, subject, response }, body.commandId, asked, draftDeletion(reach, prospectId)))
    answerJson(response, done, { ok: true });
}

function target(edge: Edge, subject: Subject, request: Request): { reach: Reach | undefined; prospectId: string } {
  return { reach: reachOf(edge, subject), prospectId: String(request.params['prospectId']) };
}
