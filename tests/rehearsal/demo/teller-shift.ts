import type { TellerView } from '../../../server/contract/teller.ts';
import type { Chance } from '../chance.ts';
import type { RobotTeller } from '../robot-teller.ts';
import { type Pace, pause } from './pace.ts';
import type { Tally } from './tally.ts';

type Desk = NonNullable<TellerView['counter']>;
type TicketInHand = NonNullable<Desk['ticket']>;

/** Mean service, short so that a person who watches sees turns change; real ones take minutes. */
export const SERVICE_MEAN_MS = 40_000;
const SERVICE_CV = 0.8;
const NO_SHOW_SHARE = 0.08;
const RECALLED_SHARE = 0.12;
const TRANSFER_SHARE = 0.06;
const REFER_SHARE = 0.12;
const PARK_SHARE = 0.05;
const PAUSE_SHARE = 0.03;
const RESTORE_SHARE = 0.3;
const PAUSE_MS = 25_000;
const PARKED_FOR_MS = 25_000;
const WALK_MEAN_MS = 5_000;
const THINKS_MS = 1_500;
/** After a key comes alive. */
const REACTS_MS = 20;
/** Interval at which the robot looks again after a refusal, or with nothing to do. */
const LOOKS_AGAIN_MS = 1_000;

/**
 * One teller's shift at one counter. Like a person, the robot goes by nothing but the view. A customer who does not come is
 * called again and then marked as a no-show; some are transferred to another service; some fill in a form and come back. After
 * a refusal, because a person was quicker or closed the day, the robot looks again. The shift ends with the counter closed and
 * nobody left waiting.
 */
export class TellerShift {
  private readonly teller: RobotTeller;
  private readonly chance: Chance;
  private readonly pace: Pace;
  private readonly tally: Tally;
  /** Called, and not coming. */
  private readonly absent = new Set<string>();
  /** Sent away by this teller to fill in a form, and expected back. */
  private readonly filling = new Set<string>();

  constructor(teller: RobotTeller, chance: Chance, pace: Pace, tally: Tally) {
    this.teller = teller;
    this.chance = chance;
    this.pace = pace;
    this.tally = tally;
  }

  async work(): Promise<void> {
    while (!this.pace.signal.aborted) {
      const { counter } = this.teller.robot.view;
      const did = counter === null ? this.tally.reply('signed on', await this.teller.openCounter()) : await this.step(counter);
      if (did) await this.seeWhatCameOfIt();
      else await pause(this.pace, LOOKS_AGAIN_MS);
    }
    await this.goHome();
  }

  /** One act, or a look; false when there was nothing to do. */
  private async step(counter: Desk): Promise<boolean> {
    if (counter.id !== this.teller.counterId) return false;
    switch (counter.state) {
      case 'idle':
        return this.callSomebody();
      case 'calling':
        return counter.ticket !== null && this.receive(counter.ticket);
      case 'serving':
        return counter.ticket !== null && this.serve(counter.ticket);
      case 'paused':
        return (await pause(this.pace, PAUSE_MS)) && this.tally.reply('back from a pause', await this.teller.resume());
      default:
        return counter.state satisfies never;
    }
  }

  private async callSomebody(): Promise<boolean> {
    await pause(this.pace, THINKS_MS);
    const { view, serverTime } = this.teller.robot.message;
    const { counter } = view;
    if (counter?.state !== 'idle') return false;
    const isBack = (since: number): boolean => serverTime - since > PARKED_FOR_MS * this.pace.scale;
    const filledIn = counter.parked.find(({ ticketId, since }) => this.filling.has(ticketId) && isBack(since));
    if (filledIn !== undefined) {
      const reply = await this.teller.resumeTicket(filledIn.ticketId);
      if (!reply.ok && reply.refusal === 'overtake-cap') return this.letOthersGoFirst();
      this.filling.delete(filledIn.ticketId);
      return this.tally.reply('resumed', reply);
    }
    if (counter.waitingTotal === 0) return false;
    return this.tally.reply('called', await this.teller.callNext(null));
  }

  /** The form is filled in, and somebody in line was passed as often as may be: he is served first, the customer with the form after him. */
  private async letOthersGoFirst(): Promise<boolean> {
    this.tally.count('let others go first');
    return this.tally.reply('called', await this.teller.callNext(null));
  }

  /** The customer walks over, at the first call, at the second, or never. */
  private async receive(ticket: TicketInHand): Promise<boolean> {
    const { ticketId } = ticket;
    if (ticket.rounds === 1 && this.chance.chance(NO_SHOW_SHARE)) this.absent.add(ticketId);
    const comesLater = ticket.rounds === 1 && this.chance.chance(RECALLED_SHARE);
    if (!this.absent.has(ticketId) && !comesLater) {
      await pause(this.pace, this.chance.lognormal(WALK_MEAN_MS, 0.4));
      return this.tally.reply('started', await this.teller.startService(ticketId));
    }
    const now = this.teller.robot.message.serverTime;
    if (ticket.rounds === 1 && ticket.recallsLeft > 0) {
      if (!(await pause({ ...this.pace, scale: 1 }, ticket.recallFrom - now + REACTS_MS))) return false;
      return this.tally.reply('recalled', await this.teller.recall(ticketId));
    }
    if (!(await pause({ ...this.pace, scale: 1 }, ticket.noShowFrom - now + REACTS_MS))) return false;
    this.absent.delete(ticketId);
    if (!this.tally.reply('no-show', await this.teller.markNoShow(ticketId))) return false;
    if (this.chance.chance(RESTORE_SHARE)) void this.comesTooLate(ticketId);
    return true;
  }

  private async comesTooLate(ticketId: string): Promise<void> {
    if (await pause(this.pace, PARKED_FOR_MS)) this.tally.reply('restored', await this.teller.restoreTicket(ticketId));
  }

  private async serve({ ticketId, serviceId }: TicketInHand): Promise<boolean> {
    await pause(this.pace, this.chance.lognormal(SERVICE_MEAN_MS, SERVICE_CV));
    const { view } = this.teller.robot;
    await this.refer(ticketId);
    const ending = this.chance.uniform();
    if (ending < TRANSFER_SHARE) {
      const others = view.services.filter(({ id }) => id !== serviceId);
      const to = others[Math.floor(this.chance.uniform() * others.length)];
      if (to !== undefined) {
        return this.tally.reply('transferred', await this.teller.transferTicket(ticketId, { kind: 'service', serviceId: to.id }));
      }
    }
    const [reason] = view.parkReasons;
    if (ending < TRANSFER_SHARE + PARK_SHARE && reason !== undefined) {
      this.filling.add(ticketId);
      return this.tally.reply('parked', await this.teller.parkTicket(ticketId, reason.id));
    }
    const finished = this.tally.reply('finished', await this.teller.finishService(ticketId));
    const [why] = view.pauseReasons;
    if (finished && why !== undefined && this.chance.chance(PAUSE_SHARE)) this.tally.reply('paused', await this.teller.pause(why.id));
    return finished;
  }

  /** Somebody for a manager: the hand goes up, and the service goes on. */
  private async refer(ticketId: string): Promise<void> {
    const { referable, cues } = this.teller.robot.view;
    const [cue] = cues;
    if (referable?.ticketId !== ticketId || cue === undefined || !this.chance.chance(REFER_SHARE)) return;
    this.tally.reply('referred', await this.teller.refer(ticketId, cue.id));
  }

  /** Bounded: each step takes the customer in hand one phase on, and there are two. */
  private async goHome(): Promise<void> {
    for (let step = 0; step < 3 && this.teller.robot.isConnected; step += 1) {
      const { counter } = this.teller.robot.view;
      if (counter === null || counter.id !== this.teller.counterId) return;
      const { ticket } = counter;
      if (ticket === null) this.tally.reply('signed off', await this.teller.closeCounter());
      else if (ticket.phase === 'called') this.tally.reply('started', await this.teller.startService(ticket.ticketId));
      else this.tally.reply('finished', await this.teller.finishService(ticket.ticketId));
      await this.seeWhatCameOfIt();
    }
  }

  /** The reply comes first, the view that shows its effect right after. */
  private async seeWhatCameOfIt(): Promise<void> {
    const { robot } = this.teller;
    await robot.waitForNewer(robot.message.revision, LOOKS_AGAIN_MS);
  }
}
