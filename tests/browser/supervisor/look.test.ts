import { beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { supervisorEn } from '../../../counter-client/supervisor/texts-en.ts';
import { supervisorZh } from '../../../counter-client/supervisor/texts-zh.ts';
import { type ObserverAnswer, observerAnswer, ruleTable, type RuleRow, type RuleTable } from '../../../server/contract/supervisor.ts';
import { AWAY, axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { supervisorWith } from './views.ts';
import { gone, shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };
const MINUTE_MS = 60_000;

const row = (kind: RuleRow['kind'], minutes: number | null, overtakeCap: number | null, premium: number, ordinary: number): RuleRow => ({
  kind,
  headStartMs: minutes === null ? null : minutes * MINUTE_MS,
  overtakeCap,
  own: minutes === 15 && overtakeCap === 3,
  premium: { meanMs: premium * MINUTE_MS, p90Ms: premium * 3 * MINUTE_MS, withinTarget: 0.85 },
  ordinary: { meanMs: ordinary * MINUTE_MS, p90Ms: 21 * MINUTE_MS, p99Ms: 44 * MINUTE_MS, maxMs: 56 * MINUTE_MS, overtaken: 0.2 },
  mostOvertakes: overtakeCap ?? 7,
});

const TABLE: RuleTable = ruleTable.parse({
  rows: [
    row('fifo', null, null, 6.6, 6.5),
    row('head-start', 10, 3, 3.7, 7.1),
    row('head-start', 15, 3, 2.8, 7.2),
    row('head-start', 15, null, 2.6, 7.2),
    row('strict', null, null, 1.4, 7.4),
  ],
  premiumTargetMs: 5 * MINUTE_MS,
  days: 20,
  ticketsADay: 372.4,
  demand: { premiumShare: 0.12, needShare: 0.04, appointmentShare: 0.02, load: 0.78 },
});

const numberingRow = (numbering: 'drawn' | 'gapped' | 'sequential', guess: number, sees: readonly [number, number]) => ({
  numbering,
  own: numbering === 'drawn',
  observers: (['wall', 'all'] as const).map((observer) => ({
    observer,
    certain: 0,
    falselyCertain: 0,
    bestPrecision: guess,
    recall: 0.06,
    bits: 0.01,
  })),
  premiumAmongPassing: 0.58,
  ordinary: [
    { premiumShare: 0, seeLaterNumber: sees[0] },
    { premiumShare: 0.12, seeLaterNumber: sees[1] },
  ],
});

const OBSERVED: ObserverAnswer = observerAnswer.parse({
  table: {
    numberings: [
      numberingRow('drawn', 0.16, [0.3, 0.31]),
      numberingRow('gapped', 0.72, [0.05, 0.14]),
      numberingRow('sequential', 0.67, [0.05, 0.14]),
    ],
    days: 8,
    demand: { premiumShare: 0.12, needShare: 0.05, appointmentShare: 0, backShare: 0.05, load: 0.78 },
    slips: 10,
    phones: 10,
  },
  numbering: { inForce: 'drawn', next: 'gapped' },
});

let screen: Screen;
let asked: { url: string; authorization: string | undefined }[] = [];
let answer: { status: number; json: object } = { status: 200, json: TABLE };

async function playSimulation(page: Page): Promise<void> {
  await page.route('**/api/simulation**', async (route) => {
    asked.push({ url: route.request().url(), authorization: route.request().headers()['authorization'] });
    await route.fulfill(answer);
  });
}

beforeEach(async () => {
  asked = [];
  answer = { status: 200, json: TABLE };
  stage.show('supervisor', supervisorWith(true));
  screen = await openOnStage('/counter/supervisor', { size: DESK, locale: 'zh-CN', touch: false, before: playSimulation });
  await shown(screen.page.locator('.tiles'));
});

async function speak(language: 'zh-CN' | 'en'): Promise<void> {
  const button = screen.page.locator(`.supervisor-top button[lang="${language}"]`);
  if ((await button.count()) === 1) await button.click();
  await shown(screen.page.locator(`html[lang="${language}"]`));
}

async function expectReadable(name: string): Promise<void> {
  const { page } = screen;
  await shoot(page, `staff-supervisor-${name}`);
  expect(await clippedText(page, true), name).toEqual([]);
  expect(await axeViolations(page, false), name).toEqual([]);
}

test('waits stand beside their targets, in both languages, busy and empty', async () => {
  const { page } = screen;
  expect(await page.locator('[data-tile="ordinary"]').getAttribute('data-late')).toBe('true');
  expect(await page.locator('[data-tile="premium"]').getAttribute('data-late')).toBe('false');
  expect(await page.locator('[data-tile="ordinary"]').innerText()).toMatch(/26:0\d[\s\S]*目标 20 分钟内[\s\S]*超出目标/);
  expect(await page.locator('.need-panel').innerText()).toContain('沈若云：11 次');
  for (const language of ['zh-CN', 'en'] as const) {
    await speak(language);
    for (const [size, tag] of [
      [DESK, ''],
      [TABLET, '-tablet'],
    ] as const) {
      await page.setViewportSize(size);
      stage.show('supervisor', supervisorWith(true));
      await shown(page.locator('.need-panel .chip'));
      await expectReadable(`busy${tag}-${language}`);
    }
    stage.show('supervisor', supervisorWith(false));
    await gone(page.locator('.need-panel .chip'));
    await expectReadable(`empty-${language}`);
  }
});

test('what the rule costs is asked for with the page’s own token, drawn, and told in a table', async () => {
  const { page } = screen;
  expect(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('uPlot.esm')))).toBe(false);
  await page.selectOption('.rule-form select >> nth=1', '20');
  await page.click('[data-at="run"]');
  await shown(page.locator('.chart-plot canvas'));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.url).toMatch(/load=0\.78&premiumShare=0\.2$/);
  expect(asked[0]?.authorization).toMatch(/^Bearer /);
  expect(await page.locator('.rule-table tbody tr').allInnerTexts()).toHaveLength(5);
  expect(await page.locator('tr[data-own="true"]').innerText()).toMatch(/提前 15 分，上限 3 次\s*本网点\s+2\.8\s+8\.4\s+85%\s+7\.2/);
  for (const language of ['zh-CN', 'en'] as const) {
    await speak(language);
    await page.locator('.chart-plot canvas').scrollIntoViewIfNeeded();
    await expectReadable(`rule-${language}`);
  }
});

test('what each numbering tells is asked for beside it, told in a table, with the one that begins at the next opening', async () => {
  const { page } = screen;
  answer = { status: 200, json: OBSERVED };
  await page.click('[data-at="observe"]');
  await shown(page.locator('.observer-table'));
  expect(asked.at(-1)?.url).toMatch(/simulation\/observers\?load=0\.78&premiumShare=0\.12$/);
  expect(await page.locator('[data-at="numbering"]').innerText()).toBe('今天发的是随机号；下次开门营业起改发跳号。');
  expect(await page.locator('.observer-table tbody tr').allInnerTexts()).toHaveLength(3);
  expect(await page.locator('.observer-table tr[data-own="true"]').innerText()).toMatch(
    /随机号\s*本网点\s+0%\s+16%\s+0%\s+16%\s+58%\s+30%\s+31%/,
  );
  for (const language of ['zh-CN', 'en'] as const) {
    await speak(language);
    await page.locator('.observer-table').scrollIntoViewIfNeeded();
    await expectReadable(`observers-${language}`);
  }
});

test('a refusal is shown in words, and the last table stays away', async () => {
  const { page } = screen;
  screen.forgive(/429/);
  answer = {
    status: 429,
    json: { ok: false, text: { 'zh-CN': '正在进行另一次测算，请稍候再试。', en: 'Another calculation is running.' } },
  };
  await page.click('[data-at="run"]');
  await shown(page.locator('.rule-panel [role="alert"]'));
  expect(await page.locator('.rule-panel [role="alert"]').innerText()).toBe('正在进行另一次测算，请稍候再试。');
  expect(await page.locator('.rule-result').count()).toBe(0);
});

test('without the server the figures grey out and nothing can be asked', async () => {
  const { page } = screen;
  screen.forgive(AWAY);
  await stage.stop();
  await shown(page.locator('.supervisor-offline'));
  expect(await page.locator('[data-at="run"]').isDisabled()).toBe(true);
  await shoot(page, 'staff-supervisor-offline');
  expect(await axeViolations(page, false)).toEqual([]);
});

test('both dictionaries hold the same placeholders', () => {
  for (const [key, zh] of Object.entries(supervisorZh)) {
    const en = supervisorEn[key as keyof typeof supervisorZh];
    expect(en.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(zh.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
});
