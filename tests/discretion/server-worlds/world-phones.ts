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
  private readonly opened: { readonly path: string; readonly stream: RawStream }[] = [];

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
    this.opened.push({ path, stream: new RawStream(phonesUrl, `${path}/state`, channel, tape) });
    await this.settle();
  }

  /** Every stream shows what its page would say now, or has ended with the visit. */
  async settle(): Promise<void> {
    for (const { path, stream } of this.opened) {
      if (stream.closed) continue;
      const revision = /"revision":(\d+)/.exec(await this.get(`${path}/state`))?.[1];
      await stream.settle(revision === undefined ? null : Number(revision));
    }
  }

  stop(): void {
    for (const stream of this.streams) stream.close();
  }

  private get(path: string): Promise<string> {
    return this.world.http(this.world.phonesUrl, 'GET', path, null, null);
  }
}
