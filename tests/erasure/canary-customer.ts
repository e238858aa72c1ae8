import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { WireCommand } from '../../server/contract/command/commands.ts';
import type { ErasureFound, ErasureReceipt } from '../../server/contract/people/erasure.ts';
import { sqliteErasures } from '../../server/store/erasure/erasures.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { eventsOfDate, listReportDates } from '../../server/store/report/events-of-date.ts';
import { dayReport } from '../../server/store/report/day-report.ts';
import { sqliteTrail } from '../../server/store/trail/trail-table.ts';
import { figuresOf } from '../../server/store/records/day-figures.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { CARD_BRANCH } from '../kernel/follow-up/follow-up-steps.ts';
import { type BranchAtWork, branchAtWork, type BranchParts, KIOSK, MONDAY_TEN, TAKE, TELLER } from '../protocol/branch-at-work.ts';
import { callerOf, HEADER, utf8 } from '../prospects/list-branch.ts';

export const PHONE = '13900139007';
export const LOBBY: ScreenSubject = { audience: 'lobby', staffId: 'zhao' };
const HAN: ScreenSubject = { audience: 'manager', staffId: 'han' };
export const SUPERVISOR: ScreenSubject = { audience: 'supervisor', staffId: 'gao' };
export const WATCHERS: readonly ScreenSubject[] = [LOBBY, HAN, SUPERVISOR, TELLER, KIOSK];

/** Each path has a word of its own, so that a test says which one was forgotten. */
export const CANARIES = {
  phone: PHONE,
  'raise-referral': 'Quaxraise',
  'name-guest': 'Quaxname',
  'arm-direct-service': 'Quaxdirect',
  'hand-card': 'Quaxcard',
  'hand-card note': 'quaxcardnote',
  'log-contact': 'quaxlog',
  'correct-contact': 'quaxrelog',
  'correct-follow-up': 'Quaxrecard',
  'book-appointment': 'Quaxbook',
  'correct-referral': 'Quaxreraise',
  prospect: 'Quaxlist',
  attendee: 'Quaxguest',
} as const;
/** Another customer, of whom nothing may be lost. */
export const OTHER = { phone: '13700137001', surname: 'Zorbother', note: 'zorbnote' };

export interface CanaryBranch {
  readonly branch: BranchAtWork;
  readonly say: (subject: ScreenSubject, command: object) => Promise<Record<string, unknown>>;
  search(phone: string, name: string): Promise<ErasureFound>;
  order(phone: string, counted: number, commandId: string): Promise<{ status: number; body: ErasureReceipt & { refusal: string } }>;
}

/** A branch on a disk of its own. */
export async function canaryBranch(directory: string, changes: Partial<BranchParts>): Promise<CanaryBranch> {
  const database = openDatabase(directory);
  const { file } = database;
  const branch = await branchAtWork({
    configuration: CARD_BRANCH,
    eventLog: sqliteLog(database),
    trail: sqliteTrail(database),
    erasures: sqliteErasures(database),
    reports: {
      dates: () => listReportDates(file),
      day: (date) => dayReport(file, date),
      csv: async () => null,
      callsCsv: async () => null,
      events: (date) => eventsOfDate(file, date),
      figures: async (date) => figuresOf(date, await eventsOfDate(file, date)),
    },
    ...changes,
  });
  const supervisor = callerOf(branch.url, branch.tokenOf(SUPERVISOR));
  return {
    branch,
    async say(subject, command) {
      const { reply } = await branch.post(branch.tokenOf(subject), { commandId: randomUUID(), command: command as WireCommand });
      expect(reply, JSON.stringify([command, reply])).toMatchObject({ ok: true });
      return (reply as unknown as { receipt: Record<string, unknown> }).receipt;
    },
    search: async (phone, name) => (await supervisor.post<ErasureFound>('/api/erasures/search', { phone, name })).body,
    order: (phone, counted, commandId) => supervisor.post('/api/erasures', { phone, name: '', counted, commandId }),
  };
}

const called = (surname: string) => ({ surname, title: 'mr' as const });
const card = (phone: string, surname: string, note: string) => ({
  type: 'hand-card',
  counterId: null,
  cueId: 'large-cash',
  managerId: 'han',
  channel: 'phone',
  preferred: null,
  person: { salutation: called(surname), phone, consent: true, note },
});

/** Puts the customer through every path that can hold a personal text; returns the id of his ticket. */
export async function bringIn(at: CanaryBranch): Promise<string> {
  const { branch, say } = at;
  const ticketId = String((await say(KIOSK, TAKE))['ticketId']);
  await say(TELLER, { type: 'open-counter', counterId: 'c1' });
  await say(LOBBY, { type: 'start-duty' });
  await direct(at, ticketId);
  const { referralId } = await say(LOBBY, {
    type: 'raise-referral',
    counterId: null,
    ticketId,
    cueId: 'card-shown',
    confidence: 'confirmed',
    target: { kind: 'lobby' },
    salutation: called(CANARIES['raise-referral']),
  });
  await say(LOBBY, { type: 'acknowledge-referral', referralId });
  await say(LOBBY, { type: 'attend-referral', referralId });
  await say(LOBBY, { type: 'name-guest', referralId, salutation: called(CANARIES['name-guest']) });
  await say(LOBBY, { type: 'seat-guest', referralId, managerId: null, look: { seatId: 'sofa', lookIds: ['glasses'] } });
  const { followUpId } = await say(LOBBY, {
    ...card(PHONE, CANARIES['hand-card'], CANARIES['hand-card note']),
    ticketId,
    referralId,
  });
  await say(LOBBY, {
    type: 'correct-referral',
    referralId,
    cueId: null,
    managerId: null,
    salutation: called(CANARIES['correct-referral']),
  });
  await follow(at, String(followUpId));
  await lists(branch);
  return ticketId;
}

async function direct({ branch, say }: CanaryBranch, ticketId: string): Promise<void> {
  const customer = { kind: 'ticket', ticketId };
  await say(LOBBY, {
    type: 'arm-direct-service',
    counterId: 'c1',
    customer,
    cueId: 'card-shown',
    needId: null,
    salutation: called(CANARIES['arm-direct-service']),
  });
  const [directServiceId] = branch.server.desk.branch.staff.directServices.keys();
  await say(LOBBY, { type: 'withdraw-direct-service', directServiceId });
}

async function follow({ branch, say }: CanaryBranch, followUpId: string): Promise<void> {
  const log = { type: 'log-contact', followUpId, means: 'phone', result: 'again', nextOn: '2026-11-25', reasonId: null };
  await say(HAN, { ...log, note: CANARIES['log-contact'] });
  const contactAt = branch.clock.now();
  await say(HAN, { type: 'correct-contact', followUpId, contactAt, nextOn: '2026-11-26', note: CANARIES['correct-contact'] });
  const person = { salutation: called(CANARIES['correct-follow-up']), phone: PHONE, consent: true, note: 'x' };
  const terms = { managerId: 'han', channel: 'phone', preferred: null, dueOn: '2026-11-27' };
  await say(SUPERVISOR, { type: 'correct-follow-up', followUpId, ...terms, person });
  const startsAt = MONDAY_TEN + 3_600_000;
  await say(HAN, { type: 'book-appointment', managerId: 'han', startsAt, followUpId, salutation: called(CANARIES['book-appointment']) });
}

async function lists(branch: BranchAtWork): Promise<void> {
  const supervisor = callerOf(branch.url, branch.tokenOf(SUPERVISOR));
  const rows = [`${CANARIES.prospect},139 0013 9007,,,${CANARIES.prospect},`, `${OTHER.surname},${OTHER.phone},,,,`];
  const { body } = await supervisor.upload(utf8(HEADER, ...rows), '?managers=han');
  expect((await supervisor.commit(body.importId, 0, randomUUID())).status).toBe(200);
  const startsAt = MONDAY_TEN + 7_200_000;
  await supervisor.post('/api/gatherings', { commandId: randomUUID(), title: 'Salon', startsAt, seats: 9 });
  const { gatherings } = (await supervisor.get<{ gatherings: { id: string }[] }>('/api/gatherings')).body;
  const guests = [
    [CANARIES.attendee, PHONE],
    [OTHER.surname, null],
  ] as const;
  for (const [name, phone] of guests) {
    const guest = { commandId: randomUUID(), name, phone, consents: phone !== null, companions: 0 };
    expect((await supervisor.post(`/api/gatherings/${gatherings[0]?.id}/attendees`, guest)).status).toBe(200);
  }
}

/** Another customer, who stays. */
export async function bringInOther({ say }: CanaryBranch): Promise<void> {
  await say(LOBBY, { ...card(OTHER.phone, OTHER.surname, OTHER.note), ticketId: null, referralId: null });
}

/** Every byte in the branch's folder, archives aside, in the forms in which a text could lie there. */
export function canariesOnDisk(directory: string): readonly string[] {
  const files = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ name }) => readFileSync(join(directory, name)));
  return found((form) => bytes.some((one) => one.includes(form)));
}

/** Which of the words are met in any of their forms. */
export function found(includes: (form: Buffer) => boolean): readonly string[] {
  const forms = (word: string) => [
    Buffer.from(word),
    Buffer.from(word, 'utf16le'),
    Buffer.from(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)),
  ];
  return Object.entries(CANARIES).flatMap(([path, word]) => (forms(word).some(includes) ? [path] : []));
}

/** The personal rows, in clear, as somebody with the key would read them. */
export function canariesInStore(directory: string): readonly string[] {
  const database = openDatabase(directory);
  const { seal } = database.keys;
  const read = (sql: string) => database.connection.prepare<[], string>(sql).pluck().all();
  const sealed = [...read('SELECT facts FROM people'), ...read('SELECT details FROM prospects'), ...read('SELECT details FROM attendees')];
  const plain = sealed.map((one) => Buffer.from(seal.open(one) ?? ''));
  database.close();
  return found((form) => plain.some((one) => one.includes(form)));
}
