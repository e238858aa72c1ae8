import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observerAnswer, ruleTable as ruleTableSchema, supervisorView as supervisorSchema } from '../../server/contract/supervisor.ts';
import { initialBranch } from '../../server/kernel/state/branch.ts';
import { BackgroundTables, TABLE_DEADLINES_MS } from '../../server/simulation/background.ts';
import { ruleTable } from '../../server/simulation/rule-table.ts';
import { ORDINARY_DEMAND } from '../../server/simulation/synthetic-day.ts';
import { supervisorView } from '../../server/views/supervisor.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { givenIn } from '../given.ts';
import { dayOpens, opens, takes, waits } from '../steps.ts';
import { type BranchAtWork, branchAtWork, LOBBY } from './branch-at-work.ts';

const SUPERVISOR: ScreenSubject = { audience: 'supervisor', staffId: 'sun' };
const CONFIGURATION = { ...TEST_BRANCH, staff: [...TEST_BRANCH.staff, { id: 'sun', name: '孙洁', roles: ['supervisor' as const] }] };
const QUICK = '/api/simulation?headStartsMin=15&caps=3';

let branch: BranchAtWork;
let token: string;
beforeAll(async () => {
  branch = await branchAtWork({ configuration: CONFIGURATION });
  token = branch.tokenOf(SUPERVISOR);
});
afterAll(() => branch.stop());

describe('a supervisor', () => {
  test('sees waits, counters and the rule, and can change nothing', async () => {
    const screen = await branch.join(SUPERVISOR);
    expect(supervisorSchema.parse(screen.views[0]?.view)).toMatchObject({ staffName: '孙洁', waiting: 0, rule: { overtakeCap: 3 } });
    expect(await screen.ask({ type: 'open-day' })).toMatchObject({ ok: false, refusal: 'not-allowed' });
  });

  test('sees the longest wait of each class and each service', () => {
    const story = givenIn(CONFIGURATION, dayOpens, opens('c1'), takes('cash', 'old'), waits(60), takes('transfer', 'young'))
      .when(waits(1))
      .then();
    const view = supervisorView(story.branch, 'sun', story.context(), { personOf: () => null, conditions: () => [] });
    const oldest = story.branch.hall.tickets.get(story.id('old'))?.takenAt;
    expect(view).toMatchObject({
      waiting: 2,
      taken: 2,
      ordinary: { waiting: 2, oldestSince: oldest },
      premium: { waiting: 0, oldestSince: null },
      counters: { open: 1, paused: 0, total: 3 },
    });
    expect(view?.queues.map(({ waiting }) => waiting)).toEqual([1, 1, 0, 0]);
    expect(
      supervisorView(initialBranch(CONFIGURATION), 'nobody', story.context(), { personOf: () => null, conditions: () => [] }),
    ).toBeNull();
  });

  test('is given the table of its own branch, one at a time', async () => {
    const [first, second] = await Promise.all([branch.get(QUICK, token), branch.get(QUICK, token)]);
    expect([first.status, second.status].sort()).toEqual([200, 429]);
    const table = ruleTableSchema.parse(await (first.status === 200 ? first : second).json());
    expect(table.rows.map(({ kind, own }) => [kind, own])).toEqual([
      ['fifo', false],
      ['head-start', true],
      ['strict', false],
    ]);
  });

  test('is given the table of observers, each numbering a row, while no other table is made', { timeout: 60_000 }, async () => {
    const [observed, other] = await Promise.all([branch.get('/api/simulation/observers?load=0.05', token), branch.get(QUICK, token)]);
    const [good, busy] =
      observed.status === 200 ? [observed, other] : [await branch.get('/api/simulation/observers?load=0.05', token), observed];
    expect([good.status, busy.status]).toEqual([200, 429]);
    const { table, numbering } = observerAnswer.parse(await good.json());
    expect(numbering).toEqual({ inForce: 'sequential', next: 'sequential' });
    expect(table.numberings.map((row) => [row.numbering, row.own, row.observers.length, row.ordinary.length])).toEqual([
      ['drawn', false, 2, 2],
      ['gapped', false, 2, 2],
      ['sequential', true, 2, 2],
    ]);
  });

  test.each(['?load=9', '?premiumShare=0.9', '?days=9'])('asking for observers %s is refused by the name of the fault', async (query) => {
    const response = await branch.get(`/api/simulation/observers${query}`, token);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ refusal: 'malformed', params: { field: query.slice(1, query.indexOf('=')) } });
  });

  test.each(['?load=9', '?load=x', '?premiumShare=2', '?headStartsMin=1,2,3,4,5', '?headStartsMin=-1', '?caps=some', '?days=9'])(
    'asking for %s is refused by the name of the fault',
    async (query) => {
      const response = await branch.get(`/api/simulation${query}`, token);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ refusal: 'malformed', params: { field: query.slice(1, query.indexOf('=')) } });
    },
  );

  test('alone may ask', async () => {
    expect((await branch.get(QUICK, branch.tokenOf(LOBBY))).status).toBe(403);
    expect((await branch.get(QUICK, null)).status).toBe(401);
    expect((await branch.get('/api/simulation/observers', branch.tokenOf(LOBBY))).status).toBe(403);
  });
});

describe('a table made beside the branch', () => {
  const request = { configuration: CONFIGURATION, demand: ORDINARY_DEMAND, days: 2, seed: 1, headStartsMs: [900_000], caps: [3] };

  test('is the table made here', async () => {
    expect(await new BackgroundTables(TABLE_DEADLINES_MS).make(request)).toEqual({ kind: 'table', table: ruleTable(request) });
  });

  test('that takes too long is given up, and the next one is made', async () => {
    const tables = new BackgroundTables({ rules: 1, observers: 1 });
    expect(await tables.make(request)).toEqual({ kind: 'late' });
    expect(await tables.make(request)).toEqual({ kind: 'late' });
  });

  test('that cannot be made says why', async () => {
    const answer = await new BackgroundTables(TABLE_DEADLINES_MS).make({ ...request, configuration: { ...CONFIGURATION, counters: [] } });
    expect(answer).toEqual({ kind: 'failed', message: 'The branch has no counter.' });
  });
});
