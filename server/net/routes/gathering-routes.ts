import { type Request, type Response, Router } from 'express';
import { importText } from '../../contract/texts/import-texts.ts';
import {
  attendeeArrived,
  attendeePage,
  attendeeReceived,
  attendeeRegistered,
  type AttendeeRow,
  ATTENDEES_SHOWN,
  attendeesSought,
  gatheringAsked,
  gatheringList,
  gatheringPlanned,
} from '../../contract/list/gatherings.ts';
import { done, refusal } from '../../contract/outgoing.ts';
import {
  draftArrival,
  draftArrivalBack,
  draftCancellation,
  draftPlan,
  draftRegistration,
  draftWithdrawal,
} from '../../gatherings/drafts.ts';
import { GATHERING_DOORS_MS } from '../../kernel/words/list.ts';
import { maskedTelephone, readTelephone } from '../../prospects/telephone.ts';
import type { Attendee } from '../../store/gathering.ts';
import type { Edge } from '../edge.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { ask, bodyOf, managersOfBranch } from './list-asker.ts';
import { type Handler, refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { noted } from '../people/trail-notes.ts';

const NO_TELEPHONE = { ok: true, phone: '' } as const;

type Audience = Subject['audience'];
const STAFF: readonly Audience[] = ['lobby', 'manager', 'supervisor'];

/** Seminars and salons: planning, registration, check-in (S92, S93). */
export function gatheringRoutes(parts: HttpParts): Router {
  const router = Router();
  const at = '/gatherings/:gatheringId';
  router.get('/gatherings', signedIn(parts, null, only(STAFF, getGatherings)));
  router.post('/gatherings', signedIn(parts, null, only(['supervisor'], postGathering)));
  router.post(`${at}/cancellation`, signedIn(parts, null, only(['supervisor'], postCancellation)));
  router.get(`${at}/attendees`, signedIn(parts, noted('read-attendees', 'gatheringId'), only(STAFF, getAttendees)));
  router.post(`${at}/attendees/search`, signedIn(parts, noted('read-attendees', 'gatheringId'), only(STAFF, postSearch)));
  router.post(`${at}/attendees`, signedIn(parts, null, only(STAFF, postAttendee)));
  router.post(`${at}/attendees/:attendeeId/arrival`, signedIn(parts, null, only(['lobby'], postArrival)));
  router.post(`${at}/attendees/:attendeeId/arrival/correction`, signedIn(parts, null, only(['lobby'], postArrivalBack)));
  router.post(`${at}/attendees/:attendeeId/withdrawal`, signedIn(parts, null, only(STAFF, postWithdrawal)));
  return router;
}

function only(audiences: readonly Audience[], handle: Handler): Handler {
  return (parts, subject, request, response) =>
    audiences.includes(subject.audience) ? handle(parts, subject, request, response) : refuse(response, 'not-allowed', {});
}

function getGatherings({ edge }: HttpParts, _subject: Subject, _request: Request, response: Response): void {
  const { now } = edge.time();
  const { timeZone } = edge.configuration().branch;
  answerJson(response, gatheringList, { gatherings: [...edge.lists.gatherings.all()], doorsMs: GATHERING_DOORS_MS, now, timeZone });
}

async function postGathering({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body = bodyOf(gatheringPlanned, request, response);
  if (body === null) return;
  const { commandId, ...asked } = body;
  const gathering = { id: edge.newId(), cancelled: false, ...asked };
  if (await ask({ edge, subject, response }, commandId, { type: 'plan-gathering', ...asked }, draftPlan(gathering))) {
    answerJson(response, done, { ok: true });
  }
}

async function postCancellation({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body = bodyOf(gatheringAsked, request, response);
  if (body === null) return;
  const { gatheringId } = target(request);
  const asked = { type: 'cancel-gathering', gatheringId };
  if (await ask({ edge, subject, response }, body.commandId, asked, draftCancellation(gatheringId)))
    answerJson(response, done, { ok: true });
}

function getAttendees({ edge }: HttpParts, _subject: Subject, request: Request, response: Response): void {
  // As 0.3.0 was asked: whoever still does so would take everybody for those who were found.
  if (request.query['search'] !== undefined) return refuse(response, 'malformed', { field: 'search' });
  answerAttendees(edge, '', request, response);
}

/** Found by the beginning of the surname or the end of the phone number, as people at the door say them. */
function postSearch({ edge }: HttpParts, _subject: Subject, request: Request, response: Response): void {
  const body = bodyOf(attendeesSought, request, response);
  if (body !== null) answerAttendees(edge, body.search, request, response);
}

function answerAttendees(edge: Edge, search: string, request: Request, response: Response): void {
  const { gatheringId } = target(request);
  if (edge.lists.gatherings.find(gatheringId) === null) return refuse(response, 'unknown-gathering', {});
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const found = edge.lists.gatherings.attendees(gatheringId).filter(({ details }) => matches(details, wanted));
  const attendees = found.slice(0, ATTENDEES_SHOWN).map((attendee) => rowOf(edge, attendee));
  answerJson(response, attendeePage, { attendees, total: found.length });
}

function matches(details: Attendee['details'], wanted: string): boolean {
  if (wanted === '') return true;
  if (details === null) return false;
  return /^\d+$/.test(wanted) ? endsLike(details.phone, wanted) : details.name.toLowerCase().startsWith(wanted);
}

/** By the digits that everybody sees in the list: searched digit by digit, a whole telephone could be read from the answers. */
function endsLike(telephone: string, digits: string): boolean {
  const shown = /\d*$/.exec(telephone === '' ? '' : maskedTelephone(telephone))?.[0] ?? '';
  return shown !== '' && (shown.endsWith(digits) || digits.endsWith(shown));
}

async function postAttendee({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body = bodyOf(attendeeRegistered, request, response);
  if (body === null) return;
  const { commandId, name, companions, consents } = body;
  if (body.phone !== null && !consents) return refuse(response, 'phone-without-consent', {});
  const telephone = body.phone === null ? NO_TELEPHONE : readTelephone(body.phone);
  if (!telephone.ok) {
    const text = importText({ line: null, code: telephone.code, params: telephone.params });
    return answerJson(response.status(400), refusal, { ok: false, refusal: 'malformed', params: { field: 'phone' }, text });
  }
  const { gatheringId } = target(request);
  const details = { name, phone: telephone.phone };
  const draft = draftRegistration({ gatheringId, attendeeId: edge.newId(), companions, details });
  // Without name and phone number: a hash of this is stored, and there are few enough phone numbers to try all of them against it.
  const asked = { type: 'register-attendee', gatheringId, companions };
  if (await ask({ edge, subject, response }, commandId, asked, draft)) answerJson(response, done, { ok: true });
}

async function postArrival({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body = bodyOf(attendeeArrived, request, response);
  if (body === null) return;
  const { gatheringId, attendeeId } = target(request);
  const { commandId, companions } = body;
  const managerIds = managersOfBranch(edge.configuration()).map(({ managerId }) => managerId);
  const asked = { type: 'check-in-attendee', gatheringId, attendeeId, companions };
  const draft = draftArrival({ gatheringId, attendeeId, companions, managerIds });
  if (!(await ask({ edge, subject, response }, commandId, asked, draft))) return;
  const attendee = edge.lists.gatherings.findAttendee(attendeeId);
  if (attendee === null) return refuse(response, 'unknown-attendee', {});
  answerJson(response, attendeeReceived, { ok: true, attendee: rowOf(edge, attendee) });
}

/** Undoes a mistaken check-in. */
async function postArrivalBack({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body = bodyOf(gatheringAsked, request, response);
  if (body === null) return;
  const { gatheringId, attendeeId } = target(request);
  const asked = { type: 'take-back-arrival', gatheringId, attendeeId };
  const draft = draftArrivalBack(gatheringId, attendeeId);
  if (await ask({ edge, subject, response }, body.commandId, asked, draft)) answerJson(response, done, { ok: true });
}

async function postWithdrawal({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const body = bodyOf(gatheringAsked, request, response);
  if (body === null) return;
  const { gatheringId, attendeeId } = target(request);
  const asked = { type: 'withdraw-attendee', gatheringId, attendeeId };
  if (await ask({ edge, subject, response }, body.commandId, asked, draftWithdrawal(gatheringId, attendeeId)))
    answerJson(response, done, { ok: true });
}

function rowOf(edge: Edge, { id, details, companions, managerId, arrivedAt }: Attendee): AttendeeRow {
  const manager = managersOfBranch(edge.configuration()).find((one) => one.managerId === managerId);
  const isTold = edge.configuration().guidance.managers.some(({ staffId }) => staffId === managerId);
  const phone = details === null || details.phone === '' ? '' : maskedTelephone(details.phone);
  return { id, name: details?.name ?? '', phone, companions, managerName: manager?.name ?? null, isTold, arrivedAt };
}

function target(request: Request): { gatheringId: string; attendeeId: string } {
  return { gatheringId: String(request.params['gatheringId']), attendeeId: String(request.params['attendeeId']) };
}
