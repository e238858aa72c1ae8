import express, { type NextFunction, type Request, type Response } from 'express';
import type { HttpParts } from './http-parts.ts';
import { isTooDeep } from './nesting.ts';
import { requestMaxBytesOf } from './of-subject.ts';
import { cookieOf } from './people/cookies.ts';
import { subjectOfRequest } from './subjects/signed-in.ts';

/** A pairing code and little else. */
const UNSIGNED_MAX_BYTES = 1_024;
/** At a paired workstation nobody is signed in yet: what the bank's sign-in answers has some 2 KB. */
export const WORKSTATION_MAX_BYTES = 8 * 1_024;

/** A body nests deeper than anything that is asked here. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
  readonly status = 400;
}

/** Reads a JSON body once its size and its depth are known to be those of whoever sends it. */
export function jsonBody(parts: HttpParts) {
  const readers = new Map<number, ReturnType<typeof readerOf>>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const subject = subjectOfRequest(parts, request);
    const unsigned = parts.signIn.workstation(cookieOf(request, 'device')) === null ? UNSIGNED_MAX_BYTES : WORKSTATION_MAX_BYTES;
    const limit = subject === null ? unsigned : requestMaxBytesOf(subject.audience);
    const reader = readers.get(limit) ?? readerOf(limit);
    readers.set(limit, reader);
    reader(request, response, next);
  };
}

function readerOf(limit: number) {
  return express.json({ limit, type: 'application/json', verify: refuseDepth });
}

function refuseDepth(_request: unknown, _response: unknown, body: Buffer): void {
  if (isTooDeep(body.toString('utf8'))) throw new TooDeep();
}
