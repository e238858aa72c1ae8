import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { epochMs } from '../../contract/common.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { noted } from '../people/trail-notes.ts';

/** What the command line needs to know of the clock. `now`: the branch's time. */
export const clockStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('trusted'), now: epochMs }),
  z.strictObject({
    state: z.literal('jumped'),
    now: epochMs,
    /** By how much the machine's clock is ahead, ms; negative: behind. */
    byMs: z.int(),
    since: epochMs,
    isAccepted: z.boolean(),
  }),
]);

export function clockRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/clock', signedIn(parts, null, getClock));
  router.post('/clock/acceptance', signedIn(parts, noted('accepted-clock', null), postAcceptance));
  return router;
}

function getClock({ edge }: HttpParts, { audience }: Subject, _request: Request, response: Response): void {
  if (audience !== 'operator') return refuse(response, 'not-allowed', {});
  answerJson(response, clockStatusSchema, { now: edge.time().now, ...edge.clock.condition() });
}

/** Whoever may read the machine's files knows best whether its clock is right. */
function postAcceptance(parts: HttpParts, subject: Subject, request: Request, response: Response): void {
  const { edge } = parts;
  if (subject.audience !== 'operator') return refuse(response, 'not-allowed', {});
  edge.clock.accept();
  edge.log.warn({ condition: edge.clock.condition() }, 'a person accepted the clock of this machine');
  getClock(parts, subject, request, response);
}
