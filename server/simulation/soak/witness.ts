import type { BranchConfiguration, CounterConfiguration } from '../../kernel/configuration/configuration.ts';
import type { BranchEvent, EventOf, EventType, StoredEvent } from '../../kernel/words/event.ts';
import type { TicketClass } from '../../kernel/configuration/standing.ts';
import type { Destination } from '../../kernel/state/ticket.ts';
import { Room, type Seen } from './room.ts';

interface Armed {
  readonly ticketId: string;
  readonly counterId: string;
  readonly charges: boolean;
  readonly reserved: readonly string[];
}

interface Before {
  readonly seen: Seen;
  readonly armed: readonly [string, Armed] | null;
}

/**
 * Counts passes from the events alone, without the kernel's lines, and says what is wrong with an event when it happens.
 * Every check is a scan of all tickets: slow, and hard to get wrong.
 */
export class Witness {
  readonly room: Room;
  private readonly configuration: BranchConfiguration;
  private readonly armed = new Map<string, Armed>();
  private readonly before = new Map<string, Before>();
  private readonly wrong: string[] = [];
  /** How each event changes where tickets are; all other events (counters, printers, help, ratings) change nothing there. */
  private readonly ears: { readonly [T in EventType]?: (event: EventOf<T>, at: number) => void } = {
    'ticket-taken': (event, at) => this.taken(event, at),
    'ticket-called': (event, at) => this.called(event, at),
    'call-withdrawn': (event) => this.withdrawn(event),
    'ticket-closed': ({ ticketId, actId }) => this.stands(ticketId, actId, { place: 'closed' }),
    'ticket-missed': ({ ticketId, actId }) => this.stands(ticketId, actId, { place: 'missed' }),
    'ticket-parked': ({ ticketId, actId }) => this.stands(ticketId, actId, { place: 'parked' }),
    'ticket-escorted': ({ ticketId }) => this.stand(ticketId, { place: 'escorted' }),
    'ticket-rejoined': ({ ticketId, to }) => this.stand(ticketId, { place: 'line', at: to }),
    'ticket-restored': ({ ticketId, key, to }) => this.comeBack(ticketId, null, key, to),
    'ticket-returned': ({ ticketId, actId, key, to }) => this.comeBack(ticketId, actId, key, to),
    'ticket-transferred': (event) => this.transferred(event),
    'ticket-released': (event) => this.released(event),
    'standing-changed': ({ ticketId, class: of, key, headStartMs }) => this.stand(ticketId, { class: of, key, headStartMs }),
    'direct-service-armed': (event) => this.arm(event),
    'direct-service-started': (event) => this.startDirect(event),
    'direct-service-ended': (event) => this.endDirect(event),
    'counter-services-set': ({ counterId, serviceIds }) => this.room.setServices(counterId, serviceIds),
    'act-undone': (event) => this.undo(event),
  };

  constructor(configuration: BranchConfiguration) {
    this.configuration = configuration;
    this.room = new Room(configuration);
  }

  /** What is wrong with this event, in words. */
  hear({ at, event }: StoredEvent): readonly string[] {
    this.wrong.length = 0;
    // The table pairs each type with its own event, which the compiler cannot follow through a union.
    (this.ears[event.type] as ((event: BranchEvent, at: number) => void) | undefined)?.(event, at);
    const cap = this.configuration.policy.overtakeCap ?? Infinity;
    for (const { id, timesPassed } of this.room.tickets.values()) {
      if (timesPassed > cap) this.wrong.push(`${id} was passed ${timesPassed} times, the cap is ${cap}`);
      if (timesPassed < 0) this.wrong.push(`${id} got more passes back than it had`);
    }
    return [...this.wrong];
  }

  private stands(ticketId: string, actId: string | null, change: Partial<Seen>): void {
    this.remember(actId, ticketId, null);
    this.stand(ticketId, change);
  }

  private transferred({ actId, ticketId, to }: EventOf<'ticket-transferred'>): void {
    const serviceId = to.kind === 'service' ? to.serviceId : this.room.seen(ticketId).serviceId;
    this.stands(ticketId, actId, { place: 'line', at: to, serviceId });
  }

  private released({ ticketId }: EventOf<'ticket-released'>): void {
    const { serviceId } = this.room.seen(ticketId);
    this.stand(ticketId, { at: { kind: 'service', serviceId } });
  }

  private withdrawn({ ticketId, to }: EventOf<'call-withdrawn'>): void {
    this.giveBack(this.room.seen(ticketId));
    this.stand(ticketId, { place: 'line', at: to, charged: [] });
  }

  private taken(event: EventOf<'ticket-taken'>, at: number): void {
    const { ticketId: id, n: issueSequence, serviceId, class: of, key, headStartMs } = event;
    if (key !== at - headStartMs) this.wrong.push(`${id} stands at ${key}, and came at ${at} with a head-start of ${headStartMs}`);
    this.checkHeadStart(id, of, headStartMs);
    const own = { id, issueSequence, takenAt: at, serviceId, class: of, key, headStartMs };
    this.room.tickets.set(id, {
      ...own,
      place: 'line',
      at: { kind: 'service', serviceId },
      timesPassed: 0,
      charged: [],
      untouched: true,
    });
  }

  /** Every premium ticket here has the configured h; no ordinary one has a head-start. */
  private checkHeadStart(id: string, of: TicketClass, headStartMs: number): void {
    const h = this.configuration.policy.headStartMs.tiers.gold;
    const right = of === 'premium' ? headStartMs === h : of === 'ordinary' ? headStartMs === 0 : true;
    if (!right) this.wrong.push(`${id}, ${of}, has a head-start of ${headStartMs} ms where h is ${h}`);
  }

  private called(event: EventOf<'ticket-called'>, at: number): void {
    const seen = this.room.seen(event.ticketId);
    const counter = this.room.counter(event.counterId);
    if (event.manner === 'next') this.checkNext(seen, counter, at);
    this.remember(event.callId, seen.id, null);
    this.stand(seen.id, { place: 'counter' });
    const passed = seen.class === 'premium' ? this.room.passedBy(seen, counter) : [];
    if (event.overtook !== passed.length) this.wrong.push(`${seen.id} says it passed ${event.overtook}, it passed ${passed.length}`);
    this.charge(seen, passed);
  }

  private checkNext(seen: Seen, counter: CounterConfiguration, at: number): void {
    const expected = this.room.nextAt(counter.id, at);
    if (expected?.id !== seen.id) this.wrong.push(`${counter.id} called ${seen.id}; next was ${expected?.id ?? 'nobody'}`);
    const earlier = this.room
      .waiting()
      .filter((other) => other.untouched && other.issueSequence < seen.issueSequence && this.room.mayCall(counter, other));
    const plain = !counter.profile.premiumFirst && counter.profile.keepFreeMs === null;
    for (const other of seen.untouched ? earlier : []) {
      const sameLine = other.serviceId === seen.serviceId && other.class === seen.class && other.headStartMs === seen.headStartMs;
      if (sameLine) this.wrong.push(`${seen.id} was called before ${other.id}, of the same line and class`);
      const outside = other.class === 'ordinary' && seen.takenAt - other.takenAt > seen.headStartMs;
      if (outside && plain) this.wrong.push(`${seen.id} passed ${other.id}, which had come more than its head-start before`);
    }
  }

  private arm(event: EventOf<'direct-service-armed'>): void {
    const seen = this.room.seen(event.ticketId);
    const charges = event.needId === null;
    Object.assign(seen, { place: 'armed', untouched: false });
    const reserved = charges ? this.room.passedBy(seen, this.room.counter(event.counterId)) : [];
    if (event.overtook !== reserved.length) this.wrong.push(`${seen.id} armed says ${event.overtook}, passes ${reserved.length}`);
    this.armed.set(event.directServiceId, { ticketId: seen.id, counterId: event.counterId, charges, reserved });
    for (const id of reserved) this.room.seen(id).timesPassed += 1;
  }

  private startDirect(event: EventOf<'direct-service-started'>): void {
    const seen = this.room.seen(event.ticketId);
    const direct = this.armed.get(event.directServiceId);
    if (direct === undefined) return void this.wrong.push(`${event.directServiceId} was started and never armed`);
    this.remember(event.actId, seen.id, [event.directServiceId, { ...direct }]);
    this.armed.delete(event.directServiceId);
    this.stand(seen.id, { place: 'counter' });
    const now = direct.charges ? this.room.passedBy(seen, this.room.counter(event.counterId)) : [];
    if (event.overtook !== now.length) this.wrong.push(`${seen.id} started directly miscounts whom it passed`);
    for (const id of direct.reserved) this.room.seen(id).timesPassed -= 1;
    this.charge(seen, now);
  }

  private endDirect(event: EventOf<'direct-service-ended'>): void {
    const direct = this.armed.get(event.directServiceId);
    if (direct === undefined) return void this.wrong.push(`${event.directServiceId} ended and was never armed`);
    for (const id of direct.reserved) this.room.seen(id).timesPassed -= 1;
    this.armed.delete(event.directServiceId);
    this.stand(event.ticketId, { place: 'line' });
  }

  private undo(event: EventOf<'act-undone'>): void {
    const before = this.before.get(event.actId);
    if (before === undefined) return void this.wrong.push(`${event.actId} was undone and never done`);
    const seen = this.room.seen(event.ticketId);
    const { timesPassed, charged } = seen;
    const wasCalled = before.seen.place !== 'counter' && seen.place === 'counter';
    if (wasCalled && before.armed === null) this.giveBack(seen);
    Object.assign(seen, before.seen, { timesPassed, untouched: false });
    if (before.armed === null) return;
    const [directServiceId, direct] = before.armed;
    this.armed.set(directServiceId, { ...direct, reserved: charged });
  }

  private comeBack(ticketId: string, actId: string | null, key: number, to: Destination): void {
    this.remember(actId, ticketId, null);
    const seen = this.room.seen(ticketId);
    if (key < seen.key) this.wrong.push(`${ticketId} came back to an earlier place than it had`);
    this.stand(ticketId, { place: 'line', at: to, key, headStartMs: key > seen.key ? 0 : seen.headStartMs });
  }

  private stand(ticketId: string, change: Partial<Omit<Seen, 'id' | 'issueSequence'>>): void {
    Object.assign(this.room.seen(ticketId), change, change.place === 'counter' ? {} : { untouched: false });
  }

  private remember(actId: string | null, ticketId: string, armed: Before['armed']): void {
    if (actId !== null) this.before.set(actId, { seen: { ...this.room.seen(ticketId) }, armed });
  }

  private charge(seen: Seen, passed: readonly string[]): void {
    seen.charged = passed;
    for (const id of passed) this.room.seen(id).timesPassed += 1;
  }

  private giveBack(seen: Seen): void {
    for (const id of seen.charged) this.room.seen(id).timesPassed -= 1;
  }
}
