import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { PRINTER_PROFILES } from '../../../hardware/codec/printer-profile.ts';
import { encodeSlip } from '../../../hardware/codec/encode-slip.ts';
import type { DeviceView } from '../../../server/contract/device.ts';
import type { Reply } from '../../../server/contract/wire.ts';
import { limitsWith } from '../../../server/net/limits.ts';
import { PHONE_LIMITS } from '../../../server/net/phone/limits.ts';
import { startPage } from '../../../server/net/routes/start-page.ts';
import type { ScreenSubject } from '../../../server/net/subjects/subject.ts';
import { startLinks } from '../../../server/start-links.ts';
import { builtScreens } from '../../browser/built.ts';
import { type BranchAtWork, branchAtWork, LOBBY, type Screen, until } from '../../protocol/branch-at-work.ts';
import { type AgentWorld, agentWorld, withoutTime } from './agent-world.ts';
import { WorldChance } from './chance.ts';
import { HallTape } from './hall-tape.ts';
import { askRaw } from './raw-http.ts';
import { RawScreen } from './raw-screen.ts';
import { KIOSKS, WORLD_BRANCH } from './world-branch.ts';
import { WorldPhones } from './world-phones.ts';

const COUNTERS = ['c1', 'c2', 'c3'] as const;
export type CounterId = (typeof COUNTERS)[number];
const TELLERS = { c1: 'wang', c2: 'li', c3: 'chen' } as const;
const AGENT: ScreenSubject = { audience: 'device', agentId: 'agent-1', printerIds: ['p1'], counterIds: [] };

/** Every public audience; the second agent is a socket that this test holds, to see what agents are told. */
const WATCHED: readonly ScreenSubject[] = [
  ...KIOSKS.map((kioskId): ScreenSubject => ({ audience: 'kiosk', kioskId })),
  { audience: 'wall', wallId: 'w1' },
  ...COUNTERS.map((counterId): ScreenSubject => ({ audience: 'counter-display', counterId })),
  ...COUNTERS.map((counterId): ScreenSubject => ({ audience: 'rating', counterId })),
  { audience: 'device', agentId: 'agent-2', printerIds: ['p2'], counterIds: [...COUNTERS] },
];

export interface TakenTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly kioskId: string;
}

/**
 * A branch at work: the server as its program starts it, with its own chance and clock, every public screen as a raw connection, the
 * agent with printer and readers, phones, and staff. Everything that leaves for the hall is on the tape.
 */
export class World {
  readonly tape = new HallTape();
  readonly tickets: TakenTicket[] = [];
  readonly isSecret: boolean;
  branch!: BranchAtWork;
  agent!: AgentWorld;
  lobby!: Screen;
  private readonly chance: WorldChance;
  private readonly tokens = new Map<string, string>();
  private readonly screens = new Map<string, RawScreen>();
  private readonly tellers = new Map<string, Screen>();
  private readonly phones = new WorldPhones(this);
  private commands = 0;

  private constructor(seed: string, isSecret: boolean) {
    this.chance = new WorldChance(seed);
    this.isSecret = isSecret;
  }

  static async start(seed: string, isSecret: boolean): Promise<World> {
    const world = new World(seed, isSecret);
    world.chance.begin('start');
    world.branch = await branchAtWork({
      configuration: WORLD_BRANCH,
      newId: world.chance.newId,
      draw: world.chance.draw,
      phones: { host: '127.0.0.1', port: 0, trustedProxies: [], limits: { ...PHONE_LIMITS, requestsPerWindow: 100_000 } },
      limits: { ...limitsWith(100_000), failedSignInsPerMinute: 100_000 },
      webDir: await builtScreens(),
      startPage: (atThisMachine, withLinks) =>
        startPage(
          { branchName: WORLD_BRANCH.branch.name, isDemo: false, links: startLinks(WORLD_BRANCH, null, []), phones: null },
          atThisMachine,
          withLinks,
        ),
      log: pino({ level: 'info' }, { write: (text: string) => world.tape.hear('log', withoutTime(text)) }),
    });
    await world.open();
    return world;
  }

  /** Screens, devices and staff come, one after the other, so that revisions agree; nothing of it is on the tape. */
  private async open(): Promise<void> {
    for (const subject of WATCHED) await this.watch(subject);
    this.agent = await agentWorld(this.branch.url, this.tokenOf(AGENT), this.tape);
    await this.printerReady('k1');
    this.lobby = await this.branch.join(LOBBY);
    for (const [counterId, staffId] of Object.entries(TELLERS)) {
      const teller = await this.branch.join({ audience: 'teller', staffId });
      this.tellers.set(counterId, teller);
      await this.must(teller.ask({ type: 'open-counter', counterId }));
      await this.settle();
    }
    await this.from('device agent-2', { type: 'report-printer', printerId: 'p2', condition: 'ready' });
    await this.printerReady('k2');
  }

  private async printerReady(kioskId: string): Promise<void> {
    await until(`the printer of ${kioskId}`, () => this.screen(`kiosk ${kioskId}`).view['printer'] === 'ready');
    await this.settle();
  }

  /** Everything from now on follows this act, and draws its own chance. */
  begin(act: string): void {
    this.chance.begin(`${this.tape.acts.length} ${act}`);
    this.tape.begin(act);
  }

  tokenOf(subject: ScreenSubject): string {
    const name = nameOf(subject);
    const known = this.tokens.get(name) ?? this.branch.tokenOf(subject);
    this.tokens.set(name, known);
    return known;
  }

  screen(channel: string): RawScreen {
    const screen = this.screens.get(channel);
    if (screen === undefined) throw new Error(`no screen ${channel}`);
    return screen;
  }

  teller(counterId: CounterId): Screen {
    const teller = this.tellers.get(counterId);
    if (teller === undefined) throw new Error(`no teller at ${counterId}`);
    return teller;
  }

  /** A request of a public screen, with an id that the other world's screen has too. */
  from(channel: string, command: object): Promise<Reply> {
    return this.screen(channel).ask(this.commandId(), command);
  }

  commandId(): string {
    this.commands += 1;
    return `00000000-0000-4000-8000-${String(this.commands).padStart(12, '0')}`;
  }

  /** What staff ask must be done. */
  async must(asked: Promise<Reply>): Promise<Reply> {
    const reply = await asked;
    if (!reply.ok) throw new Error(`${reply.refusal} ${JSON.stringify(reply.params)}`);
    return reply;
  }

  /** A screen that was there goes, and comes again. */
  async reload(channel: string): Promise<void> {
    await this.screen(channel).close();
    const subject = WATCHED.find((one) => nameOf(one) === channel);
    if (subject !== undefined) await this.watch(subject);
  }

  /** Opens the page of a ticket and its stream. */
  openPhone({ ticketId }: TakenTicket): Promise<void> {
    const token = this.branch.server.desk.branch.hall.tickets.get(ticketId)?.token ?? '';
    return this.phones.open(`/t/${token}`);
  }

  get phonesUrl(): string {
    return this.branch.server.phonesUrl ?? '';
  }

  /** One request over HTTP, of whoever holds the token; a page of the build is heard by its digest. */
  http(url: string, method: string, path: string, token: string | null, body: string | null): Promise<string> {
    return askRaw(url, { method, path, token, body }, (content) => this.tape.hear(`${method} ${path}`, briefly(content)));
  }

  /** The slips that the raw agent has to print, as bytes; it prints them at once. */
  async printByHand(): Promise<void> {
    const device = this.screen('device agent-2');
    const jobs = (): DeviceView['printers'][number]['jobs'] =>
      (device.view as DeviceView | Record<string, never>).printers?.[0]?.jobs ?? [];
    await until('a slip to print', () => jobs().length > 0);
    for (const { jobId, slip } of jobs()) {
      this.tape.hear('slip p2', Buffer.from(encodeSlip(slip, PRINTER_PROFILES['epson-80mm'], 1).bytes).toString('hex'));
      await this.must(this.from('device agent-2', { type: 'report-print', jobId, outcome: { result: 'printed' } }));
    }
  }

  /** The slip that came out of the agent's printer, as the paper has it, its QR code read. */
  async printedByAgent(kioskId: string, slipCount: number): Promise<void> {
    await until('a slip on paper', () => this.agent.printer.slips().length === slipCount);
    const [slip] = this.agent.printer.slips();
    this.tape.hear('slip p1', JSON.stringify({ lines: slip?.drawing.lines, qr: slip?.drawing.qrTexts, bytes: slip?.byteCount }));
    await until('the agent’s report', () => !JSON.stringify(this.screen(`kiosk ${kioskId}`).view['tickets']).includes('"printing"'));
  }

  /** Everything that was on its way to the hall has come. */
  async settle(): Promise<void> {
    await Promise.all([...this.screens.values()].map((screen) => screen.settle()));
    await this.phones.settle();
  }

  /** Every channel has had a beat since now. */
  async beats(): Promise<void> {
    const sources = [...this.screens.values(), ...this.phones.streams].filter(({ closed }) => !closed);
    const before = sources.map(({ beats }) => beats);
    await until('a beat everywhere', () => sources.every(({ beats }, index) => beats > (before[index] ?? 0)));
  }

  advance(seconds: number): void {
    this.branch.clock.advanceTo(this.branch.clock.now() + seconds * 1_000);
  }

  async stop(): Promise<void> {
    this.phones.stop();
    for (const screen of this.screens.values()) if (!screen.closed) await screen.close();
    await this.agent.stop();
    await this.branch.stop();
  }

  private async watch(subject: ScreenSubject): Promise<void> {
    const channel = nameOf(subject);
    const screen = new RawScreen(this.branch.url, subject.audience, channel, this.tokenOf(subject), this.tape);
    this.screens.set(channel, await screen.opened());
  }
}

function nameOf(subject: ScreenSubject): string {
  return Object.values(subject)
    .filter((value) => typeof value === 'string')
    .join(' ');
}

/** Longest piece that is kept as it is. */
const WHOLE_MAX_LENGTH = 8_000;

function briefly(content: string): string {
  if (content.length <= WHOLE_MAX_LENGTH) return content;
  const [head = '', ...rest] = content.split('\n\n');
  return `${head}\n\n${content.length} characters, ${createHash('sha256').update(rest.join('\n\n')).digest('hex')}`;
}
