import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DayFormsAnswer, dayFormsAnswer, type FiguresAnswer, figuresAnswer } from '../../server/contract/records.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { type BranchAtWork, branchAtWork, type Screen } from '../protocol/branch-at-work.ts';
import { GUIDED_BRANCH } from '../kernel/referral/referral-steps.ts';

const CONFIGURATION = {
  ...GUIDED_BRANCH,
  staff: [...GUIDED_BRANCH.staff, { id: 'gu', name: '顾维', roles: ['head' as const] }],
};
const LOBBY: ScreenSubject = { audience: 'lobby', staffId: 'zhao' };
const HEAD: ScreenSubject = { audience: 'supervisor', staffId: 'gu' };
const HAN: ScreenSubject = { audience: 'manager', staffId: 'han' };
const BAI: ScreenSubject = { audience: 'manager', staffId: 'bai' };
const TELLER: ScreenSubject = { audience: 'teller', staffId: 'wang' };
const DATE = '2026-11-23';
/** A family name outside the first plane, and one a spreadsheet would calculate. */
const RARE = '𠮷野';
const FORMULA = '=1+1';

let branch: BranchAtWork;
let lobby: Screen;

async function find(surname: string, managerId: string): Promise<void> {
  const raised = await lobby.ask({
    type: 'raise-referral',
    counterId: null,
    ticketId: null,
    cueId: 'card-shown',
    confidence: 'confirmed',
    target: { kind: 'lobby' },
    salutation: { surname, title: 'ms' },
  });
  if (!raised.ok || raised.receipt.kind !== 'referral') throw new Error('nobody was found');
  const { referralId } = raised.receipt;
  expect(await lobby.ask({ type: 'introduce-guest', referralId, managerId })).toMatchObject({ ok: true });
}

beforeAll(async () => {
  branch = await branchAtWork({ configuration: CONFIGURATION });
  lobby = await branch.join(LOBBY);
  await lobby.ask({ type: 'open-day' });
  for (const subject of [HAN, BAI] as const) {
    const screen = await branch.join(subject);
    await screen.ask({ type: 'set-manager-state', managerId: subject.staffId, state: 'free', backAt: null });
  }
  await find(RARE, 'han');
  await find(FORMULA, 'bai');
});
afterAll(() => branch.stop());

async function forms(subject: ScreenSubject, name: string): Promise<Response> {
  return branch.get(`/api/forms/${name}`, branch.tokenOf(subject));
}

async function formsOf(subject: ScreenSubject, query: string): Promise<DayFormsAnswer> {
  const response = await forms(subject, `${DATE}${query}`);
  expect(response.status).toBe(200);
  return dayFormsAnswer.parse(await response.json());
}

describe('the forms of a day', () => {
  test('are filled in already, in either language', async () => {
    const [referred, followUp, statistics] = (await formsOf(LOBBY, '')).forms;
    expect(referred?.title).toBe('已推介客户信息记录表');
    expect(referred?.rows.map(({ cells }) => cells[6])).toEqual([`${RARE}女士`, `${FORMULA}女士`]);
    expect(referred?.rows[0]?.cells).toContain('韩知远');
    expect(followUp?.rows).toEqual([]);
    expect(statistics?.rows.at(-1)?.cells.slice(0, 5)).toEqual(['合计', '', 2, 2, 2]);
    const english = await formsOf(HEAD, '?language=en');
    expect(english.forms.map(({ title }) => title)).toEqual(['Referred customers', 'Customers to follow up', 'Daily referral statistics']);
    expect(english.forms[0]?.rows[0]?.cells[6]).toBe(`Ms ${RARE}`);
  });

  test('a manager is given his own customers alone, and no colleague’s; a teller nothing', async () => {
    const own = await formsOf(HAN, '');
    expect(own.forms.map(({ name }) => name)).toEqual(['referred', 'follow-up']);
    expect(JSON.stringify(own)).toContain(RARE);
    expect(JSON.stringify(own)).not.toContain(FORMULA);
    expect((await forms(HAN, `${DATE}?managerId=bai`)).status).toBe(403);
    expect((await forms(TELLER, DATE)).status).toBe(403);
    expect((await branch.get(`/api/forms/${DATE}`, null)).status).toBe(401);
    expect(JSON.stringify(await formsOf(HEAD, '?managerId=bai'))).not.toContain(RARE);
  });

  test('as CSV and as a workbook, in which nothing is calculated', async () => {
    const bytes = new Uint8Array(await (await forms(LOBBY, `${DATE}-referred.csv`)).arrayBuffer());
    expect([...bytes.slice(0, 3)], 'the mark Excel needs').toEqual([0xef, 0xbb, 0xbf]);
    const csv = new TextDecoder().decode(bytes);
    expect(csv).toContain(RARE);
    expect(csv).toContain(`'${FORMULA}女士`);
    const book = await forms(LOBBY, `${DATE}.xlsx`);
    const files = unzipSync(new Uint8Array(await book.arrayBuffer()));
    const text = Object.entries(files)
      .map(([, bytes]) => new TextDecoder().decode(bytes))
      .join('\n');
    expect(Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(3);
    expect(text).toContain(RARE);
    expect(text).not.toContain('<f>');
  });

  test('of a day that was not, of no date and of no form are refused', async () => {
    expect((await forms(LOBBY, '2020-01-01')).status).toBe(404);
    expect((await forms(LOBBY, 'yesterday')).status).toBe(400);
    expect((await forms(LOBBY, `${DATE}-money.csv`)).status).toBe(404);
  });
});

describe('key figures', () => {
  const figures = (subject: ScreenSubject, query: string) => branch.get(`/api/figures?${query}`, branch.tokenOf(subject));

  test('of a day, with what each is divided by', async () => {
    const answer: FiguresAnswer = figuresAnswer.parse(await (await figures(HEAD, `from=${DATE}`)).json());
    expect(answer.dates).toEqual([DATE]);
    expect(answer.figures.find(({ key }) => key === 'referral_introduced_rate')).toMatchObject({ numerator: 2, denominator: 2, value: 1 });
    expect(answer.referrals?.persons).toMatchObject([{ staffId: 'zhao', post: 'lobby', raised: 2 }]);
  });

  test('are for the supervisor and the lobby; dates that are none are refused', async () => {
    expect((await figures(HAN, `from=${DATE}`)).status).toBe(403);
    expect((await figures(HEAD, 'from=tomorrow')).status).toBe(400);
    expect((await figures(HEAD, `from=${DATE}&to=2026-11-01`)).status).toBe(400);
    expect((await figures(HEAD, `from=${DATE}&from=${DATE}`)).status).toBe(400);
    const none = figuresAnswer.parse(await (await figures(HEAD, 'from=2020-01-01')).json());
    expect(none).toMatchObject({ dates: [], referrals: null });
  });
});

test('nothing of a person is in the log', () => {
  expect(branch.logged.join('')).not.toContain(RARE);
});
