import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import type { DeviceView } from '../../server/contract/device.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { WireCommand } from '../../server/contract/command/commands.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { AGENT, type BranchAtWork, branchAtWork, LOBBY, type Screen, TAKE, TELLER, until } from '../protocol/branch-at-work.ts';
import { bannedWordIn } from '../../server/config/public-words.ts';
import { PHONE_LIMITS } from '../../server/net/phone/limits.ts';
import { builtScreens } from '../browser/built.ts';
import { metricsAtWork } from '../health/metrics-at-work.ts';
import { PhonesAtWork, type PhoneWatcher } from '../phone/phones-at-work.ts';
import { CANARY, CANARY_BRANCH, canariesIn } from './canaries.ts';

const PUBLIC: readonly ScreenSubject[] = [
  AGENT,
  { audience: 'kiosk', kioskId: 'k1' },
  { audience: 'wall', wallId: 'w1' },
  { audience: 'counter-display', counterId: 'c1' },
  { audience: 'counter-display', counterId: 'c2' },
  { audience: 'rating', counterId: 'c1' },
];

const MANAGER: ScreenSubject = { audience: 'manager', staffId: 'han' };
const HALL_HOST = 'queue.branch.example';

let branch: BranchAtWork;
let lobby: Screen;
let teller: Screen;
let manager: Screen;
let phones: PhonesAtWork;
/** The phone of the customer whose ticket staff knew most about, and were most busy with. */
let premiumPhone: PhoneWatcher;
/** Everything that reached somebody who is not staff, by channel. */
const heard = new Map<string, string[]>();

function hear(channel: string, what: unknown): void {
  heard.set(channel, [...(heard.get(channel) ?? []), typeof what === 'string' ? what : JSON.stringify(what)]);
}

beforeAll(async () => {
  branch = await branchAtWork({
    configuration: { ...CANARY_BRANCH, publicBaseUrl: `https://${HALL_HOST}` },
    allowedOrigins: [`http://${HALL_HOST}`],
    phones: { host: '127.0.0.1', port: 0, trustedProxies: [], limits: PHONE_LIMITS },
    webDir: await builtScreens(),
  });
  phones = new PhonesAtWork(branch);
  const monitor = await metricsAtWork(branch, {});
  [lobby, teller, manager] = [await branch.join(LOBBY), await branch.join(TELLER), await branch.join(MANAGER)];
  for (const subject of PUBLIC) await listenIn(subject);
  await everyFlow();
  await askFromOutside();
  hear('monitor', await monitor.text());
  await monitor.stop();
});
afterAll(() => phones.stop());

/** Raw packets, as they come over the wire: what a client library would throw away is heard as well. */
async function listenIn(subject: ScreenSubject): Promise<void> {
  const screen = await branch.join(subject);
  const channel = Object.values(subject)
    .filter((value) => typeof value === 'string')
    .join(' ');
  for (const view of screen.views) hear(channel, view);
  screen.socket.io.engine.on('data', (data: unknown) => hear(channel, data));
  if (subject.audience === 'device') await screen.ask({ type: 'report-printer', printerId: 'p1', condition: 'ready' });
  if (subject.audience !== 'kiosk') return;
  for (const command of [TAKE, TAKE, { ...TAKE, serviceId: 'nothing' }, { type: 'identify-ticket', ticketId: 'x' }] as WireCommand[]) {
    hear('kiosk replies', await screen.ask(command));
  }
}

async function ask(screen: Screen, command: WireCommand): Promise<Reply> {
  return screen.ask(command);
}

function ticketIds(): string[] {
  return [...branch.server.desk.branch.hall.tickets.values()].filter(({ phase }) => phase === 'waiting').map(({ id }) => id);
}

async function everyFlow(): Promise<void> {
  const identification = { tier: CANARY.tier, segment: CANARY.segment, confidence: 'confirmed', cueId: CANARY.cueId } as const;
  await ask(lobby, { type: 'open-day' });
  await ask(teller, { type: 'open-counter', counterId: 'c1' });
  const [first = '', second = ''] = ticketIds();
  const watchers = [await phones.watch(phonePath(first)), await phones.watch(phonePath(second))];
  premiumPhone = watchers[1] as PhoneWatcher;
  await ask(lobby, { type: 'identify-ticket', ticketId: second, identification });
  await hearPages(first, second);
  await ask(lobby, { type: 'assign-need', ticketId: first, needId: CANARY.needId });
  await armAndHandBack(second);
  await armAndServe(second);
  await referAndFollowUp(second);
  await ask(teller, { type: 'call-next', counterId: 'c1', finishing: null });
  await ask(lobby, { type: 'revoke-identification', ticketId: first });
  await ask(lobby, { type: 'identify-ticket', ticketId: first, identification: { ...identification, cueId: 'unknown' } });
  await ask(teller, { type: 'identify-ticket', ticketId: first, identification });
  await until('the phone has seen the end', () => premiumPhone.closed);
  await hearPages(first, second);
  for (const watcher of watchers) hear('phones', watcher.bytes);
  await until('the hall has seen the call', () => (heard.get('wall w1') ?? []).some((frame) => frame.includes('"calling":true')));
}

function phonePath(ticketId: string): string {
  return `/t/${branch.server.desk.branch.hall.tickets.get(ticketId)?.token ?? ''}`;
}

/** Whole answers of the phones' listener: page and state, heads and bodies. */
async function hearPages(...ids: readonly string[]): Promise<void> {
  for (const path of ids.map(phonePath)) {
    for (const asked of [path, `${path}/state`]) hear('phones', await phones.send('GET', asked, {}));
  }
}

function arm(ticketId: string): Promise<Reply> {
  return ask(lobby, {
    type: 'arm-direct-service',
    counterId: 'c1',
    customer: { kind: 'ticket', ticketId },
    cueId: CANARY.cueId,
    needId: null,
    salutation: { surname: CANARY.surname, title: 'mr' },
  });
}

async function armAndHandBack(ticketId: string): Promise<void> {
  await arm(ticketId);
  const [directServiceId = ''] = branch.server.desk.branch.staff.directServices.keys();
  const reply = await ask(teller, { type: 'hand-back-direct-service', directServiceId, reasonId: CANARY.handBackId });
  expect(reply.ok).toBe(true);
}

async function armAndServe(ticketId: string): Promise<void> {
  expect((await arm(ticketId)).ok).toBe(true);
  await hearPages(ticketId);
  expect((await ask(teller, { type: 'call-next', counterId: 'c1', finishing: null })).ok).toBe(true);
  await premiumPhone.until('being served', ({ state }) => state === 'serving');
  await hearPages(ticketId);
  expect((await ask(teller, { type: 'finish-service', counterId: 'c1', ticketId })).ok).toBe(true);
}

/** A hand raised, a guest seated, a card handed out and the customer called: every step with what only staff know. */
async function referAndFollowUp(ticketId: string): Promise<void> {
  const salutation = { surname: CANARY.surname, title: 'ms' } as const;
  const words = { cueId: CANARY.cueId, confidence: 'confirmed', target: { kind: 'manager', managerId: 'han' }, salutation } as const;
  const raised = await ask(teller, { type: 'raise-referral', counterId: 'c1', ticketId, ...words });
  if (!raised.ok || raised.receipt.kind !== 'referral') throw new Error('no hand was raised');
  const { referralId } = raised.receipt;
  const look = { seatId: 'sofa', lookIds: ['glasses'] };
  const person = { salutation, phone: CANARY.phone, consent: true, note: CANARY.note } as const;
  for (const reply of [
    await ask(lobby, { type: 'acknowledge-referral', referralId }),
    await ask(lobby, { type: 'seat-guest', referralId, managerId: 'han', look }),
    await ask(lobby, {
      type: 'hand-card',
      counterId: null,
      ticketId: null,
      referralId,
      cueId: null,
      managerId: 'han',
      channel: 'phone',
      preferred: null,
      person,
    }),
  ]) {
    expect(reply.ok).toBe(true);
  }
}

/** Somebody on the branch's network with no token, or a public one, tries every door. */
async function askFromOutside(): Promise<void> {
  const kioskToken = branch.tokenOf({ audience: 'kiosk', kioskId: 'k1' });
  const paths = [
    '/',
    '/livez',
    '/readyz',
    '/metrics',
    '/api/day',
    '/api/reports',
    '/api/reports/2026-11-23',
    '/api/forms/2026-11-23',
    '/api/forms/2026-11-23.xlsx',
    '/api/figures?from=2026-11-23',
    '/api/prospects',
  ];
  const views = ['kiosk', 'wall', 'teller', 'lobby', 'manager', 'supervisor', 'device'].map((audience) => `/api/views/${audience}`);
  const [ticketId = ''] = branch.server.desk.branch.hall.tickets.keys();
  for (const path of [...paths, ...views, '/api/tickets?number=A', `/api/tickets/${ticketId}/explanation`, '/api/nothing']) {
    for (const token of [null, kioskToken]) {
      const response = await branch.get(path, token);
      hear('http', `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
    }
  }
  const { reply } = await branch.post(kioskToken, { commandId: crypto.randomUUID(), command: { type: 'revoke-identification', ticketId } });
  hear('http', reply);
  for (const path of ['/api/', '/api/openapi.json']) {
    for (const token of ['', kioskToken]) hear('http', await fromTheHall(path, token));
  }
}

/** As a screen in the hall asks: by the branch's name, not from the machine itself. */
function fromTheHall(path: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { host: HALL_HOST, authorization: `Bearer ${token}` };
    get(branch.url + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(`${response.statusCode} ${Buffer.concat(chunks).toString()}`));
    }).once('error', reject);
  });
}

describe('a marker in every secret', () => {
  it('is what staff work with: each of these flows happened', () => {
    const told = JSON.stringify([lobby.views, teller.views, manager.views]);
    const shown = [
      CANARY.cueText,
      CANARY.handBackText,
      CANARY.staffName,
      CANARY.managerName,
      CANARY.seatText,
      CANARY.lookText,
      CANARY.surname,
    ];
    for (const canary of shown) expect(told, canary).toContain(canary);
    expect(branch.server.desk.branch.staff.explanations.size).toBeGreaterThan(1);
    expect(branch.server.desk.branch.staff.followUps.size).toBe(1);
    expect(told, 'a telephone is masked on every screen').not.toContain(CANARY.phone);
  });

  it('reaches no public screen, by frame, reply or refusal', () => {
    expect(heard.size).toBeGreaterThanOrEqual(PUBLIC.length + 1);
    for (const [channel, frames] of heard) {
      expect(frames.length, channel).toBeGreaterThan(0);
      expect(canariesIn(frames.join('\n')), channel).toEqual([]);
    }
  });

  it('reaches no paper', () => {
    const views = (heard.get('device agent-1') ?? []).flatMap((frame) => slipsIn(frame));
    expect(views.length).toBeGreaterThan(0);
    for (const bytes of views) expect(canariesIn(bytes)).toEqual([]);
  });

  it('reaches no phone, whose customer is identified, armed, handed back and served directly', () => {
    expect(premiumPhone.views.map(({ state }) => state)).toEqual(['waiting', 'serving']);
    expect(premiumPhone.events.at(-1)?.name).toBe('over');
    const frames = heard.get('phones') ?? [];
    expect(frames.filter((frame) => frame.includes('"status":200')).length).toBeGreaterThanOrEqual(8);
    expect(frames.filter((frame) => frame.includes('"status":410'))).toHaveLength(2);
    expect(canariesIn(frames.join('\n'))).toEqual([]);
    expect(bannedWordIn(premiumPhone.bytes)).toBeNull();
    expect(canariesIn(premiumPhone.bytes.replace('"waiting"', `"waiting","tier":"${CANARY.tier}"`)), 'planted').toEqual([CANARY.tier]);
  });

  it('does not stand in the description of the interface, which the hall does not get', () => {
    const answers = (heard.get('http') ?? []).filter((answer) => /^40[13] /.test(answer));
    expect(answers.length).toBeGreaterThanOrEqual(4);
  });

  it('reaches no log', () => {
    expect(branch.logged.length).toBeGreaterThan(5);
    expect(canariesIn(branch.logged.join('\n'))).toEqual([]);
  });
});

function slipsIn(frame: string): readonly Uint8Array[] {
  const start = frame.indexOf('{');
  if (start < 0 || !frame.includes('"slip"')) return [];
  const text = frame.slice(frame.startsWith('{') ? 0 : frame.indexOf('['));
  const parsed: unknown = JSON.parse(text);
  const message = (Array.isArray(parsed) ? parsed[1] : parsed) as { readonly view?: DeviceView };
  const jobs = message.view?.printers.flatMap((printer) => printer.jobs) ?? [];
  return jobs.map(({ slip }) => encodeSlip(slip, PRINTER_PROFILES['epson-80mm'], 1).bytes);
}

describe('the search itself', () => {
  it('would notice a secret in a view, in an error and in a log line', () => {
    const [view] = lobby.views.slice(-1);
    expect(canariesIn(JSON.stringify(view))).not.toEqual([]);
    expect(canariesIn(`refused: ${CANARY.surname}`)).toEqual([CANARY.surname]);
    expect(canariesIn(JSON.stringify({ level: 30, msg: 'armed', cue: CANARY.cueId }))).toEqual([CANARY.cueId]);
  });
});
