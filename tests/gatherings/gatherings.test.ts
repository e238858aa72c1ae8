import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AttendeePage,
  type AttendeeRow,
  ATTENDEES_SHOWN,
  type GatheringListAnswer,
  SEARCH_LENGTH_MAX,
} from '../../server/contract/list/gatherings.ts';
import { GATHERING_DOORS_MS } from '../../server/kernel/words/list.ts';
import { GATHERING_LENGTH_MS } from '../../server/gatherings/drafts.ts';
import { GATHERINGS_MAX } from '../../server/store/gathering.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import type { EventLog } from '../../server/store/log.ts';
import { LOBBY, MONDAY_TEN, TELLER } from '../protocol/branch-at-work.ts';
import {
  type Answered,
  type Caller,
  imported,
  LIST_BRANCH,
  listBranch,
  type ListBranch,
  LIU,
  phone,
  SUPERVISOR,
} from '../prospects/list-branch.ts';

const HOUR_MS = 3_600_000;
const STARTS_AT = MONDAY_TEN + HOUR_MS;

interface Reply {
  readonly ok: boolean;
  readonly refusal: string;
  readonly params: Record<string, unknown>;
  readonly text: Record<string, string>;
  readonly attendee: AttendeeRow;
}

let eventLog: EventLog;
let at: ListBranch;
let supervisor: Caller;
let lobby: Caller;
let salon: string;

beforeEach(async () => {
  eventLog = memoryLog();
  at = await listBranch({ eventLog });
  supervisor = at.as(SUPERVISOR);
  lobby = at.as(LOBBY);
  salon = await plan('黄金沙龙', 10);
});
afterEach(() => at.stop());

const all = async (): Promise<GatheringListAnswer['gatherings']> =>
  (await supervisor.get<GatheringListAnswer>('/api/gatherings')).body.gatherings;

async function plan(title: string, seats: number): Promise<string> {
  const { status } = await supervisor.post('/api/gatherings', { commandId: randomUUID(), title, startsAt: STARTS_AT, seats });
  expect(status).toBe(200);
  return (await all()).find((one) => one.title === title)?.id ?? '';
}

function register(caller: Caller, name: string, telephone: string | null, companions: number): Promise<Answered<Reply>> {
  return caller.post(`/api/gatherings/${salon}/attendees`, {
    commandId: randomUUID(),
    name,
    phone: telephone,
    consents: telephone !== null,
    companions,
  });
}

async function found(search: string): Promise<AttendeeRow[]> {
  return (await lobby.post<AttendeePage>(`/api/gatherings/${salon}/attendees/search`, { search })).body.attendees;
}

async function arrive(name: string, companions: number): Promise<Answered<Reply>> {
  const [attendee] = await found(name);
  return lobby.post(`/api/gatherings/${salon}/attendees/${attendee?.id ?? 'nobody'}/arrival`, { commandId: randomUUID(), companions });
}

describe('registering for a gathering', () => {
  it('is done by anybody on the staff, with at most two friends, and counts heads', async () => {
    expect((await register(at.as(LIU), '张先生', '13800000001', 2)).status).toBe(200);
    expect((await register(lobby, '李女士', '138 0000 0002', 0)).status).toBe(200);
    expect((await register(lobby, '王', '13800000003', 3)).status).toBe(400);
    expect((await register(at.as(TELLER), '王', '13800000003', 0)).status).toBe(403);
    expect(await all()).toMatchObject([{ title: '黄金沙龙', seats: 10, registered: 4, present: 0 }]);
    const events = eventLog.readDay().map(({ event }) => event);
    expect(events.at(-1)).toMatchObject({ type: 'attendee-registered', companions: 0, staffId: 'zhao' });
    expect(JSON.stringify(events)).not.toMatch(/1380000000|张先生|李女士/);
  });

  it('stores of what was asked a sum that says nothing of name and telephone', async () => {
    const sums: (string | undefined)[] = [];
    for (const [name, telephone] of [
      ['张先生', '13800000001'],
      ['李女士', '13800000002'],
    ]) {
      const commandId = randomUUID();
      const { status } = await lobby.post(`/api/gatherings/${salon}/attendees`, {
        commandId,
        name,
        phone: telephone,
        consents: true,
        companions: 0,
      });
      expect(status).toBe(200);
      const known = eventLog.recall(commandId);
      if (known === null || known === 'damaged') throw new Error('the command was not remembered');
      sums.push(known.bodyHash);
    }
    expect(sums[0]).toEqual(expect.any(String));
    expect(sums[1]).toBe(sums[0]);
  });

  it('refuses a telephone with letters, one that is registered, and more heads than seats, each in words', async () => {
    await register(lobby, '张先生', '13800000001', 2);
    expect((await register(lobby, '李', '138OOOO0002', 0)).body.text).toEqual({
      'zh-CN': '电话中不能有“OOOO”。请只填写数字。',
      en: 'A phone number cannot hold “OOOO”. Write digits only.',
    });
    expect((await register(lobby, '张', '+86 13800000001', 0)).body.refusal).toBe('already-registered');
    for (const index of [2, 3]) await register(lobby, '客', phone(index), 2);
    expect(await register(lobby, '客', phone(4), 1)).toMatchObject({
      status: 409,
      body: { refusal: 'gathering-full', params: { left: 1 } },
    });
    expect((await register(lobby, '客', phone(4), 0)).status).toBe(200);
    expect(await all()).toMatchObject([{ registered: 10 }]);
  });

  it('gives the last seat to one of two who ask at once', async () => {
    for (const index of [1, 2, 3]) await register(lobby, '客', phone(index), 2);
    const answers = await Promise.all([4, 5].map((index) => register(lobby, '客', phone(index), 0)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is over with the gathering, cancelled or past, and a withdrawal forgets the person', async () => {
    await register(lobby, '张先生', '13800000001', 2);
    const [attendee] = await found('张');
    const withdraw = () =>
      lobby.post<Reply>(`/api/gatherings/${salon}/attendees/${attendee?.id ?? ''}/withdrawal`, { commandId: randomUUID() });
    expect((await withdraw()).status).toBe(200);
    expect((await withdraw()).body.refusal).toBe('unknown-attendee');
    expect(await found('')).toEqual([]);
    expect((await supervisor.post(`/api/gatherings/${salon}/cancellation`, { commandId: randomUUID() })).status).toBe(200);
    expect((await register(lobby, '张先生', '13800000001', 0)).body.refusal).toBe('gathering-over');
    salon = await plan('基金讲座', 10);
    at.branch.clock.advanceTo(STARTS_AT + GATHERING_LENGTH_MS + 1);
    expect((await register(lobby, '张先生', '13800000001', 0)).body.refusal).toBe('gathering-over');
  });
});

describe('checking in at the lobby', () => {
  it('finds who stands there by surname or the last digits, and shows no telephone in clear', async () => {
    await register(lobby, '欧阳女士', '13812345678', 1);
    await register(lobby, '张先生', '13900001234', 0);
    expect(await found('欧阳')).toMatchObject([{ name: '欧阳女士', phone: '138****5678', companions: 1, arrivedAt: null }]);
    expect((await found('1234')).map(({ name }) => name)).toEqual(['张先生']);
    expect(await found('9999')).toEqual([]);
    // Digits that nobody is shown find nothing that the shown ones do not: a telephone cannot be read digit by digit.
    expect((await found('13900001234')).map(({ name }) => name)).toEqual(['张先生']);
    expect((await found('01234')).map(({ name }) => name)).toEqual((await found('71234')).map(({ name }) => name));
    expect(await found('0000')).toEqual([]);
    const long = await lobby.post(`/api/gatherings/${salon}/attendees/search`, { search: '9'.repeat(SEARCH_LENGTH_MAX + 1) });
    expect(long.status).toBe(400);
  });

  it('looks for people in a body, and refuses to in an address, which logs and histories keep', async () => {
    await register(lobby, '欧阳女士', null, 1);
    expect((await found('欧阳')).map(({ name }) => name)).toEqual(['欧阳女士']);
    const asked = await lobby.get<Reply>(`/api/gatherings/${salon}/attendees?search=${encodeURIComponent('欧阳')}`);
    expect([asked.status, asked.body.refusal]).toEqual([400, 'malformed']);
    // Who reads the whole list asks for it without a word.
    expect((await lobby.get<AttendeePage>(`/api/gatherings/${salon}/attendees`)).body.total).toBe(1);
  });

  it('gives each customer to the manager with the fewest guests, and one on a manager’s list to that manager', async () => {
    await imported(supervisor, '老客户,13800000001,,sun,,');
    for (const index of [1, 2, 3, 4]) await register(lobby, `客户${index}`, phone(index), 0);
    const managers: (string | null)[] = [];
    for (const index of [1, 2, 3, 4]) managers.push((await arrive(`客户${index}`, 0)).body.attendee.managerName);
    // The first is on Sun’s list; the others go to whoever has fewer.
    expect(managers).toEqual(['孙倩', '刘洋', '刘洋', '孙倩']);
  });

  it('opens two hours before the start, not days ahead', async () => {
    await supervisor.post('/api/gatherings', {
      commandId: randomUUID(),
      title: '下周讲座',
      startsAt: MONDAY_TEN + 6 * 24 * HOUR_MS,
      seats: 5,
    });
    salon = (await all()).find((one) => one.title === '下周讲座')?.id ?? '';
    await register(lobby, '张先生', '13800000001', 0);
    const early = await arrive('张', 0);
    expect([early.status, early.body.refusal, early.body.text['zh-CN']]).toEqual([
      409,
      'gathering-not-yet',
      '还没到签到时间：活动开始前 2 小时起可以签到。',
    ]);
    at.branch.clock.advanceTo(MONDAY_TEN + 6 * 24 * HOUR_MS - GATHERING_DOORS_MS - 1);
    expect((await arrive('张', 0)).body.refusal).toBe('gathering-not-yet');
    at.branch.clock.advanceTo(MONDAY_TEN + 6 * 24 * HOUR_MS - GATHERING_DOORS_MS);
    expect((await arrive('张', 0)).status).toBe(200);
  });

  it('takes no telephone without consent, and registers people without one', async () => {
    const body = { commandId: randomUUID(), name: '张先生', phone: '13800000001', consents: false, companions: 0 };
    expect((await lobby.post<Reply>(`/api/gatherings/${salon}/attendees`, body)).body.refusal).toBe('phone-without-consent');
    expect((await register(lobby, '张先生', null, 0)).status).toBe(200);
    expect((await register(lobby, '李女士', null, 0)).status).toBe(200);
    expect(await found('张')).toMatchObject([{ name: '张先生', phone: '' }]);
    expect((await found('')).map(({ phone: shown }) => shown)).toEqual(['', '']);
  });

  it('counts who came along, once, and refuses a second check-in', async () => {
    await register(lobby, '张先生', '13800000001', 2);
    await register(lobby, '李女士', '13800000002', 0);
    const answer = await arrive('张', 1);
    expect(answer.body.attendee).toMatchObject({ companions: 1, arrivedAt: MONDAY_TEN });
    expect((await arrive('张', 1)).body.refusal).toBe('already-arrived');
    expect(await all()).toMatchObject([{ registered: 3, present: 2 }]);
    expect(eventLog.readDay().at(-1)?.event).toMatchObject({ type: 'attendee-arrived', companions: 1, managerId: 'liu', staffId: 'zhao' });
  });

  it('is taken back where somebody else was meant, and said again of who is really here', async () => {
    await register(lobby, '张先生', '13800000001', 2);
    const [attendee] = await found('张');
    const back = (caller: Caller) =>
      caller.post<Reply>(`/api/gatherings/${salon}/attendees/${attendee?.id ?? ''}/arrival/correction`, { commandId: randomUUID() });
    expect((await back(lobby)).body.refusal).toBe('unknown-attendee');
    await arrive('张', 2);
    expect((await back(at.as(LIU))).status).toBe(403);
    expect((await back(lobby)).status).toBe(200);
    expect(await all()).toMatchObject([{ registered: 3, present: 0 }]);
    expect(eventLog.readDay().at(-1)?.event).toMatchObject({ type: 'arrival-taken-back', staffId: 'zhao' });
    expect((await arrive('张', 1)).status).toBe(200);
    expect(await all()).toMatchObject([{ registered: 2, present: 2 }]);
  });

  it('is the lobby’s, and of two tablets one wins', async () => {
    await register(lobby, '张先生', '13800000001', 0);
    const [attendee] = await found('张');
    const path = `/api/gatherings/${salon}/attendees/${attendee?.id ?? ''}/arrival`;
    expect((await at.as(LIU).post(path, { commandId: randomUUID(), companions: 0 })).status).toBe(403);
    const answers = await Promise.all([1, 2].map(() => lobby.post<Reply>(path, { commandId: randomUUID(), companions: 0 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('needs a manager in the branch', async () => {
    await at.stop();
    const staff = LIST_BRANCH.staff.filter(({ roles }) => !roles.includes('manager'));
    at = await listBranch({ eventLog: memoryLog(), configuration: { ...LIST_BRANCH, staff } });
    [supervisor, lobby] = [at.as(SUPERVISOR), at.as(LOBBY)];
    salon = await plan('沙龙', 10);
    await register(lobby, '张先生', '13800000001', 0);
    expect((await arrive('张', 0)).body.refusal).toBe('no-manager');
  });
});

describe('limits of gatherings', () => {
  it('keeps so many, and shows so many attendees at once', async () => {
    eventLog.transact(({ lists: { gatherings } }) => {
      for (let index = 1; index < GATHERINGS_MAX; index += 1) {
        gatherings.plan({ id: `g${index}`, title: '沙龙', startsAt: STARTS_AT, seats: 1, cancelled: false });
      }
      for (let index = 0; index <= ATTENDEES_SHOWN; index += 1) {
        const details = { name: '客', phone: phone(index) };
        gatherings.register({
          id: `a${index}`,
          gatheringId: 'g1',
          managerId: null,
          companions: 0,
          registeredAt: 1,
          arrivedAt: null,
          details,
        });
      }
    });
    const more = await supervisor.post<Reply>('/api/gatherings', { commandId: randomUUID(), title: '多', startsAt: STARTS_AT, seats: 1 });
    expect(more.body.refusal).toBe('gatherings-full');
    const page = (await lobby.get<AttendeePage>('/api/gatherings/g1/attendees')).body;
    expect([page.attendees.length, page.total]).toEqual([ATTENDEES_SHOWN, ATTENDEES_SHOWN + 1]);
  });
});
