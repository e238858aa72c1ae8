import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { importText } from '../../contract/texts/import-texts.ts';
import { done } from '../../contract/outgoing.ts';
import {
  importCommit,
  importPreview,
  importQuery,
  type ImportRefused,
  importRefused,
  LIST_BYTES_MAX,
} from '../../contract/list/prospects.ts';
import { dateAfter } from '../../prospects/calendar.ts';
import { checkList } from '../../prospects/check-list.ts';
import { draftImport } from '../../prospects/drafts.ts';
import type { Previews } from '../../prospects/previews.ts';
import type { Edge } from '../edge.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { type Handler, refuse, signedIn, subjectOfRequest } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { noted } from '../people/trail-notes.ts';
import { ask, bodyOf, managersOfBranch } from './list-asker.ts';

const UNPROCESSABLE = 422;

type Asker = Extract<Subject, { readonly audience: 'supervisor' }>;
type Handle = (edge: Edge, subject: Asker, request: Request, response: Response) => Promise<void> | void;

/** A customer list is checked first and imported afterwards: what is confirmed is what was shown (S08). */
export function importRoutes(parts: HttpParts, previews: Previews): Router {
  const router = Router();
  router.post(
    '/prospect-imports',
    bodyOfSupervisor(parts),
    tooLarge,
    signedIn(
      parts,
      noted('checked-list', null),
      asSupervisor((edge, subject, request, response) => check(edge, previews, subject, request, response)),
    ),
  );
  router.post(
    '/prospect-imports/:importId/commit',
    signedIn(
      parts,
      null,
      asSupervisor((edge, subject, request, response) => commit(edge, previews, subject, request, response)),
    ),
  );
  router.delete(
    '/prospect-imports/:importId',
    signedIn(
      parts,
      null,
      asSupervisor((edge, subject, request, response) => {
        const importId = String(request.params['importId']);
        if (previews.find(importId, subject.staffId, edge.time().now) !== null) previews.drop(importId);
        answerJson(response, done, { ok: true });
      }),
    ),
  );
  return router;
}

/** Only a supervisor's token makes the server read a body of two megabytes. */
function bodyOfSupervisor(parts: HttpParts) {
  const raw = express.raw({ limit: LIST_BYTES_MAX, type: () => true });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (subjectOfRequest(parts, request)?.audience === 'supervisor') raw(request, response, next);
    else next();
  };
}

function tooLarge(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (status === 413) return refuse(response, 'payload-too-large', { limit: LIST_BYTES_MAX });
  next(error);
}

function asSupervisor(handle: Handle): Handler {
  return ({ edge }, subject, request, response) =>
    subject.audience === 'supervisor' ? handle(edge, subject, request, response) : refuse(response, 'not-allowed', {});
}

function check(edge: Edge, previews: Previews, { staffId }: Asker, request: Request, response: Response): void {
  const query = importQuery.safeParse(request.query);
  if (!query.success) return refuse(response, 'malformed', { field: String(query.error.issues[0]?.path[0] ?? 'query').slice(0, 48) });
  const { now, local } = edge.time();
  const { share, managers: chosen, dueDays } = query.data;
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { prospects } = edge.lists;
  const open = new Map(prospects.figures(local.date).map((one) => [one.managerId, one.open]));
  const managers = managersOfBranch(edge.configuration()).map((one) => ({ ...one, open: open.get(one.managerId) ?? 0 }));
  const checked = checkList(
    { bytes, share, chosen, dueOn: dateAfter(local.date, dueDays), staffId },
    { managers, hasPhone: (phone) => prospects.hasPhone(phone), newId: edge.newId, now },
  );
  if (!checked.ok) {
    const { line, code } = checked.problem;
    const refused = { ok: false, problems: [{ line, code, text: importText(checked.problem) }] } satisfies ImportRefused;
    return answerJson(response.status(UNPROCESSABLE), importRefused, refused);
  }
  previews.hold(checked.list, now);
  answerJson(response, importPreview, checked.list.preview);
}

async function commit(edge: Edge, previews: Previews, subject: Asker, request: Request, response: Response): Promise<void> {
  const body = bodyOf(importCommit, request, response);
  if (body === null) return;
  const importId = String(request.params['importId']);
  const { commandId, leavingOut } = body;
  const list = previews.find(importId, subject.staffId, edge.time().now);
  const asked = { type: 'import-prospects', importId, leavingOut };
  if (!(await ask({ edge, subject, response }, commandId, asked, draftImport(list, leavingOut)))) return;
  previews.drop(importId);
  edge.log.info({ importId, rows: list?.prospects.length ?? 0 }, 'customer list imported');
  answerJson(response, done, { ok: true });
}
