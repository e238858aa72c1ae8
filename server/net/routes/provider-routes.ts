import type { IncomingMessage } from 'node:http';
import { type Request, type Response, Router } from 'express';
import {
  providerAnswerRequest,
  providerBegun,
  providerBeginRequest,
  providerOffered,
  providerSignedIn,
} from '../../contract/people/people.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { cookieFor, cookieOf } from '../people/cookies.ts';
import { refuse } from '../subjects/signed-in.ts';
import { bodyOf } from './list-asker.ts';
import { keepSession } from './own-session.ts';

/**
 * Staff sign in by the bank's own account. The browser comes back to the page of the door, and that page asks here with the answer: so the
 * cookies may stay SameSite=Strict, which a request straight from the provider would not carry, and no answer stands in an address of this server's API.
 */
export function providerRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/sign-in/provider', (request, response) => offer(parts, request, response));
  router.post('/sign-in/provider', (request, response) => begin(parts, request, response));
  router.post('/sign-in/provider/answer', (request, response) => finish(parts, request, response));
  return router;
}

function offer({ signIn, provider }: HttpParts, request: Request, response: Response): void {
  if (signIn.workstation(cookieOf(request, 'device')) === null) return refuse(response, 'device-not-enrolled', {});
  answerJson(response, providerOffered, { isOffered: provider.isOffered });
}

async function begin({ provider, transport }: HttpParts, request: Request, response: Response): Promise<void> {
  const asked = bodyOf(providerBeginRequest, request, response);
  if (asked === null) return;
  const outcome = await provider.begin(asked.page, cookieOf(request, 'device'), originOf(request, transport === null ? 'http' : 'https'));
  if (!outcome.ok) return refuse(response, outcome.refusal.code, outcome.refusal.params);
  const { address, flowToken } = outcome.value;
  const [name, options] = cookieFor(request, 'flow');
  response.cookie(name, flowToken, options);
  answerJson(response, providerBegun, { address });
}

/** The name by which the browser knows this server. */
function originOf({ headers }: IncomingMessage, scheme: string): string {
  const named = `${scheme}://${headers.host ?? ''}`;
  return URL.canParse(named) ? new URL(named).origin : '';
}

async function finish(parts: HttpParts, request: Request, response: Response): Promise<void> {
  const asked = bodyOf(providerAnswerRequest, request, response);
  if (asked === null) return;
  const device = cookieOf(request, 'device');
  const deviceId = parts.signIn.workstation(device);
  if (deviceId !== null) parts.sightings.note(deviceId, request.socket.remoteAddress ?? '');
  response.clearCookie(...cookieFor(request, 'flow'));
  const outcome = await parts.provider.finish(asked.answer, cookieOf(request, 'flow'), device);
  if (!outcome.ok) return refuse(response, outcome.refusal.code, outcome.refusal.params);
  keepSession(parts, outcome.value, request, response);
  answerJson(response, providerSignedIn, { page: outcome.value.page });
}
