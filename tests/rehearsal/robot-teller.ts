import { randomUUID } from 'node:crypto';
import type { TellerCommand, TellerView } from '../../server/contract/teller.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { Chance } from './chance.ts';
import { Robot } from './robot.ts';

type Destination = Extract<TellerCommand, { type: 'transfer-ticket' }>['to'];

/** A teller's hand at one counter. Replies are handed back as they are: a robot, like a person, may be refused. */
export class RobotTeller {
  readonly robot: Robot<TellerView, TellerCommand>;
  readonly counterId: string;
  private readonly chance: Chance;

  private constructor(robot: Robot<TellerView, TellerCommand>, counterId: string, chance: Chance) {
    this.robot = robot;
    this.counterId = counterId;
    this.chance = chance;
  }

  static async connect(url: string, token: string, counterId: string, chance: Chance): Promise<RobotTeller> {
    return new RobotTeller(await Robot.connect({ url, audience: 'teller', token, tab: randomUUID() }), counterId, chance);
  }

  openCounter(): Promise<Reply> {
    return this.ask({ type: 'open-counter', counterId: this.counterId });
  }

  closeCounter(): Promise<Reply> {
    return this.ask({ type: 'close-counter', counterId: this.counterId });
  }

  pause(reasonId: string): Promise<Reply> {
    return this.ask({ type: 'pause-counter', counterId: this.counterId, reasonId });
  }

  resume(): Promise<Reply> {
    return this.ask({ type: 'resume-counter', counterId: this.counterId });
  }

  /** `finishing`: the ticket in hand that this key also finishes; null when the counter is idle. */
  callNext(finishing: string | null): Promise<Reply> {
    return this.ask({ type: 'call-next', counterId: this.counterId, finishing });
  }

  recall(ticketId: string): Promise<Reply> {
    return this.ask({ type: 'recall', counterId: this.counterId, ticketId });
  }

  startService(ticketId: string): Promise<Reply> {
    return this.ask({ type: 'start-service', counterId: this.counterId, ticketId });
  }

  finishService(ticketId: string): Promise<Reply> {
    return this.ask({ type: 'finish-service', counterId: this.counterId, ticketId });
  }

  markNoShow(ticketId: string): Promise<Reply> {
    return this.ask({ type: 'mark-no-show', counterId: this.counterId, ticketId });
  }

  restoreTicket(ticketId: string): Promise<Reply> {
    return this.ask({ type: 'restore-ticket', ticketId });
  }

  transferTicket(ticketId: string, to: Destination): Promise<Reply> {
    return this.ask({ type: 'transfer-ticket', ticketId, to });
  }

  parkTicket(ticketId: string, reasonId: string): Promise<Reply> {
    return this.ask({ type: 'park-ticket', counterId: this.counterId, ticketId, reasonId });
  }

  resumeTicket(ticketId: string): Promise<Reply> {
    return this.ask({ type: 'resume-ticket', counterId: this.counterId, ticketId });
  }

  /** The raised hand: asks the lobby to come. */
  refer(ticketId: string, cueId: string): Promise<Reply> {
    const { counterId } = this;
    return this.ask({
      type: 'raise-referral',
      counterId,
      ticketId,
      cueId,
      confidence: 'confirmed',
      target: { kind: 'lobby' },
      salutation: null,
    });
  }

  private ask(command: TellerCommand): Promise<Reply> {
    return this.robot.request(this.chance.uuid(), command);
  }
}
