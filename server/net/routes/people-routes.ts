import { type Request, type Response, Router } from 'express';
import { done } from '../../contract/outgoing.ts';
import { administratorRequest, codeAnswer, codeRequest, disabledRequest, peopleAnswer } from '../../contract/people/people.ts';
import type { Credential, Credentials } from '../../store/tables/credentials-table.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { makeOneTimeCode, partsOfCode } from '../people/one-time-code.ts';
import { mayChange, mayKeepPeople, peopleShown } from '../people/people-shown.ts';
import { hashSecret, unlessBusy } from '../people/secrets.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { bodyOf } from './list-asker.ts';
import { noted, notedOnce } from '../people/trail-notes.ts';

/** A code is handed over in person, the same day. */
export const CODE_LIFE_MS = 24 * 60 * 60_000;

/** The people of the branch, for administrator and supervisor: who may sign in, with which number, and where each is signed in. */
export function peopleRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/people', signedIn(parts, notedOnce('read-people'), listPeople));
  router.post('/people/:staffId/code', signedIn(parts, noted('secret-code-opened', 'staffId'), openCode));
  router.post('/people/:staffId/disabled', signedIn(parts, noted('access-changed', 'staffId'), disable));
  router.post('/people/:staffId/administrator', signedIn(parts, noted('administrator-changed', 'staffId'), makeAdministrator));
  router.delete('/people/:staffId/sessions', signedIn(parts, noted('person-signed-out', 'staffId'), signOutPerson));
  return router;
}

function listPeople({ edge, sessions }: HttpParts, subject: Subject, _: Request, response: Response): void {
  if (!mayKeepPeople(subject)) return refuse(response, 'not-allowed', {});
  const { timeZone } = edge.configuration().branch;
  const people = peopleShown(edge, sessions, subject);
  answerJson(response, peopleAnswer, { people, isAdministrator: isAdministrator(subject), timeZone });
}

/** Sets a person up, or his secret back: whatever he had before does not work from now on, and he is signed out everywhere. */
async function openCode(parts: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const before = codeAskedFor(parts, subject, request, response);
  if (before === null) return;
  const { edge } = parts;
  // Before the hash, which takes its time: he is signed out at once.
  keep(parts, subject, { ...before, ...NO_SECRET });
  const code = newCode(edge.credentials);
  const { name, proof } = partsOfCode(code);
  const codeHash = await unlessBusy(() => hashSecret(proof));
  if (codeHash === null) return refuse(response, 'sign-in-busy', {});
  // Meanwhile another may have changed him.
  const asked = codeAskedFor(parts, subject, request, response);
  if (asked === null) return;
  const until = edge.time().now + CODE_LIFE_MS;
  keep(parts, subject, { ...asked, ...NO_SECRET, codeName: name, codeHash, codeUntil: until });
  answerJson(response, codeAnswer, { code, until });
}

/** Whom a code is asked for, with the number he is to have; null: the refusal has been sent. */
function codeAskedFor(parts: HttpParts, subject: Subject, request: Request, response: Response): Credential | null {
  const person = personOf(parts, subject, request, response);
  const asked = person === null ? null : bodyOf(codeRequest, request, response);
  if (person === null || asked === null) return null;
  const { staffNumber } = asked;
  const taken = parts.edge.credentials.findByNumber(staffNumber);
  if (taken === null || taken.staffId === person.staffId) return { ...person, staffNumber };
  refuse(response, 'staff-number-taken', { number: staffNumber });
  return null;
}

/** Two open codes never begin alike. */
function newCode(credentials: Credentials): string {
  const code = makeOneTimeCode();
  return credentials.findByCode(partsOfCode(code).name) === null ? code : newCode(credentials);
}

function disable(parts: HttpParts, subject: Subject, request: Request, response: Response): void {
  const person = personOf(parts, subject, request, response);
  const asked = person === null ? null : bodyOf(disabledRequest, request, response);
  if (person === null || asked === null) return;
  if (asked.disabled && isOnlyAdministrator(parts, person)) return refuse(response, 'last-administrator', {});
  keep(parts, subject, {
    ...person,
    codeName: null,
    codeHash: null,
    codeUntil: null,
    disabledAt: asked.disabled ? parts.edge.time().now : null,
  });
  answerJson(response, done, { ok: true });
}

function makeAdministrator(parts: HttpParts, subject: Subject, request: Request, response: Response): void {
  if (!isAdministrator(subject)) return refuse(response, 'not-allowed', {});
  const person = personOf(parts, subject, request, response);
  const asked = person === null ? null : bodyOf(administratorRequest, request, response);
  if (person === null || asked === null) return;
  if (!asked.administrator && isOnlyAdministrator(parts, person)) return refuse(response, 'last-administrator', {});
  keep(parts, subject, { ...person, isAdministrator: asked.administrator });
  answerJson(response, done, { ok: true });
}

function signOutPerson(parts: HttpParts, subject: Subject, request: Request, response: Response): void {
  const person = personOf(parts, subject, request, response);
  if (person === null) return;
  endSessionsOf(parts, person.staffId);
  answerJson(response, done, { ok: true });
}

/** Stored first; then he is signed out everywhere, within the same moment: with another right, he signs in anew. */
function keep(parts: HttpParts, by: Subject, person: Credential): void {
  const { edge } = parts;
  edge.credentials.keep({ ...person, changedAt: edge.time().now });
  edge.log.info({ by: by.audience, byStaffId: 'staffId' in by ? by.staffId : null, staffId: person.staffId }, 'a person was changed');
  endSessionsOf(parts, person.staffId);
}

function endSessionsOf({ edge, cutRevoked }: HttpParts, staffId: string): void {
  edge.sessions.end((session) => session.staffId === staffId);
  cutRevoked();
}

/** Whom the request is about; null: the refusal has been sent. */
function personOf({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Credential | null {
  const staffId = String(request.params['staffId']).slice(0, 64);
  const known = edge.credentials.find(staffId);
  if (!mayKeepPeople(subject) || !mayChange(subject, known)) {
    refuse(response, 'not-allowed', {});
    return null;
  }
  const configured = edge.configuration().staff.find(({ id }) => id === staffId);
  if (known !== null) return { ...known, name: configured?.name ?? known.name };
  if (configured !== undefined) return { ...NOTHING_YET, staffId, staffNumber: staffId.toLowerCase(), name: configured.name };
  refuse(response, 'unknown-person', {});
  return null;
}

const NO_SECRET = { secret: null, codeName: null, codeHash: null, codeUntil: null, disabledAt: null } as const;
const NOTHING_YET = { ...NO_SECRET, isAdministrator: false, changedAt: 0 } as const;

function isAdministrator({ audience }: Subject): boolean {
  return audience === 'administrator' || audience === 'operator';
}

function isOnlyAdministrator({ edge }: HttpParts, { staffId, isAdministrator: isOne }: Credential): boolean {
  const others = edge.credentials.list().filter((one) => one.isAdministrator && one.disabledAt === null && one.staffId !== staffId);
  return isOne && others.length === 0;
}
