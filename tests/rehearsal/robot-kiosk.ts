import { randomUUID } from 'node:crypto';
import type { KioskCommand, KioskView } from '../../server/contract/kiosk.ts';
import type { Language, Reply } from '../../server/contract/wire.ts';
import type { Chance } from './chance.ts';
import { type ReceiptOf, receiptOf } from './receipts.ts';
import { Robot } from './robot.ts';

/** A customer's hand at a kiosk. */
export class RobotKiosk {
  readonly robot: Robot<KioskView, KioskCommand>;
  private readonly chance: Chance;

  private constructor(robot: Robot<KioskView, KioskCommand>, chance: Chance) {
    this.robot = robot;
    this.chance = chance;
  }

  static async connect(url: string, token: string, chance: Chance): Promise<RobotKiosk> {
    return new RobotKiosk(await Robot.connect({ url, audience: 'kiosk', token, tab: randomUUID() }), chance);
  }

  /** @throws Error when refused */
  async takeTicket(commandId: string, serviceId: string, language: Language): Promise<ReceiptOf<'ticket'>> {
    const reply = await this.robot.request(commandId, { type: 'take-ticket', serviceId, language, elder: false, withCard: false });
    return receiptOf(reply, 'ticket', `a ticket for ${serviceId}`);
  }

  /** Whether the card could be read; the number goes nowhere else. */
  async presentCard(digits: string): Promise<boolean> {
    return (await this.robot.request(this.chance.uuid(), { type: 'present-card', digits })).ok;
  }

  /** The same, by somebody who may be refused. */
  tryTicket(serviceId: string, language: Language, withCard: boolean): Promise<Reply> {
    return this.robot.request(this.chance.uuid(), { type: 'take-ticket', serviceId, language, elder: false, withCard });
  }

  cancelTicket(ticketId: string): Promise<Reply> {
    return this.robot.request(this.chance.uuid(), { type: 'cancel-ticket', ticketId });
  }

  requestHelp(): Promise<Reply> {
    return this.robot.request(this.chance.uuid(), { type: 'request-help', counterId: null });
  }
}
