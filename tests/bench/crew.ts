import { type Chance, seededChance } from '../rehearsal/chance.ts';
import { receiptOf } from '../rehearsal/receipts.ts';
import { connectWall, type RobotWall } from '../rehearsal/robot-display.ts';
import { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import { RobotTeller } from '../rehearsal/robot-teller.ts';
import { SERVICES, upTo, WALLS } from './configuration.ts';
import type { ServerProcess } from './server-process.ts';

/** Requests one kiosk has under way at once while a queue is made; the server allows 32. */
const TAKING_AT_ONCE = 16;

/** The people and screens of one measurement. */
export class Crew {
  readonly chance: Chance = seededChance('bench');
  private readonly server: ServerProcess;
  private readonly open: { close(): void }[] = [];
  private taken = 0;

  constructor(server: ServerProcess) {
    this.server = server;
  }

  async kiosk(n: number): Promise<RobotKiosk> {
    const kiosk = await RobotKiosk.connect(this.server.url, this.server.tokenOf({ audience: 'kiosk', kioskId: `kiosk-${n}` }), this.chance);
    this.open.push(kiosk.robot);
    return kiosk;
  }

  kiosks(count: number): Promise<RobotKiosk[]> {
    return Promise.all(upTo(count).map((n) => this.kiosk(n)));
  }

  /** Tellers at counters 1 to `count`, signed on. */
  async tellers(count: number): Promise<RobotTeller[]> {
    const { url } = this.server;
    return Promise.all(
      upTo(count).map(async (n) => {
        const token = this.server.tokenOf({ audience: 'teller', staffId: `teller-${n}` });
        const teller = await RobotTeller.connect(url, token, `counter-${n}`, this.chance);
        this.open.push(teller.robot);
        if (teller.robot.view.counter === null) receiptOf(await teller.openCounter(), 'done', 'open counter');
        return teller;
      }),
    );
  }

  async displays(count: number): Promise<RobotWall[]> {
    const tokens = WALLS.map((wallId) => this.server.tokenOf({ audience: 'wall', wallId }));
    const displays = await Promise.all(upTo(count).map((n) => connectWall(this.server.url, tokens[n % tokens.length] ?? '')));
    this.open.push(...displays);
    return displays;
  }

  /** One more in the queue, of each business in turn. */
  async take(kiosk: RobotKiosk): Promise<void> {
    this.taken += 1;
    await kiosk.takeTicket(this.chance.uuid(), `service-${1 + (this.taken % SERVICES)}`, 'zh-CN');
  }

  async fillQueue(kiosk: RobotKiosk, people: number): Promise<void> {
    let left = people;
    await Promise.all(
      upTo(TAKING_AT_ONCE).map(async () => {
        while (left > 0) {
          left -= 1;
          await this.take(kiosk);
        }
      }),
    );
  }

  dismiss(): void {
    for (const one of this.open.splice(0)) one.close();
  }
}
