import { intentOf } from '../desk/intent.ts';
import type { CardCommand } from '../contract/command/card.ts';
import type { Reply } from '../contract/wire.ts';
import type { Command } from '../kernel/commands.ts';
import type { Devices } from './subjects/devices.ts';
import type { Edge } from './edge.ts';
import { isOfCards, kernelRequest } from './kernel-command.ts';
import { type Answer } from '../kernel/words/answer.ts';
import { refusalReply, replyOf } from './reply.ts';
import { readRequest } from './requests.ts';
import { askerOf } from './people/trail-notes.ts';
import { actorOf } from './of-subject.ts';
import type { Subject, SubjectOf } from './subjects/subject.ts';

/** Whose token or session asks. `deviceId`: of the device at which a person sits; null: none that the branch knows. */
interface Caller {
  readonly subject: Subject;
  readonly deviceId: string | null;
}

/**
 * One request, from a socket or over HTTP: checked against its schema, carried out in the name of the token's
 * owner, answered with a text.
 */
export async function carryOut(edge: Edge, devices: Devices, caller: Caller, commandId: unknown, command: unknown): Promise<Reply> {
  const { subject } = caller;
  const read = readRequest(subject.audience, commandId, command);
  if (!read.ok) return refusalReply(read.refusal.code, read.refusal.params);
  if (isOfCards(read.command)) return atTheEdge(edge, subject, read.command);
  const actor = actorOf(subject);
  if (actor === null) return refusalReply('not-allowed', {});
  const card = subject.audience === 'kiosk' ? edge.cards.of(subject.kioskId) : null;
  const request = kernelRequest(read.command, actor.role, card, edge.newId);
  const deviceId = askerOf(subject, caller.deviceId)?.deviceId ?? null;
  const intent = { ...intentOf(read.commandId, request.command, actor, request.person), deviceId };
  // Each submitter takes its own audience's subject, which the compiler cannot follow through a union.
  const submitAs = SUBMITTERS[subject.audience] as Submitter<Subject['audience']>;
  return replyOf(await submitAs({ edge, devices, command: request.command, submit: () => edge.submit(intent) }, subject));
}

interface Submitting {
  readonly edge: Edge;
  readonly devices: Devices;
  readonly command: Command;
  readonly submit: () => Promise<Answer>;
}

/** Submits an audience's command to the desk, with what that audience needs before and after. */
type Submitter<A extends Subject['audience']> = (submitting: Submitting, subject: SubjectOf<A>) => Promise<Answer>;

const submitUnchanged = ({ submit }: Submitting): Promise<Answer> => submit();

const SUBMITTERS: { readonly [A in Subject['audience']]: Submitter<A> } = {
  kiosk: fromKiosk,
  wall: submitUnchanged,
  'counter-display': submitUnchanged,
  rating: submitUnchanged,
  teller: submitUnchanged,
  lobby: submitUnchanged,
  manager: submitUnchanged,
  supervisor: submitUnchanged,
  device: fromAgent,
  administrator: submitUnchanged,
  operator: submitUnchanged,
};

/** From a kiosk: wrong codes are counted, and a card is valid for one number. */
async function fromKiosk({ edge, command: { type }, submit }: Submitting, { kioskId }: SubjectOf<'kiosk'>): Promise<Answer> {
  if (type === 'check-in-by-code' && !(await edge.codeTries.mayTry(kioskId))) {
    return { ok: false, refusal: { code: 'too-many-requests', params: {} } };
  }
  const answer = await submit();
  if (answer.ok && type === 'take-ticket') edge.cards.forget(kioskId);
  if (!answer.ok && answer.refusal.code === 'appointment-code-wrong') await edge.codeTries.wasWrong(kioskId);
  return answer;
}

/** From an agent: only about its own printers and counters; its reports are remembered while it is connected. */
async function fromAgent({ devices, command, submit }: Submitting, subject: SubjectOf<'device'>): Promise<Answer> {
  const refusal = devices.refusalOf(command, subject);
  if (refusal !== null) return { ok: false, refusal };
  const answer = await submit();
  devices.note(command, answer, subject);
  return answer;
}

/** Bank cards never reach the desk: nothing of them is stored beyond what the ticket needs. */
async function atTheEdge(edge: Edge, subject: Subject, command: CardCommand): Promise<Reply> {
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

/** The kiosk a card was shown at: a kiosk's own; for an agent, a kiosk whose printer it drives, or one without a printer. */
function kioskOf(edge: Edge, subject: Subject, command: CardCommand): string | null {
  if (subject.audience === 'kiosk') return subject.kioskId;
  if (subject.audience !== 'device' || command.type !== 'present-masked-card') return null;
  const kiosk = edge.configuration().kiosks.find(({ id }) => id === command.kioskId);
  if (kiosk === undefined) return null;
  return kiosk.printerId === null || subject.printerIds.includes(kiosk.printerId) ? kiosk.id : null;
}
