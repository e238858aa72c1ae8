import { hash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import {
  type ErasedCounts,
  erasureAsked,
  erasureFound,
  erasureOrdered,
  erasureReceipt,
  RECEIPT_PATTERN,
} from '../../contract/people/erasure.ts';
import { draftErasure } from '../../desk/erasure-draft.ts';
import type { Previews } from '../../prospects/previews.ts';
import type { Erasure } from '../../store/erasure/erasure.ts';
import type { AskedOf } from '../../store/erasure/wanted.ts';
import type { Edge } from '../edge.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { noted } from '../people/trail-notes.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { ask, bodyOf } from './list-asker.ts';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * A customer has everything erased (PIPL 47). A supervisor does it, who oversees the customers' records anyway; an administrator keeps
 * accounts, and is not to learn whose telephone the branch knows.
 */
export function erasureRoutes(parts: HttpParts, previews: Previews): Router {
  const router = Router();
  router.post('/erasures/search', signedIn(parts, noted('counted-customer', null), oneAtATime(postSearch)));
  router.post(
    '/erasures',
    signedIn(
      parts,
      null,
      oneAtATime((...asked) => postErasure(previews, ...asked)),
    ),
  );
  router.get('/erasures/:number', signedIn(parts, noted('read-erasure', 'number'), getReceipt));
  return router;
}

async function postSearch({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  if (subject.audience !== 'supervisor') return refuse(response, 'not-allowed', {});
  const body = bodyOf(erasureAsked, request, response);
  if (body === null) return;
  const asked = askedOf(body);
  if (asked === null) return refuse(response, 'erasure-nothing-asked', {});
  const { counts } = await edge.erasures.search(asked);
  answerJson(response, erasureFound, { counts, total: totalOf(counts) });
}

/** Searched anew: what came since it was counted is not erased unseen. A repeated order gets its receipt again. */
async function postErasure(previews: Previews, { edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  if (subject.audience !== 'supervisor') return refuse(response, 'not-allowed', {});
  const body = bodyOf(erasureOrdered, request, response);
  if (body === null) return;
  const asked = askedOf(body);
  if (asked === null) return refuse(response, 'erasure-nothing-asked', {});
  const number = numberOf(edge, body.commandId);
  if (edge.erasures.find(number) === null) {
    const { traces, counts } = await edge.erasures.search(asked);
    if (totalOf(counts) === 0) return refuse(response, 'erasure-nothing-found', {});
    if (totalOf(counts) !== body.counted) return refuse(response, 'erasure-outdated', {});
    const draft = draftErasure(number, subject.staffId, traces, edge.erasures.marksOf(asked));
    // The telephone is no part of what is remembered of the request.
    const order = { type: 'erase-customer', number };
    if (!(await ask({ edge, subject, response }, body.commandId, order, draft))) return;
  }
  previews.dropAll();
  const erasure = edge.erasures.find(number);
  if (erasure === null) return refuse(response, 'unknown-erasure', {});
  edge.erasures.writeDown(erasure);
  answerJson(response, erasureReceipt, receiptOf(edge, erasure));
}

function getReceipt({ edge }: HttpParts, subject: Subject, request: Request, response: Response): void {
  if (subject.audience !== 'supervisor') return refuse(response, 'not-allowed', {});
  const number = String(request.params['number']);
  const erasure = RECEIPT_PATTERN.test(number) ? edge.erasures.find(number) : null;
  if (erasure === null) return refuse(response, 'unknown-erasure', {});
  answerJson(response, erasureReceipt, receiptOf(edge, erasure));
}

function askedOf({ phone, name }: { readonly phone: string; readonly name: string }): AskedOf | null {
  if (phone === '' && name === '') return null;
  return { phone: phone === '' ? null : phone, name: name === '' ? null : name };
}

const NUMBER_LENGTH = 8;

/** The same for the same order, however often it is sent. */
function numberOf(edge: Edge, commandId: string): string {
  const day = edge.time().local.date.replaceAll('-', '');
  return `E${day}-${hash('sha256', commandId, 'hex').slice(0, NUMBER_LENGTH).toUpperCase()}`;
}

function receiptOf(edge: Edge, { id, at, staffId, counts }: Erasure) {
  const configured = edge.configuration().staff.find((one) => one.id === staffId);
  return {
    number: id,
    at,
    staffId,
    staffName: configured?.name ?? edge.credentials.find(staffId)?.name ?? null,
    counts,
    total: totalOf(counts),
    remains: edge.erasureRemains(at),
    timeZone: edge.configuration().branch.timeZone,
  };
}

function totalOf(counts: ErasedCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
