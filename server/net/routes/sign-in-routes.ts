import { type Request, type Response, Router } from 'express';
import { done } from '../../contract/outgoing.ts';
import { meAnswer, type MeAnswer, setUpRequest, signedOut, signInRequest } from '../../contract/people/people.ts';
import { AUDIENCE_OF_ROLE } from '../audiences.ts';
import type { HttpParts } from '../http-parts.ts';
import { isConfigured } from '../of-subject.ts';
import { answerJson } from '../outgoing.ts';
import { cookieFor, cookieOf } from '../people/cookies.ts';
import type { Begun } from '../people/sign-in.ts';
import { refuse, subjectOfRequest } from '../subjects/signed-in.ts';
import { bodyOf } from './list-asker.ts';
import { endSession, keepSession } from './own-session.ts';

/** Staff sign in, out, and see where they are signed in. */
export function signInRoutes(parts: HttpParts): Router {
  const router = Router();
  router.post('/sign-in', (request, response) => signIn(parts, request, response));
  router.post('/set-up', (request, response) => setUp(parts, request, response));
  router.get('/me', (request, response) => me(parts, request, response));
  router.post('/sign-out', (request, response) => signOut(parts, request, response));
  router.delete('/me/sessions/:id', (request, response) => endOwn(parts, request, response));
  return router;
}

async function signIn(parts: HttpParts, request: Request, response: Response): Promise<void> {
  const asked = bodyOf(signInRequest, request, response);
  if (asked === null) return;
  const device = cookieOf(request, 'device');
  const deviceId = parts.signIn.workstation(device);
  if (deviceId !== null) parts.sightings.note(deviceId, request.socket.remoteAddress ?? '');
  const outcome = await parts.signIn.signIn(asked, device, cookieOf(request, 'session'));
  if (!outcome.ok) return refuse(response, outcome.refusal.code, outcome.refusal.params);
  answerBegun(parts, outcome.value, request, response);
}

/** Codes are 58 bits; whoever guesses at them all the same is slowed down by his address. */
async function setUp(parts: HttpParts, request: Request, response: Response): Promise<void> {
  const asked = bodyOf(setUpRequest, request, response);
  if (asked === null) return;
  const outcome = await parts.signIn.setUp(asked, cookieOf(request, 'device'));
  if (outcome.ok) return answerBegun(parts, outcome.value, request, response);
  const isGuess = outcome.refusal.code === 'code-wrong';
  if (isGuess && !(await parts.gate.mayFail(request.socket.remoteAddress ?? ''))) return refuse(response, 'too-many-requests', {});
  refuse(response, outcome.refusal.code, outcome.refusal.params);
}

function answerBegun(parts: HttpParts, begun: Begun, request: Request, response: Response): void {
  keepSession(parts, begun, request, response);
  answerJson(response, meAnswer, parts.sessions.me(begun.session));
}

function me(parts: HttpParts, request: Request, response: Response): void {
  const session = parts.sessions.find(cookieOf(request, 'session'));
  const device = parts.signIn.workstation(cookieOf(request, 'device'));
  if (device !== null) parts.sightings.note(device, request.socket.remoteAddress ?? '');
  const subject = subjectOfRequest(parts, request);
  if (
    subject !== null &&
    'staffId' in subject &&
    isConfigured(subject, parts.edge.configuration()) &&
    session?.staffId !== subject.staffId
  ) {
    return answerJson(response, meAnswer, meByLink(parts, subject.staffId));
  }
  if (session !== null) return answerJson(response, meAnswer, parts.sessions.me(session));
  refuse(response, device !== null ? 'not-signed-in' : 'device-not-enrolled', {});
}

/** By a link of the demo, which has no session. */
function meByLink({ edge }: HttpParts, staffId: string): MeAnswer {
  const { staff, branch } = edge.configuration();
  const person = staff.find(({ id }) => id === staffId);
  const pages = [...new Set((person?.roles ?? []).map((role) => AUDIENCE_OF_ROLE[role]))];
  return {
    staffId,
    name: person?.name ?? staffId,
    staffNumber: null,
    pages,
    deviceName: '',
    timeZone: branch.timeZone,
    sessions: [],
    colleagues: [],
  };
}

/** Here at once; whoever signed in at the provider signs out there too, if it is there and offers that. */
async function signOut(parts: HttpParts, request: Request, response: Response): Promise<void> {
  const session = parts.sessions.find(cookieOf(request, 'session'));
  if (session !== null) endSession(parts, session);
  response.clearCookie(...cookieFor(request, 'session'));
  answerJson(response, signedOut, { ok: true, providerAddress: session === null ? null : await parts.provider.leave(session.id) });
}

/** One's own session at another device. */
function endOwn(parts: HttpParts, request: Request, response: Response): void {
  const own = parts.sessions.find(cookieOf(request, 'session'));
  if (own === null) return refuse(response, 'not-signed-in', {});
  const other = parts.edge.sessions.list().find(({ id, staffId }) => id === request.params['id'] && staffId === own.staffId);
  if (other !== undefined) endSession(parts, other);
  answerJson(response, done, { ok: true });
}
