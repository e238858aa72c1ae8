import { type Request, type Response, Router } from 'express';
import { ID_MAX_LENGTH } from '../../kernel/words/fields.ts';
import { explanationOf, findTickets } from '../../views/explanation.ts';
import { explanation as explanationSchema, ticketsFound } from '../../contract/explanation.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { noted } from '../people/trail-notes.ts';

/** Longest piece of a number that can be searched for. */
export const NUMBER_MAX_LENGTH = 12;

/** Why a number was called when it was, for staff who answer a customer's question. Nobody in the hall reads this. */
export function ticketRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/tickets', signedIn(parts, noted('read-tickets', null), getFound));
  router.get('/tickets/:ticketId/explanation', signedIn(parts, noted('read-explanation', 'ticketId'), getExplanation));
  return router;
}

function getFound({ edge }: HttpParts, subject: Subject, request: Request, response: Response): void {
  if (!mayExplain(subject)) return refuse(response, 'not-allowed', {});
  const { number } = request.query;
  const wrong = typeof number !== 'string' || number.length > NUMBER_MAX_LENGTH;
  if (wrong) return refuse(response, 'malformed', { field: 'number' });
  answerJson(response, ticketsFound, { tickets: findTickets(edge.branch(), number) });
}

function getExplanation({ edge }: HttpParts, subject: Subject, request: Request, response: Response): void {
  if (!mayExplain(subject)) return refuse(response, 'not-allowed', {});
  const ticketId = String(request.params['ticketId']);
  if (ticketId.length > ID_MAX_LENGTH) return refuse(response, 'malformed', { field: 'ticketId' });
  const explanation = explanationOf(edge.branch(), ticketId);
  if (explanation === null) return refuse(response, 'unknown-ticket', {});
  answerJson(response, explanationSchema, explanation);
}

/** Staff who work in the hall; never tokens of devices or of the command line. */
const STAFF: readonly string[] = ['teller', 'lobby', 'manager', 'supervisor'];

function mayExplain({ audience }: Subject): boolean {
  return STAFF.includes(audience);
}
