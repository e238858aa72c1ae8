import type { Request, Response } from 'express';
import type { RefusalCode, RefusalParams } from '../../kernel/words/refusal.ts';
import { refusal } from '../../contract/outgoing.ts';
import type { HttpParts } from '../http-parts.ts';
import { isConfigured } from '../of-subject.ts';
import { answerJson } from '../outgoing.ts';
import { refusalReply, statusOf } from '../reply.ts';
import { type Subject } from './subject.ts';

const BEARER_PATTERN = /^Bearer ([\w-]{1,128})$/i;

export type Handler = (parts: HttpParts, subject: Subject, request: Request, response: Response) => Promise<void> | void;

/** Runs `handle` for callers with a token. Express 5 hands a rejected promise to the error handler. */
export function signedIn(parts: HttpParts, handle: Handler) {
  return async (request: Request, response: Response): Promise<void> => {
    const { edge, gate } = parts;
    const token = tokenOf(request);
    const subject = edge.findSubject(token);
    if (subject === null || !isConfigured(subject, edge.configuration())) {
      const patient = await gate.mayFail(request.socket.remoteAddress ?? '');
      return refuse(response, patient ? 'not-signed-in' : 'too-many-requests', {});
    }
    if (!(await gate.mayAsk(token, subject.audience))) return refuse(response, 'too-many-requests', {});
    await handle(parts, subject, request, response);
  };
}

/** The caller's token; empty: nothing that could be one. */
export function tokenOf(request: Pick<Request, 'headers'>): string {
  return BEARER_PATTERN.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

export function refuse(response: Response, code: RefusalCode, params: RefusalParams): void {
  const reply = refusalReply(code, params);
  if (code === 'not-signed-in') response.set('WWW-Authenticate', 'Bearer');
  answerJson(response.status(statusOf(reply)), refusal, reply);
}
