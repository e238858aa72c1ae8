import type { Reply } from '../contract/wire.ts';
import type { Devices } from './devices.ts';
import type { Edge } from './edge.ts';
import { refusalReply, replyOf } from './reply.ts';
import { readRequest } from './requests.ts';
import { actorOf, type Subject } from './subject.ts';

/** One request, from a socket or over HTTP alike: read strictly, carried out as whoever the token says, answered with a text. */
export async function carryOut(edge: Edge, devices: Devices, subject: Subject, commandId: unknown, command: unknown): Promise<Reply> {
  const read = readRequest(subject.audience, commandId, command);
  if (!read.ok) return refusalReply(read.refusal.code, read.refusal.params);
  const actor = actorOf(subject);
  if (actor === null) return refusalReply('not-allowed', {});
  const refusal = subject.audience === 'device' ? devices.refusalOf(read.command, subject) : null;
  if (refusal !== null) return refusalReply(refusal.code, refusal.params);
  const answer = await edge.submit(read.commandId, read.command, actor);
  if (subject.audience === 'device') devices.note(read.command, answer);
  return replyOf(answer);
}
