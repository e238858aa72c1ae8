import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { RefusalCode, RefusalParams } from '../../kernel/words/refusal.ts';
import { refusal } from '../../contract/outgoing.ts';
import { STAFF_PAGES } from '../../contract/people/people.ts';
import type { HttpParts } from '../http-parts.ts';
import { isConfigured } from '../of-subject.ts';
import { answerJson } from '../outgoing.ts';
import { ABOUT_MAX_LENGTH } from '../../contract/people/trail.ts';
import { cookieOf } from '../people/cookies.ts';
import { type Asker, askerOf, type Noted } from '../people/trail-notes.ts';
import { refusalReply, statusOf } from '../reply.ts';
import { type Subject } from './subject.ts';

const BEARER_PATTERN = /^Bearer ([\w-]{1,128})$/i;

export type Handler = (parts: HttpParts, subject: Subject, request: Request, response: Response) => Promise<void> | void;

/**
 * Names the page in whose name a signed-in person asks. A page of another origin cannot send it without asking first, so that the cookie alone
 * carries nothing out.
 */
const PAGE_HEADER = 'branch-page';

/**
 * Runs `handle` for callers with a token, or with a session. Express 5 hands a rejected promise to the error handler.
 * @param what what people's use of it is called in the trail; null: it shows nothing personal, or the branch's own events tell who asked
 */
export function signedIn(parts: HttpParts, what: Noted | null, handle: Handler) {
  return async (request: Request, response: Response): Promise<void> => {
    const { edge, gate } = parts;
    const token = tokenOf(request) || cookieOf(request, 'session');
    const subject = subjectOfRequest(parts, request);
    if (subject === null || !isConfigured(subject, edge.configuration())) {
      const patient = await gate.mayFail(request.socket.remoteAddress ?? '');
      return refuse(response, patient ? 'not-signed-in' : 'too-many-requests', {});
    }
    if (!(await gate.mayAsk(token, subject.audience))) return refuse(response, 'too-many-requests', {});
    if (request.method !== 'GET') parts.sessions.touch(cookieOf(request, 'session'));
    setDevice(response, deviceIdOf(parts, request));
    const asker = askerOf(subject, deviceOf(response));
    if (what !== null && asker !== null) noteBeforeAnswer(parts, asker, what, request, response);
    await handle(parts, subject, request, response);
  };
}

/** Before the first byte leaves: what cannot be written down is not shown. */
function noteBeforeAnswer(
  { notes }: HttpParts,
  asker: Asker,
  { act, about, isStanding }: Noted,
  request: Request,
  response: Response,
): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    response.send = send;
    const isDone = response.statusCode < 400;
    const named = isDone && about !== null ? String(request.params[about]).slice(0, ABOUT_MAX_LENGTH) : null;
    if (isStanding) notes.noteStanding(asker, act, isDone ? 'done' : 'refused');
    else notes.note(asker, act, named, isDone ? 'done' : 'refused');
    return response.send(body);
  };
}

/** Id of the device whose token asks, or at which the person is signed in; null: the command line. */
function deviceIdOf({ edge, sessions }: HttpParts, request: Request): string | null {
  return edge.enrolment.idOf(tokenOf(request)) ?? sessions.find(cookieOf(request, 'session'))?.deviceId ?? null;
}

const DEVICE = 'deviceId';

function setDevice({ locals }: Response, deviceId: string | null): void {
  locals[DEVICE] = deviceId;
}

/** Where the person who asks sits, once `signedIn` has let him in. */
export function deviceOf({ locals }: Response): string | null {
  const deviceId: unknown = locals[DEVICE];
  return typeof deviceId === 'string' ? deviceId : null;
}

type Known = Pick<HttpParts, 'edge' | 'sessions'>;

/** Whether somebody of ours asks, whatever page he names: what strangers send is limited by their address. */
export function isKnown(known: Known, request: IncomingMessage): boolean {
  return known.edge.findSubject(tokenOf(request)) !== null || cookieBearerOf(known, request) !== null;
}

/** Session or device by which a workstation's browser is known, before it says anything; null: it is not. */
export function cookieBearerOf({ edge, sessions }: Known, request: IncomingMessage): string | null {
  const session = cookieOf(request, 'session');
  if (sessions.find(session) !== null) return session;
  const device = cookieOf(request, 'device');
  return edge.enrolment.idOf(device) === null ? null : device;
}

/** null: nobody's. The caller asks whether he is configured. */
export function subjectOfRequest(parts: HttpParts, request: Request): Subject | null {
  return parts.edge.findSubject(tokenOf(request)) ?? bySession(parts, request);
}

function bySession({ sessions }: HttpParts, request: Request): Subject | null {
  const page = STAFF_PAGES.find((name) => name === request.headers[PAGE_HEADER]);
  return page === undefined ? null : sessions.subjectOf(cookieOf(request, 'session'), page);
}

/** The caller's token; empty: nothing that could be one. */
function tokenOf(request: IncomingMessage): string {
  return BEARER_PATTERN.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

export function refuse(response: Response, code: RefusalCode, params: RefusalParams): void {
  const reply = refusalReply(code, params);
  if (code === 'not-signed-in') response.set('WWW-Authenticate', 'Bearer');
  answerJson(response.status(statusOf(reply)), refusal, reply);
}
