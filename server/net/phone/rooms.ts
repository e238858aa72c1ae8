import { phoneBeat, viewMessage } from '../../contract/outgoing.ts';
import { type PhoneMessage, type PhoneView, phoneView as phoneSchema } from '../../contract/phone.ts';
import { BEAT_INTERVAL_MS } from '../../contract/wire.ts';
import type { Hall } from '../../kernel/state/branch.ts';
import { phoneView } from '../../views/phone.ts';
import { Lane } from '../lane.ts';
import { checked } from '../outgoing.ts';
import type { PhoneLimits } from './limits.ts';
import type { PhoneStream } from './stream.ts';

/** Phones come after the hall's own screens: they take at most one part in this many of the server's time. */
const PHONES_SHARE = 8;

interface PhoneRoomsParts {
  readonly hall: () => Hall;
  readonly now: () => number;
  readonly epoch: string;
  readonly build: string;
  readonly limits: PhoneLimits;
}

interface Room {
  readonly ticketId: string;
  readonly streams: Set<PhoneStream>;
  revision: number;
  json: string;
}

/**
 * All streams of one ticket. A room gets its whole view if, and only if, that view differs from the last one. What happens to
 * other tickets is neither sent nor countable, because a revision belongs to its room.
 */
export class PhoneRooms {
  private readonly parts: PhoneRoomsParts;
  private readonly rooms = new Map<string, Room>();
  private readonly lane = new Lane(PHONES_SHARE, () => this.publish());
  private readonly beating: NodeJS.Timeout;
  private streamCount = 0;

  constructor(parts: PhoneRoomsParts) {
    this.parts = parts;
    this.beating = setInterval(() => this.beat(), BEAT_INTERVAL_MS);
  }

  /** To be called after a commit. */
  tell(): void {
    this.lane.tell();
  }

  /** What this ticket's page shows now; null: its visit is over. */
  current(ticketId: string): PhoneMessage | null {
    const room = this.rooms.get(ticketId) ?? { ticketId, streams: new Set(), revision: 0, json: '' };
    const view = this.refresh(room);
    if (view === null) return null;
    this.rooms.set(ticketId, room);
    return this.message(room, view);
  }

  /** Adds a stream, which must have got `current` in the same turn. False: this ticket, or the branch, has too many streams. */
  join(ticketId: string, stream: PhoneStream): boolean {
    const room = this.rooms.get(ticketId);
    const { streams, streamsPerTicket } = this.parts.limits;
    if (room === undefined || this.streamCount >= streams || room.streams.size >= streamsPerTicket) return false;
    room.streams.add(stream);
    this.streamCount += 1;
    stream.onClose(() => {
      if (room.streams.delete(stream)) this.streamCount -= 1;
    });
    return true;
  }

  /** Tells the time, so that a page knows how old its facts are; cuts streams that are not read. */
  beat(): void {
    const beat = checked('a phone’s beat', phoneBeat, { serverTime: this.parts.now() });
    for (const stream of this.streams()) stream.send('beat', beat);
  }

  stop(): void {
    clearInterval(this.beating);
    this.lane.stop();
    for (const stream of this.streams()) stream.cut();
  }

  private publish(): void {
    const hall = this.parts.hall();
    for (const room of this.rooms.values()) {
      if (room.streams.size > 0 && this.refresh(room) === null) for (const stream of [...room.streams]) stream.end();
      /* An undo can reopen a visit that ended, so its revision continues until another day opens. */
      if (!hall.tickets.has(room.ticketId)) this.rooms.delete(room.ticketId);
    }
  }

  /** The room's view, sent to its streams if it changed; null: the visit is over. */
  private refresh(room: Room): PhoneView | null {
    const view = phoneView(this.parts.hall(), room.ticketId);
    if (view === null) return null;
    const json = JSON.stringify(view);
    if (json === room.json) return view;
    assertPhoneView(view);
    room.json = json;
    room.revision += 1;
    const message = this.message(room, view);
    for (const stream of [...room.streams]) stream.send('view', message);
    return view;
  }

  private message(room: Room, view: PhoneView): PhoneMessage {
    const { epoch, build, now } = this.parts;
    const message = { epoch, revision: room.revision, serverTime: now(), build, view };
    checked('a phone’s message', viewMessage, message);
    return message;
  }

  private streams(): PhoneStream[] {
    return [...this.rooms.values()].flatMap((room) => [...room.streams]);
  }
}

/**
 * The last check before a customer's phone: exactly the contract's keys.
 * @throws Error when a view does not match its schema: a bug, and nothing is sent
 */
export function assertPhoneView(view: unknown): void {
  const parsed = phoneSchema.safeParse(view);
  if (!parsed.success) throw new Error(`the phone view would say what it must not: ${parsed.error.message}`);
}
