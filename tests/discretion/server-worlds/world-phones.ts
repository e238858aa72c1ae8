import type { HallTape } from './hall-tape.ts';
import { RawStream } from './raw-http.ts';

/** What phones need of their world. */
interface Surroundings {
  readonly tape: HallTape;
  readonly phonesUrl: string;
  readonly http: (url: string, method: string, path: string, token: null, body: null) => Promise<string>;
}

/** Customers' phones: each has opened its page, and listens. */
export class WorldPhones {
  private readonly world: Surroundings;
  private readonly opened: { readonly path: string; readonly stream: RawStream; isOver: boolean }[] = [];

  constructor(world: Surroundings) {
    this.world = world;
  }

  get streams(): readonly RawStream[] {
    return this.opened.map(({ stream }) => stream);
  }

  async open(path: string): Promise<void> {
    const { phonesUrl, tape } = this.world;
    await this.get(path);
    const channel = `phone ${this.opened.length + 1} stream`;
    this.opened.push({ path, stream: new RawStream(phonesUrl, `${path}/state`, channel, tape), isOver: false });
    await this.settle();
  }

  /**
   * Every stream shows what its page would say now, or has ended with the visit. Who is asked follows from the answers alone: when a
   * stream's end arrives is a matter of the machine, and would set the two worlds apart.
   */
  async settle(): Promise<void> {
    for (const phone of this.opened) {
      if (phone.isOver) continue;
      const revision = /"revision":(\d+)/.exec(await this.get(`${phone.path}/state`))?.[1];
      phone.isOver = revision === undefined;
      await phone.stream.settle(revision === undefined ? null : Number(revision));
    }
  }

  stop(): void {
    for (const stream of this.streams) stream.close();
  }

  private get(path: string): Promise<string> {
    return this.world.http(this.world.phonesUrl, 'GET', path, null, null);
  }
}
