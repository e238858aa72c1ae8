import type { Reply } from '../contract/wire.ts';
import type { Command } from '../kernel/words/command.ts';
import type { Devices } from './subjects/devices.ts';
import type { Edge } from './edge.ts';
import { type EdgeCommand, isForEdge, kernelRequest } from './kernel-command.ts';
import { type Answer, refusalReply, replyOf } from './reply.ts';
import { readRequest } from './requests.ts';
import { actorOf, type Subject } from './subjects/subject.ts';

/** One request, from a socket or over HTTP alike: read strictly, carried out as whoever the token says, answered with a text. */
export async function carryOut(edge: Edge, devices: Devices, subject: Subject, commandId: unknown, command: unknown): Promise<Reply> {
  const read = readRequest(subject.audience, commandId, command);
  if (!read.ok) return refusalReply(read.refusal.code, read.refusal.params);
  if (isForEdge(read.command)) return atTheEdge(edge, subject, read.command);
  const actor = actorOf(subject);
  if (actor === null) return refusalReply('not-allowed', {});
  const kioskId = subject.audience === 'kiosk' ? subject.kioskId : null;
  const request = kernelRequest(read.command, kioskId === null ? null : edge.cards.of(kioskId), edge.newId);
  const refusal = subject.audience === 'device' ? devices.refusalOf(request.command, subject) : null;
  if (refusal !== null) return refusalReply(refusal.code, refusal.params);
  const submit = () => edge.submit(read.commandId, request.command, actor, request.person);
  const answer = kioskId === null ? await submit() : await atKiosk(edge, kioskId, request.command, submit);
  if (subject.audience === 'device') devices.note(request.command, answer, subject);
  return replyOf(answer);
}

/** A kiosk's customer: wrong codes are counted, and a card is good for one number. */
async function atKiosk(edge: Edge, kioskId: string, { type }: Command, submit: () => Promise<Answer>): Promise<Answer> {
  if (type !== 'check-in-by-code') {
    const answer = await submit();
    if (answer.ok && type === 'take-ticket') edge.cards.forget(kioskId);
    return answer;
  }
  if (!(await edge.codeTries.mayTry(kioskId))) return { ok: false, refusal: { code: 'too-many-requests', params: {} } };
  const answer = await submit();
  if (!answer.ok && answer.refusal.code === 'appointment-code-wrong') await edge.codeTries.wasWrong(kioskId);
  return answer;
}

/** Cards never reach the desk: nothing of them is stored but what the number they are used for needs. */
async function atTheEdge(edge: Edge, subject: Subject, command: EdgeCommand): Promise<Reply> {
  const kioskId = kioskOf(edge, subject, command);
  if (kioskId === null || !edge.configuration().identification.cardAtKiosk) return refusalReply('not-allowed', {});
  switch (command.type) {
    case 'present-card':
      return (await edge.cards.present(kioskId, command.digits)) ? DONE : refusalReply('card-unreadable', {});
    case 'present-masked-card':
      await edge.cards.presentMasked(kioskId, command.card);
      return DONE;
    case 'forget-card':
      edge.cards.forget(kioskId);
      return DONE;
    default:
      return command satisfies never;
  }
}

const DONE: Reply = { ok: true, receipt: { kind: 'done' } };

/** A kiosk speaks for itself, an agent for the kiosks whose printers it drives and for those that have none. */
function kioskOf(edge: Edge, subject: Subject, command: EdgeCommand): string | null {
  if (subject.audience === 'kiosk') return subject.kioskId;
  if (subject.audience !== 'device' || command.type !== 'present-masked-card') return null;
  const kiosk = edge.configuration().kiosks.find(({ id }) => id === command.kioskId);
  if (kiosk === undefined) return null;
  return kiosk.printerId === null || subject.printerIds.includes(kiosk.printerId) ? kiosk.id : null;
}
