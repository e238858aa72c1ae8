import { type Request, type Response, Router } from 'express';
import { phoneAsked } from '../../contract/follow-up.ts';
import { telephone } from '../../contract/list/prospects.ts';
import { intentOf } from '../../desk/intent.ts';
import type { HttpParts } from '../http-parts.ts';
import { actorOf } from '../of-subject.ts';
import { answerJson } from '../outgoing.ts';
import { deviceOf, refuse, signedIn } from '../subjects/signed-in.ts';
import { type Subject } from '../subjects/subject.ts';
import { bodyOf } from './list-asker.ts';

/** Over HTTP, not as a command: answers to commands are stored for days, and a phone number must not be. */
export function followUpRoutes(parts: HttpParts): Router {
  const router = Router();
  router.post('/follow-ups/:followUpId/phone', signedIn(parts, null, postPhone));
  return router;
}

/** One click, one event: who read which customer's phone number, and when (JR/T 0171). */
async function postPhone({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const actor = actorOf(subject);
  // Asked before anything is looked up: whoever may not read numbers learns of no record whether it has one.
  if (actor === null || (subject.audience !== 'manager' && subject.audience !== 'supervisor')) return refuse(response, 'not-allowed', {});
  const body = bodyOf(phoneAsked, request, response);
  if (body === null) return;
  const followUpId = String(request.params['followUpId']);
  const phoneOf = (): string | null => {
    const personRef = edge.branch().staff.followUps.get(followUpId)?.personRef ?? null;
    return personRef === null ? null : (edge.personOf(personRef)?.phone ?? null);
  };
  if (edge.branch().staff.followUps.has(followUpId) && phoneOf() === null) return refuse(response, 'no-phone', {});
  const answer = await edge.submit({
    ...intentOf(body.commandId, { type: 'reveal-phone', followUpId }, actor, null),
    deviceId: deviceOf(response),
  });
  const phone = phoneOf();
  if (!answer.ok) return refuse(response, answer.refusal.code, answer.refusal.params);
  // A repeated request gets its answer again, but the number's term may be over by now.
  if (phone === null) return refuse(response, 'no-phone', {});
  answerJson(response, telephone, { ok: true, phone });
}
