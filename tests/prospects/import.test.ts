import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIST_BYTES_MAX, PROBLEMS_SHOWN } from '../../server/contract/list/prospects.ts';
import { PREVIEW_LIFE_MS, PREVIEWS_MAX } from '../../server/prospects/previews.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { LOBBY } from '../protocol/branch-at-work.ts';
import {
  ASSISTANT,
  type Caller,
  gb18030,
  HEADER,
  imported,
  LIST_BRANCH,
  listBranch,
  type ListBranch,
  LIU,
  phone,
  SUN,
  SUPERVISOR,
  utf8,
} from './list-branch.ts';

let at: ListBranch;
let supervisor: Caller;
const log = memoryLog;
beforeEach(async () => {
  at = await listBranch({ eventLog: log() });
  supervisor = at.as(SUPERVISOR);
});
afterEach(() => at.stop());

const total = async (): Promise<number> => (await supervisor.prospects('')).total;

describe('importing a customer list', () => {
  it('shows first what would be imported, with telephones masked, and imports exactly that', async () => {
    const bytes = gb18030(HEADER, '张先生,13800001234,PCRM,刘洋,喜欢稳健产品,下午', '欧阳女士,13900005678,网点,,,');
    const { status, body } = await supervisor.upload(bytes, '?managers=liu,sun&dueDays=7');
    expect(status).toBe(200);
    expect(body).toMatchObject({ encoding: 'gb18030', rows: 2, good: 2, bad: 0, problems: [], dueOn: '2026-11-30' });
    expect(body.byManager).toEqual([
      { managerId: 'liu', name: '刘洋', rows: 1, openBefore: 0 },
      { managerId: 'sun', name: '孙倩', rows: 1, openBefore: 0 },
    ]);
    expect(body.sample[0]).toEqual({ line: 2, name: '张先生', phone: '138****1234', source: 'PCRM', managerName: '刘洋' });
    expect(await total()).toBe(0);
    expect((await supervisor.commit(body.importId, 0, randomUUID())).status).toBe(200);
    const { rows } = await at.as(LIU).prospects('');
    expect(rows).toMatchObject([
      { name: '张先生', phone: '138****1234', note: '喜欢稳健产品', state: 'not-contacted', dueOn: '2026-11-30' },
    ]);
    expect(await total()).toBe(2);
  });

  it('tells every bad line in both languages, and leaves them out only when somebody says so', async () => {
    const bytes = utf8(HEADER, '张先生,13800000001,,,,', '李,138OO000002,,,,', '王🎉,13800000003,,,,', '赵,13800000001,,,,');
    const { body } = await supervisor.upload(bytes, '?managers=liu');
    expect(body).toMatchObject({ rows: 4, good: 1, bad: 3 });
    expect(body.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'phone-letters'],
      [4, 'name-characters'],
      [5, 'doubled-in-file'],
    ]);
    expect(body.problems[0]?.text).toEqual({
      'zh-CN': '电话中不能有“OO”。请只填写数字。',
      en: 'A phone number cannot hold “OO”. Write digits only.',
    });
    expect(await supervisor.commit(body.importId, 0, randomUUID())).toMatchObject({ status: 409, body: { refusal: 'import-outdated' } });
    expect(await total()).toBe(0);
    expect((await supervisor.commit(body.importId, 3, randomUUID())).status).toBe(200);
    expect(await total()).toBe(1);
  });

  it('refuses another bank’s layout, a mixture of encodings and a workbook as a whole, naming why', async () => {
    const refused = async (bytes: Buffer) => {
      const { status, body } = await supervisor.upload(bytes, '?managers=liu');
      return [status, body.problems[0]?.code];
    };
    expect(await refused(utf8('CUST_NO,CUST_NM', '1,张'))).toEqual([422, 'columns-missing']);
    expect(await refused(Buffer.concat([gb18030(HEADER, '张,13800000001,,,,'), Buffer.from('陈女士,13800000002,网点,,中文,\n')]))).toEqual([
      422,
      'mixed-encoding',
    ]);
    expect(await refused(Buffer.from('PK\u0003\u0004xl/workbook.xml'))).toEqual([422, 'spreadsheet']);
    expect(await refused(Buffer.alloc(0))).toEqual([422, 'empty']);
    expect((await supervisor.upload(utf8(HEADER, '张,13800000001,,,,'), '?managers=nobody')).body.problems[0]?.code).toBe(
      'unknown-managers',
    );
    expect((await supervisor.upload(utf8(HEADER, '张,13800000001,,,,'), '?share=best')).status).toBe(400);
  });

  it('takes no more than its limit of bytes, and tells no more mistakes than somebody reads', async () => {
    const large = await supervisor.upload(Buffer.alloc(LIST_BYTES_MAX + 1, 'a'), '');
    expect(large).toMatchObject({ status: 413, body: { refusal: 'payload-too-large', params: { limit: LIST_BYTES_MAX } } });
    const bad = Array.from({ length: PROBLEMS_SHOWN + 5 }, (_, index) => `,${phone(index)},,,,`);
    const { body } = await supervisor.upload(utf8(HEADER, ...bad), '');
    expect(body).toMatchObject({ bad: PROBLEMS_SHOWN + 5, good: 0 });
    expect(body.problems).toHaveLength(PROBLEMS_SHOWN);
    expect((await supervisor.commit(body.importId, body.bad, randomUUID())).status).toBe(409);
  });

  it('does not import who is on the list already, nor what changed since it was checked', async () => {
    await imported(supervisor, '张先生,13800000001,,,,');
    const again = utf8(HEADER, '张,138 0000 0001,,,,', '李,13800000002,,,,');
    const first = await supervisor.upload(again, '?managers=liu');
    expect(first.body.problems.map(({ line, code }) => [line, code])).toEqual([[2, 'known-already']]);
    await imported(supervisor, '李女士,13800000002,,,,');
    expect((await supervisor.commit(first.body.importId, 1, randomUUID())).body.refusal).toBe('import-outdated');
    expect(await total()).toBe(2);
  });

  it('happens once, however often it is confirmed', async () => {
    const { body } = await supervisor.upload(utf8(HEADER, '张,13800000001,,,,'), '?managers=liu');
    const commandId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => supervisor.commit(body.importId, 0, commandId)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await supervisor.commit(body.importId, 0, commandId)).status).toBe(200);
    expect((await supervisor.commit(body.importId, 0, randomUUID())).body.refusal).toBe('import-gone');
    expect(await total()).toBe(1);
  });

  it('of two who confirm lists with one telephone at once, one wins', async () => {
    const lists = await Promise.all(
      ['张', '李'].map((name) => supervisor.upload(utf8(HEADER, `${name},13800000001,,,,`), '?managers=liu')),
    );
    const answers = await Promise.all(lists.map(({ body }) => supervisor.commit(body.importId, 0, randomUUID())));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await total()).toBe(1);
  });

  it('forgets what nobody confirmed: given up, after half an hour, or pushed out by newer ones', async () => {
    const check = async (index: number) => (await supervisor.upload(utf8(HEADER, `张,${phone(index)},,,,`), '?managers=liu')).body.importId;
    const gone = async (importId: string) => (await supervisor.commit(importId, 0, randomUUID())).body.refusal === 'import-gone';
    const givenUp = await check(0);
    await supervisor.delete(`/api/prospect-imports/${givenUp}`);
    expect(await gone(givenUp)).toBe(true);
    const first = await check(1);
    for (let index = 2; index < 2 + PREVIEWS_MAX; index += 1) await check(index);
    expect(await gone(first)).toBe(true);
    const late = await check(9);
    at.branch.clock.advanceTo(at.branch.clock.now() + PREVIEW_LIFE_MS);
    expect(await gone(late)).toBe(true);
  });

  it('is for supervisors, and a checked list for who checked it', async () => {
    for (const subject of [LOBBY, LIU]) {
      expect((await at.as(subject).upload(utf8(HEADER, '张,13800000001,,,,'), '')).status).toBe(403);
    }
    const { body } = await supervisor.upload(utf8(HEADER, '张,13800000001,,,,'), '?managers=liu');
    await at.stop();
    const staff = [...LIST_BRANCH.staff, { id: 'he', name: '何', roles: ['head'] as const }];
    at = await listBranch({ configuration: { ...LIST_BRANCH, staff } });
    expect((await at.as({ audience: 'supervisor', staffId: 'he' }).commit(body.importId, 0, randomUUID())).status).toBe(404);
  });
});

describe('a manager’s worklist', () => {
  const contact = (caller: Caller, id: string, result: string, dueOn: string | null) =>
    caller.post<{ refusal: string }>(`/api/prospects/${id}/contacts`, { commandId: randomUUID(), result, dueOn, reasonId: null });

  it('shows its own manager, and the assistant, and nobody else', async () => {
    await imported(supervisor, '张先生,13800000001,,liu,,', '李女士,13800000002,,sun,,');
    const names = async (caller: Caller, query: string) => (await caller.prospects(query)).rows?.map(({ name }) => name);
    expect(await names(at.as(LIU), '')).toEqual(['张先生']);
    expect(await names(at.as(ASSISTANT), '?managerId=liu')).toEqual(['张先生']);
    expect((await at.as(SUN).get('/api/prospects?managerId=liu')).status).toBe(403);
    expect((await at.as(LOBBY).get('/api/prospects')).status).toBe(403);
    const [own] = (await at.as(LIU).prospects('')).rows;
    const theirs = await contact(at.as(SUN), own?.id ?? '', 'reached', null);
    expect(theirs).toMatchObject({ status: 404, body: { refusal: 'unknown-prospect' } });
  });

  it('moves from not contacted to contacted, booked or no interest, soonest due first', async () => {
    await imported(supervisor, ...[1, 2, 3].map((index) => `客户${index},${phone(index)},,liu,,`));
    const liu = at.as(LIU);
    const idOf = async (name: string) => (await liu.prospects('')).rows.find((row) => row.name === name)?.id ?? '';
    expect((await contact(liu, await idOf('客户1'), 'reached', '2026-11-25')).status).toBe(200);
    expect((await contact(liu, await idOf('客户2'), 'no-answer', '2026-11-24')).status).toBe(200);
    expect((await contact(liu, await idOf('客户3'), 'booked', null)).status).toBe(200);
    expect((await liu.prospects('')).rows.map(({ name, state, contacts }) => [name, state, contacts])).toEqual([
      ['客户2', 'not-contacted', 1],
      ['客户1', 'contacted', 1],
      ['客户3', 'booked', 1],
    ]);
    expect((await liu.prospects('?state=booked')).total).toBe(1);
    expect((await contact(liu, await idOf('客户1'), 'reached', '2026-11-22')).body.refusal).toBe('due-date-wrong');
    at.branch.clock.advanceTo(at.branch.clock.now() + 3 * 24 * 3_600_000);
    expect((await supervisor.prospects('')).figures).toMatchObject([
      { managerId: 'liu', total: 3, open: 2, overdue: 2, booked: 1, notContacted: 1 },
    ]);
  });

  it('gives a telephone in clear for one click, and writes down who asked', async () => {
    const eventLog = memoryLog();
    await at.stop();
    at = await listBranch({ eventLog });
    await imported(at.as(SUPERVISOR), '张先生,13812345678,,liu,,');
    const [row] = (await at.as(LIU).prospects('')).rows;
    const asked = await at.as(LIU).post(`/api/prospects/${row?.id ?? ''}/telephone`, { commandId: randomUUID() });
    expect(asked).toEqual({ status: 200, body: { ok: true, phone: '13812345678' } });
    const events = eventLog.readDay().map(({ event }) => event);
    expect(events).toContainEqual({ type: 'prospect-revealed', prospectId: row?.id, role: 'manager', staffId: 'liu' });
    expect(JSON.stringify([events, at.branch.logged])).not.toMatch(/13812345678|张先生/);
  });

  it('forgets one customer when asked to', async () => {
    await imported(supervisor, '张先生,13812345678,,liu,,', '李女士,13800000002,,liu,,');
    const row = (await at.as(LIU).prospects('')).rows.find(({ name }) => name === '张先生');
    const path = `/api/prospects/${row?.id ?? ''}/deletion`;
    expect((await at.as(SUN).post(path, { commandId: randomUUID() })).status).toBe(404);
    expect((await at.as(LIU).post(path, { commandId: randomUUID() })).status).toBe(200);
    expect(await total()).toBe(1);
    await imported(supervisor, '张先生,13812345678,,liu,,');
  });
});
