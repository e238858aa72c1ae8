import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { phoneView, type PhoneEventName, type PhoneMessage, type PhoneView } from '../../server/contract/phone.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { WireCommand as Command } from '../../server/contract/command/commands.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { PHONE_LIMITS, type PhoneLimits } from '../../server/net/phone/limits.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { builtScreens } from '../browser/built.ts';
import { type BranchAtWork, branchAtWork, KIOSK, TAKE, TELLER, until } from '../protocol/branch-at-work.ts';

/** The test branch, whose slips carry an address for phones. */
export const PUBLIC_BRANCH: BranchConfiguration = { ...TEST_BRANCH, publicBaseUrl: 'https://queue.test.example' };

export interface PhoneTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly token: string;
  readonly path: string;
}

export interface PhoneAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real branch with its listener for phones, both on loopback, and the page as it is built from the sources now. */
export class PhonesAtWork {
  readonly branch: BranchAtWork;
  private readonly watchers: PhoneWatcher[] = [];

  constructor(branch: BranchAtWork) {
    this.branch = branch;
  }

  get url(): string {
    const { phonesUrl } = this.branch.server;
    if (phonesUrl === null) throw new Error('this branch listens to no phones');
    return phonesUrl;
  }

  /** What a kiosk's customer gets. */
  async take(changes: Partial<typeof TAKE>): Promise<PhoneTicket> {
    const reply = await this.ask(KIOSK, { ...TAKE, ...changes });
    if (!reply.ok || reply.receipt.kind !== 'ticket') throw new Error(JSON.stringify(reply));
    const { ticketId, number } = reply.receipt;
    const token = this.branch.server.desk.branch.hall.tickets.get(ticketId)?.token ?? '';
    return { ticketId, number, token, path: `/t/${token}` };
  }

  async ask(subject: ScreenSubject, command: Command): Promise<Reply> {
    return (await this.branch.post(this.branch.tokenOf(subject), { commandId: randomUUID(), command })).reply;
  }

  /** The teller at counter 1, who must be obeyed. */
  async teller(command: Command): Promise<void> {
    const reply = await this.ask(TELLER, command);
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  }

  async callNext(finishing: string | null): Promise<void> {
    await this.teller({ type: 'call-next', counterId: 'c1', finishing });
  }

  /** Any request, exactly as written: no library tidies the path. */
  send(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<PhoneAnswer> {
    return send(this.url, method, path, headers);
  }

  /** A phone that listens, and everything it is sent. */
  async watch(path: string): Promise<PhoneWatcher> {
    const watcher = new PhoneWatcher(`${this.url}${path}/state`);
    this.watchers.push(watcher);
    await watcher.opened;
    return watcher;
  }

  async stop(): Promise<void> {
    for (const watcher of this.watchers) watcher.close();
    await this.branch.stop();
  }
}

export function send(url: string, method: string, path: string, headers: Readonly<Record<string, string>>): Promise<PhoneAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    asked.once('error', reject);
    asked.end();
  });
}

interface HeardEvent {
  readonly name: PhoneEventName;
  readonly data: string;
}

/** One stream of server-sent events, kept byte for byte. */
export class PhoneWatcher {
  /** Resolves with the answer's status once it has begun. */
  readonly opened: Promise<number>;
  /** Every byte that came. */
  bytes = '';
  closed = false;
  private readonly asked: ReturnType<typeof httpRequest>;

  constructor(address: string) {
    this.asked = httpRequest(address, { headers: { accept: 'text/event-stream' }, agent: false });
    this.opened = new Promise((resolve, reject) => {
      this.asked.once('response', (response) => {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (this.bytes += chunk));
        response.once('close', () => (this.closed = true));
        response.on('error', () => (this.closed = true));
        resolve(response.statusCode ?? 0);
      });
      this.asked.once('error', reject);
      this.asked.end();
    });
  }

  get events(): HeardEvent[] {
    return [...this.bytes.matchAll(/^event: (view|beat|over)\ndata: (.*)\n\n/gm)].map(([, name, data]) => ({
      name: name as PhoneEventName,
      data: data ?? '',
    }));
  }

  /** Views in the order they came, each as the contract says and no more. */
  get views(): PhoneView[] {
    return this.messages.map(({ view }) => phoneView.parse(view));
  }

  get messages(): PhoneMessage[] {
    return this.events.filter(({ name }) => name === 'view').map(({ data }) => JSON.parse(data) as PhoneMessage);
  }

  async until(what: string, holds: (view: PhoneView) => boolean): Promise<PhoneView> {
    await until(`the phone to show ${what}`, () => this.views.some(holds));
    return this.views.findLast(holds) as PhoneView;
  }

  close(): void {
    this.asked.destroy();
  }
}

/** Counter 1 is open; whoever takes a number for cash waits for it. */
export function phonesAtWork(limits: Partial<PhoneLimits>, configuration: BranchConfiguration): Promise<PhonesAtWork> {
  return phonesBehind([], limits, configuration);
}

/** The same, with proxies of the bank's own in front. */
export async function phonesBehind(
  trustedProxies: readonly string[],
  limits: Partial<PhoneLimits>,
  configuration: BranchConfiguration,
): Promise<PhonesAtWork> {
  const phones = { host: '127.0.0.1', port: 0, trustedProxies, limits: { ...PHONE_LIMITS, ...limits } };
  const work = new PhonesAtWork(await branchAtWork({ configuration, phones, webDir: await builtScreens() }));
  await work.teller({ type: 'open-counter', counterId: 'c1' });
  return work;
}
