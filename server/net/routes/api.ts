import { type Request, type Response, Router } from 'express';
import { dayReport } from '../../contract/day-report.ts';
import { viewMessage } from '../../contract/outgoing.ts';
import { formDatesAnswer } from '../../contract/records.ts';
import { type Audience, AUDIENCES, type Language } from '../../contract/wire.ts';
import { carryOut } from '../carry-out.ts';
import type { Reports } from '../edge.ts';
import type { HttpParts } from '../http-parts.ts';
import { PUBLIC_AUDIENCES, repliesOf } from '../of-subject.ts';
import { isAtThisMachine } from '../origins.ts';
import { answerJson, outgoingReply } from '../outgoing.ts';
import { noted } from '../people/trail-notes.ts';
import { statusOf } from '../reply.ts';
import { deviceOf, refuse, signedIn } from '../subjects/signed-in.ts';
import { hasScreen, type Subject } from '../subjects/subject.ts';
import { apiPage } from './api-page.ts';
import { clockRoutes } from './clock-routes.ts';
import { dayStatus, dayStatusSchema } from './day-status.ts';
import { withDemoBand } from './demo-band.ts';
import { Previews } from '../../prospects/previews.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { followUpRoutes } from './follow-up-routes.ts';
import { gatheringRoutes } from './gathering-routes.ts';
import { importRoutes } from './import-routes.ts';
import { openApiDocument } from './openapi.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pairRoutes } from './pair-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { prospectRoutes } from './prospect-routes.ts';
import { providerRoutes } from './provider-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { simulationRoutes } from './simulation-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { slipRoutes } from './slip-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { trailRoutes } from './trail-routes.ts';

const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** The screens' commands and views, for integrations, and what belongs to no screen. */
export function apiRoutes(parts: HttpParts): Router {
  const router = Router();
  const document = openApiDocument();
  const description = JSON.stringify(document);
  const page = parts.demo.isOn ? withDemoBand(apiPage(document)) : apiPage(document);
  router.get(
    '/',
    forIntegrators(parts, (response) => void response.type('html').send(page)),
  );
  router.get(
    '/openapi.json',
    forIntegrators(parts, (response) => void response.type('json').send(description)),
  );
  router.post('/commands', signedIn(parts, null, postCommand));
  router.get('/views/:audience', signedIn(parts, noted('read-view', 'audience'), getView));
  router.get('/day', signedIn(parts, null, getDay));
  router.get('/reports', signedIn(parts, null, getReportDates));
  router.get('/reports/:name', signedIn(parts, noted('read-report', 'name'), oneAtATime(getReport)));
  router.use(clockRoutes(parts));
  router.use(recordRoutes(parts));
  router.use(ticketRoutes(parts));
  router.use(simulationRoutes(parts));
  router.use(signInRoutes(parts));
  router.use(providerRoutes(parts));
  router.use(peopleRoutes(parts));
  router.use(trailRoutes(parts));
  const previews = new Previews();
  router.use(erasureRoutes(parts, previews));
  router.use(pairRoutes(parts));
  router.use(slipRoutes(parts));
  router.use(importRoutes(parts, previews));
  router.use(prospectRoutes(parts));
  router.use(gatheringRoutes(parts));
  router.use(followUpRoutes(parts));
  return router;
}

/** The description names what staff may say of a customer: only this machine and staff tokens may read it, not the hall's screens. */
function forIntegrators(parts: HttpParts, send: (response: Response) => void) {
  const toStaff = signedIn(parts, null, (_, subject, __, response) => {
    if (isPublic(subject)) refuse(response, 'not-allowed', {});
    else send(response);
  });
  return async (request: Request, response: Response): Promise<void> => {
    if (isAtThisMachine(request.socket.remoteAddress, request.headers)) send(response);
    else await toStaff(request, response);
  };
}

function isPublic({ audience }: Subject): boolean {
  return PUBLIC_AUDIENCES.some((one) => one === audience);
}

async function postCommand({ edge, devices }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return refuse(response, 'malformed', { field: 'Content-Type: application/json' });
  const { commandId, command, ...others } = body as Record<string, unknown>;
  const stray = Object.keys(others)[0];
  if (stray !== undefined) return refuse(response, 'malformed', { field: stray.slice(0, 48) });
  const replies = repliesOf(subject.audience);
  const reply = outgoingReply(
    edge.log,
    replies,
    await carryOut(edge, devices, { subject, deviceId: deviceOf(response) }, commandId, command),
  );
  answerJson(response.status(statusOf(reply)), replies, reply);
}

function getView({ publisher }: HttpParts, subject: Subject, request: Request, response: Response): void {
  const audience = String(request.params['audience']);
  if (!AUDIENCES.includes(audience as Audience)) return refuse(response, 'unknown-view', { field: audience.slice(0, 48) });
  if (!hasScreen(subject, audience as Audience)) return refuse(response, 'not-allowed', {});
  const message = publisher().current(subject);
  if (message === null) return refuse(response, 'not-signed-in', {});
  answerJson(response, viewMessage, message);
}

function getDay({ edge }: HttpParts, subject: Subject, _request: Request, response: Response): void {
  if (!readsReports(subject)) return refuse(response, 'not-allowed', {});
  answerJson(response, dayStatusSchema, dayStatus(edge.branch()));
}

function getReportDates({ edge }: HttpParts, subject: Subject, _request: Request, response: Response): void {
  if (!readsReports(subject)) return refuse(response, 'not-allowed', {});
  answerJson(response, formDatesAnswer, { dates: edge.reports.dates() });
}

/** "2026-11-23" as data, "2026-11-23.csv" as a table, "2026-11-23-calls.csv" as every call with its reason. */
async function getReport({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  if (!readsReports(subject)) return refuse(response, 'not-allowed', {});
  const [, date = '', kind = ''] = /^(.+?)(-calls\.csv|\.csv)?$/.exec(String(request.params['name'])) ?? [];
  if (!DATE_PATTERN.test(date)) return refuse(response, 'malformed', { field: 'date' });
  const language = request.query['language'] === 'en' ? 'en' : 'zh-CN';
  const report = await readReport(edge.reports, date, kind, language);
  if (report === null) return refuse(response, 'unknown-view', { field: date });
  if (kind === '') answerJson(response, dayReport, report);
  else response.attachment(`branch-day-${date}${kind}`).type('text/csv; charset=utf-8').send(report);
}

function readReport(reports: Reports, date: string, kind: string, language: Language): Promise<object | string | null> {
  if (kind === '') return reports.day(date);
  return kind === '.csv' ? reports.csv(date, language) : reports.callsCsv(date, language);
}

function readsReports(subject: Subject): boolean {
  return subject.audience === 'lobby' || subject.audience === 'operator';
}
