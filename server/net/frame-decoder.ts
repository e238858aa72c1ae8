import { Decoder, PacketType } from 'socket.io-parser';
import { type Audience, AUDIENCES } from '../contract/wire.ts';
import { requestMaxBytesOf } from './of-subject.ts';
import { isTooDeep } from './nesting.ts';

/** Sign-in, and whatever else comes before the server knows who asks: a token and a build. */
const UNSIGNED_FRAME_MAX_BYTES = 1_024;
/** Head of a frame: its type (5 and 6 are binary), its namespace and the number under which a reply is awaited. */
const HEAD_PATTERN = /^([0-4])(?:\/([\w-]{1,32}),)?(\d{1,15})?/;

/** Event name that stands for a frame which was not read. None of our clients sends it, and it gets a refusal like any other unknown one. */
export const UNREAD_EVENT = 'unread';
type UnreadReason = 'too-large' | 'too-deep';

/**
 * Reads Socket.IO's frames, each only after its size and its depth are known to be those of its audience. A frame that is not read
 * and awaits a reply becomes an event that says why; any other, and every binary one, throws, which closes its connection alone.
 */
export class FrameDecoder extends Decoder {
  override add(frame: unknown): void {
    if (typeof frame !== 'string') throw new Error('binary frames are not read here');
    const [head, digit, audience, reply] = HEAD_PATTERN.exec(frame) ?? [];
    if (head === undefined) throw new Error('not a frame of ours');
    const type: PacketType = Number(digit);
    const reason = unreadReason(frame, audience ?? '', type);
    const nsp = `/${audience ?? ''}`;
    if (reason === null) super.add(frame);
    // A sign-in that was not read carries no token, and is refused like any other without one.
    else if (type === PacketType.CONNECT) this.emitReserved('decoded', { type: PacketType.CONNECT, nsp, data: {} });
    else if (type !== PacketType.EVENT || reply === undefined) throw new Error(`a frame ${reason}`);
    else this.emitReserved('decoded', { type: PacketType.EVENT, nsp, id: Number(reply), data: [UNREAD_EVENT, reason] });
  }
}

/** null: it may be read. */
function unreadReason(frame: string, namespace: string, type: PacketType): UnreadReason | null {
  const audience = AUDIENCES.find((one) => one === namespace) ?? null;
  if (Buffer.byteLength(frame) > frameMaxBytes(audience, type)) return 'too-large';
  return isTooDeep(frame) ? 'too-deep' : null;
}

function frameMaxBytes(audience: Audience | null, type: PacketType): number {
  return audience === null || type !== PacketType.EVENT ? UNSIGNED_FRAME_MAX_BYTES : requestMaxBytesOf(audience);
}
