import type { LobbyCommand, LobbyView } from '../../server/contract/lobby.ts';
import type { TellerCommand, TellerView } from '../../server/contract/teller.ts';
import type { KioskCommand, KioskView } from '../../server/contract/kiosk.ts';
import type { Audience } from '../../server/contract/wire.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { type Connection, openLink } from '../../server/web/link.ts';
import type { KeyValueStore, Place } from '../../server/web/place.ts';
import { newDataDir, ServerProcess } from '../bench/server-process.ts';
import { configurationWith } from '../store/configuration.ts';
import { databaseFile } from '../../server/store/database.ts';

/** Not a promise about speed: what has not come by then, beside whatever else the machine does, is not coming. */
const DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 5;

/** A page that can be reloaded: what its tab keeps stays, everything else is gone. */
export class ReloadablePage<View, Command> {
  link: Connection<View, Command>;
  reloads = 0;
  private readonly audience: Audience;
  private readonly place: Place;
  private readonly looked: (view: View) => void;

  constructor(audience: Audience, origin: string, token: string, looked: (view: View) => void) {
    this.audience = audience;
    this.place = placeOf(origin, audience, token);
    this.looked = looked;
    this.link = this.open();
  }

  reload(): void {
    this.link.close();
    this.link = this.open();
    this.reloads += 1;
  }

  get view(): View | null {
    return this.link.view.value;
  }

  private open(): Connection<View, Command> {
    const link = openLink<View, Command>(this.audience, this.place);
    link.view.subscribe((view) => {
      if (view !== null) this.looked(view);
    });
    return link;
  }
}

function placeOf(origin: string, audience: Audience, token: string): Place {
  const kept = new Map<string, string>();
  const store: KeyValueStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return {
    origin,
    path: `/${audience}`,
    token,
    build: 'test',
    store,
    reload: () => undefined,
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
  };
}

/** A real server process on a real disk, a kiosk, a teller and a lobby manager; what the screens showed wrongly is noted. */
export class RestlessBranch {
  readonly kiosk: ReloadablePage<KioskView, KioskCommand>;
  readonly teller: ReloadablePage<TellerView, TellerCommand>;
  readonly lobby: ReloadablePage<LobbyView, LobbyCommand>;
  /** Referrals that some view held twice. */
  readonly shownTwice = new Set<string>();
  kills = 0;
  private server: ServerProcess;

  private constructor(server: ServerProcess) {
    this.server = server;
    const { url } = server;
    const token = (subject: ScreenSubject): string => server.tokenOf(subject);
    this.kiosk = new ReloadablePage('kiosk', url, token({ audience: 'kiosk', kioskId: 'kiosk-1' }), () => undefined);
    this.teller = new ReloadablePage('teller', url, token({ audience: 'teller', staffId: 'teller-1' }), (view) =>
      this.note(view.referrals),
    );
    this.lobby = new ReloadablePage('lobby', url, token({ audience: 'lobby', staffId: 'lobby-1' }), (view) => this.note(view.referrals));
  }

  static async open(): Promise<RestlessBranch> {
    return new RestlessBranch(await ServerProcess.start(newDataDir(configurationWith(1)), null, 'raised'));
  }

  get databaseFile(): string {
    return databaseFile(this.server.dataDir);
  }

  get dataDir(): string {
    return this.server.dataDir;
  }

  /** As a power cut would, and up again. */
  async killAndStart(): Promise<void> {
    const { dataDir, port } = this.server;
    await this.server.end('SIGKILL');
    this.kills += 1;
    this.server = await ServerProcess.start(dataDir, port, 'raised');
  }

  async stop(): Promise<void> {
    for (const page of [this.kiosk, this.teller, this.lobby]) page.link.close();
    await this.server.end('SIGTERM');
  }

  private note(referrals: readonly { readonly referralId: string }[]): void {
    const ids = referrals.map(({ referralId }) => referralId);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) this.shownTwice.add(id);
  }
}

/** @throws Error naming what did not come about in time */
export async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
}
