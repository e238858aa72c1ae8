import type { Audience, BeatMessage, ViewMessage } from '../contract/wire.ts';
import { BEAT_INTERVAL_MS } from '../contract/wire.ts';
import { assertPublicView } from './screen-views.ts';
import { roomOf, type ScreenSubject } from './subject.ts';

/** Under load screens follow at most so often; people cannot tell, and the time goes into commands. */
export const PUBLISH_GAP_MS = 8;
/** Publishing takes at most one part in so many of the server's time. */
export const PUBLISH_SHARE = 3;

/** Hall first: what people look up at, then what moves paper, then the staff. */
const ORDER: readonly Audience[] = ['wall', 'counter-display', 'device', 'kiosk', 'teller', 'lobby'];

export interface PublisherParts {
  /** The subject's whole view now; null: the branch has no such subject any more. */
  readonly viewOf: (subject: ScreenSubject) => unknown;
  readonly sendView: (room: string, subject: ScreenSubject, message: ViewMessage<unknown>) => void;
  readonly sendBeat: (room: string, subject: ScreenSubject, message: BeatMessage) => void;
  /** Sends the sockets of a subject away that is not configured any more. */
  readonly dismiss: (room: string, subject: ScreenSubject) => void;
  readonly now: () => number;
  readonly epoch: string;
  readonly build: string;
}

interface Room {
  readonly name: string;
  readonly subject: ScreenSubject;
  subscribers: number;
  revision: number;
  view: unknown;
  json: string;
}

/**
 * Tells the screens: each room gets its whole view when, and only when, that view differs from the last one sent.
 * A room is one audience's subject (a wall, a kiosk, a teller); its screens share one payload and one revision, which
 * goes on counting while nobody looks, so that it never repeats within an epoch.
 */
export class Publisher {
  private readonly parts: PublisherParts;
  private readonly rooms = new Map<Audience, Map<string, Room>>(ORDER.map((audience) => [audience, new Map()]));
  private readonly beating: NodeJS.Timeout;
  private waiting: NodeJS.Timeout | null = null;
  private notBefore = 0;

  constructor(parts: PublisherParts) {
    this.parts = parts;
    this.beating = setInterval(() => this.beat(), BEAT_INTERVAL_MS);
  }

  /** Something was stored: at once when it is quiet, otherwise together with what follows within the gap. */
  tell(): void {
    if (this.waiting !== null) return;
    const wait = this.notBefore - performance.now();
    if (wait <= 0) this.publish();
    else this.waiting = setTimeout(() => this.publish(), wait);
  }

  /** One more screen looks at this subject. It must be in the room already; it gets `current` afterwards. */
  join(subject: ScreenSubject): void {
    this.room(subject).subscribers += 1;
  }

  leave(subject: ScreenSubject): void {
    this.room(subject).subscribers -= 1;
  }

  /** The subject's view as of now, with the room brought up to date first; null: no such subject. */
  current(subject: ScreenSubject): ViewMessage<unknown> | null {
    const room = this.room(subject);
    return this.refresh(room) ? this.message(room) : null;
  }

  stop(): void {
    clearInterval(this.beating);
    if (this.waiting !== null) clearTimeout(this.waiting);
  }

  private publish(): void {
    this.waiting = null;
    const started = performance.now();
    for (const room of this.watched()) if (!this.refresh(room)) this.parts.dismiss(room.name, room.subject);
    const ended = performance.now();
    this.notBefore = ended + Math.max(PUBLISH_GAP_MS, (ended - started) * (PUBLISH_SHARE - 1));
  }

  /** Time changes views too (opening hours), so every beat looks again before it says which revision is the last. */
  private beat(): void {
    this.publish();
    const { epoch, now } = this.parts;
    for (const { name, subject, revision } of this.watched()) this.parts.sendBeat(name, subject, { epoch, revision, serverTime: now() });
  }

  /** False: the branch has no such subject. */
  private refresh(room: Room): boolean {
    const view = this.parts.viewOf(room.subject);
    if (view === null) return false;
    const json = JSON.stringify(view);
    if (json === room.json) return true;
    assertPublicView(room.subject.audience, view);
    room.view = view;
    room.json = json;
    room.revision += 1;
    if (room.subscribers > 0) this.parts.sendView(room.name, room.subject, this.message(room));
    return true;
  }

  private message(room: Room): ViewMessage<unknown> {
    const { epoch, build, now } = this.parts;
    return { epoch, revision: room.revision, serverTime: now(), build, view: room.view };
  }

  private *watched(): Generator<Room> {
    for (const rooms of this.rooms.values()) for (const room of rooms.values()) if (room.subscribers > 0) yield room;
  }

  private room(subject: ScreenSubject): Room {
    const rooms = this.rooms.get(subject.audience) ?? new Map<string, Room>();
    const name = roomOf(subject);
    const known = rooms.get(name);
    if (known !== undefined) return known;
    const made: Room = { name, subject, subscribers: 0, revision: 0, view: null, json: '' };
    rooms.set(name, made);
    return made;
  }
}
