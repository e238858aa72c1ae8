import { beatMessage, viewMessage } from '../contract/outgoing.ts';
import { type Audience, BEAT_INTERVAL_MS, type BeatMessage, type ViewMessage } from '../contract/wire.ts';
import { Lane } from './lane.ts';
import { assertPublicView, audiencesOfLane, roomOf } from './of-subject.ts';
import { checked } from './outgoing.ts';
import { type ScreenSubject } from './subjects/subject.ts';

const HALL = audiencesOfLane('hall');
const STAFF = audiencesOfLane('staff');
/**
 * The hall does not wait for the staff's screens: thirty tellers' views, all different, take three times as long as two hundred
 * displays. Together, displays had a call after 68 ms (p99 at 50 commands a second); on their own, after 34.
 */
const HALL_SHARE = 4;
const STAFF_SHARE = 6;

interface PublisherParts {
  /** The subject's whole view now; null: the branch no longer has such a subject. */
  readonly viewOf: (subject: ScreenSubject) => unknown;
  readonly sendView: (room: string, subject: ScreenSubject, message: ViewMessage<unknown>) => void;
  readonly sendBeat: (room: string, subject: ScreenSubject, message: BeatMessage) => void;
  /** Disconnects the sockets of a subject that is no longer configured. */
  readonly dismiss: (room: string, subject: ScreenSubject) => void;
  /** Called with a fault of ours in a room's view: nothing of it was sent, and the room counts as gone. */
  readonly failed: (room: string, error: unknown) => void;
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
 * Tells the screens: each room gets its whole view if, and only if, that view differs from the last one sent.
 * A room is one audience's subject (a wall, a kiosk, a teller). Its screens share one payload and one revision, which also
 * grows while no screen is connected, so that it never repeats within an epoch.
 */
export class Publisher {
  private readonly parts: PublisherParts;
  private readonly rooms = new Map<Audience, Map<string, Room>>([...HALL, ...STAFF].map((audience) => [audience, new Map()]));
  private readonly beating: NodeJS.Timeout;
  private readonly lanes: readonly Lane[];

  constructor(parts: PublisherParts) {
    this.parts = parts;
    this.lanes = [new Lane(HALL_SHARE, () => this.publish(HALL)), new Lane(STAFF_SHARE, () => this.publish(STAFF))];
    this.beating = setInterval(() => this.beat(), BEAT_INTERVAL_MS);
  }

  /** To be called after a commit. */
  tell(): void {
    for (const lane of this.lanes) lane.tell();
  }

  /** One more screen shows this subject. It must be in the room already; it gets `current` afterwards. */
  join(subject: ScreenSubject): void {
    this.room(subject).subscribers += 1;
  }

  leave(subject: ScreenSubject): void {
    this.room(subject).subscribers -= 1;
  }

  /** The subject's view as of now, after the room was brought up to date; null: no such subject. */
  current(subject: ScreenSubject): ViewMessage<unknown> | null {
    const room = this.room(subject);
    return this.refresh(room) ? this.message(room) : null;
  }

  stop(): void {
    clearInterval(this.beating);
    for (const lane of this.lanes) lane.stop();
  }

  private publish(audiences: readonly Audience[]): void {
    for (const room of this.watched(audiences)) if (!this.refresh(room)) this.parts.dismiss(room.name, room.subject);
  }

  /** Time changes views too (opening hours), so every beat makes them anew before it names the latest revision. */
  private beat(): void {
    for (const lane of this.lanes) lane.run();
    const { epoch, now } = this.parts;
    for (const { name, subject, revision } of this.watched([...HALL, ...STAFF]))
      this.parts.sendBeat(name, subject, checked('a beat', beatMessage, { epoch, revision, serverTime: now() }));
  }

  /** False: the branch has no such subject, or its view has a fault, which costs this room and no other. */
  private refresh(room: Room): boolean {
    try {
      return this.renew(room);
    } catch (error) {
      this.parts.failed(room.name, error);
      return false;
    }
  }

  private renew(room: Room): boolean {
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
    return checked('a view', viewMessage, { epoch, revision: room.revision, serverTime: now(), build, view: room.view });
  }

  private *watched(audiences: readonly Audience[]): Generator<Room> {
    for (const audience of audiences) for (const room of this.rooms.get(audience)?.values() ?? []) if (room.subscribers > 0) yield room;
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
