import { devicePaired, devicesListed, pairingOpened, renameRequest } from '../../contract/people/devices.ts';
import { erasureAsked, erasureFound, erasureOrdered, erasureReceipt } from '../../contract/people/erasure.ts';
import {
  administratorRequest,
  codeAnswer,
  codeRequest,
  disabledRequest,
  meAnswer,
  peopleAnswer,
  providerAnswerRequest,
  providerBeginRequest,
  providerBegun,
  providerOffered,
  providerSignedIn,
  setUpRequest,
  signedOut,
  signInRequest,
} from '../../contract/people/people.ts';
import { trailAnswer, trailQuery } from '../../contract/people/trail.ts';
import type { Describe } from './openapi-lists.ts';
import { openRequest, pairRequest } from './pair-routes.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const KEEPERS = 'supervisor, administrator and operator';
const ADMINISTRATORS = 'administrator and operator';
const DEVICE = parameter('id');
const PERSON = parameter('staffId');
const CSV = { 'text/csv': { schema: { type: 'string' } } };
const TRAIL_FILTERS = Object.entries(trailQuery.shape).map(([name, { type }]) => ({
  name,
  in: 'query',
  required: type !== 'optional',
  schema: { type: 'string' },
}));

/** Who signs in, and where: people, sessions and paired devices. */
export function peoplePaths({ operation, takes, answer, ok }: Describe): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> {
  const byAnybody = (asked: JsonSchema): JsonSchema => ({ ...asked, security: [] });
  const ofPerson = (asked: JsonSchema): JsonSchema => ({ ...asked, parameters: [PERSON] });
  const ofDevice = (asked: JsonSchema): JsonSchema => ({ ...asked, parameters: [DEVICE] });
  return {
    '/api/sign-in': {
      post: byAnybody(takes(signInRequest, operation('Sign in at a paired device: sets a cookie', 'anybody', answer(meAnswer)))),
    },
    '/api/sign-in/provider': {
      get: byAnybody(operation('Whether the bank’s own account signs in at this paired device', 'anybody', answer(providerOffered))),
      post: byAnybody(
        takes(providerBeginRequest, operation('Begin to sign in with the bank’s account: where to go', 'anybody', answer(providerBegun))),
      ),
    },
    '/api/sign-in/provider/answer': {
      post: byAnybody(
        takes(
          providerAnswerRequest,
          operation('Hand in what the bank’s sign-in answered: sets a cookie', 'anybody', answer(providerSignedIn)),
        ),
      ),
    },
    '/api/set-up': { post: byAnybody(takes(setUpRequest, operation('Choose a PIN with a one-time code', 'anybody', answer(meAnswer)))) },
    '/api/me': { get: operation('Who is signed in, and where', 'staff', answer(meAnswer)) },
    '/api/me/sessions/{id}': { delete: ofDevice(operation('Sign out at another device', 'staff', ok)) },
    '/api/sign-out': { post: operation('Sign out; where to sign out of the bank’s account too', 'staff', answer(signedOut)) },
    '/api/people': { get: operation('People of the branch, and where they are signed in', KEEPERS, answer(peopleAnswer)) },
    '/api/people/{staffId}/code': {
      post: ofPerson(takes(codeRequest, operation('A one-time code with which a person chooses a new PIN', KEEPERS, answer(codeAnswer)))),
    },
    '/api/people/{staffId}/disabled': { post: ofPerson(takes(disabledRequest, operation('Whether a person may sign in', KEEPERS, ok))) },
    '/api/people/{staffId}/administrator': {
      post: ofPerson(takes(administratorRequest, operation('Whether a person is an administrator', ADMINISTRATORS, ok))),
    },
    '/api/people/{staffId}/sessions': { delete: ofPerson(operation('Sign a person out everywhere', KEEPERS, ok)) },
    '/api/pairings': { post: takes(openRequest, operation('Open a pairing code for a device', KEEPERS, answer(pairingOpened))) },
    '/api/pair': {
      post: byAnybody(takes(pairRequest, operation('Use a pairing code: the device’s own token', 'anybody', answer(devicePaired)))),
    },
    '/api/trail': { get: { ...operation('Who did and read what, newest first', KEEPERS, answer(trailAnswer)), parameters: TRAIL_FILTERS } },
    '/api/trail.csv': { get: { ...operation('The same as CSV', KEEPERS, CSV), parameters: TRAIL_FILTERS } },
    '/api/erasures/search': {
      post: takes(erasureAsked, operation('How much is kept about a customer, by kind', 'supervisor', answer(erasureFound))),
    },
    '/api/erasures': {
      post: takes(erasureOrdered, operation('Erase all of it, at the customer’s request', 'supervisor', answer(erasureReceipt))),
    },
    '/api/erasures/{number}': {
      get: { ...operation('The receipt of an erasure', 'supervisor', answer(erasureReceipt)), parameters: [parameter('number')] },
    },
    '/api/devices': { get: operation('Paired devices', KEEPERS, answer(devicesListed)) },
    '/api/devices/{id}': {
      patch: ofDevice(takes(renameRequest, operation('Rename a device', KEEPERS, ok))),
      delete: ofDevice(operation('Revoke a device’s token', KEEPERS, ok)),
    },
  };
}

function parameter(name: string): JsonSchema {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}
