import { beforeEach, expect, test } from 'vitest';
import { gatheringEn } from '../../../counter-client/parts/gathering/en.ts';
import { gatheringZh } from '../../../counter-client/parts/gathering/zh.ts';
import { prospectEn } from '../../../counter-client/manager/prospect/en.ts';
import { prospectZh } from '../../../counter-client/manager/prospect/zh.ts';
import { importEn } from '../../../counter-client/supervisor/prospect/import-en.ts';
import { importZh } from '../../../counter-client/supervisor/prospect/import-zh.ts';
import type { ScreenSubject } from '../../../server/net/subjects/subject.ts';
import { LOBBY } from '../../protocol/branch-at-work.ts';
import { gb18030, HEADER, LIST_BRANCH, listBranch, type ListBranch, phone, SUPERVISOR, utf8 } from '../../prospects/list-branch.ts';
import { builtScreens } from '../built.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { gone, present, shown } from '../awaiting.ts';
import { openScreen } from '../story.ts';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1180, height: 820 };

let at: ListBranch;

/* The screens are built without a build id: a server of another one would make them reload. */
beforeEach(async ({ onTestFinished }) => {
  const opened = await listBranch({ webDir: await builtScreens(), build: 'development', configuration: LIST_BRANCH });
  at = opened;
  onTestFinished(() => opened.stop());
});

function open(subject: ScreenSubject, size: typeof DESK): Promise<Screen> {
  const url = `${at.branch.url}/counter/${subject.audience}#t=${at.branch.tokenOf(subject)}`;
  return openScreen(url, { size, locale: 'zh-CN', touch: size === TABLET, before: null });
}

async function expectReadable(screen: Screen, name: string): Promise<void> {
  await shoot(screen.page, `lists-${name}`);
  expect(await axeViolations(screen.page, false), name).toEqual([]);
  // What lies further up or down a page that scrolls is none of this test's business.
  const clipped = await clippedText(screen.page, true);
  expect(
    clipped.filter((text) => !text.startsWith('beyond the window')),
    name,
  ).toEqual([]);
}

test('a supervisor uploads a list, reads what is wrong with it, and imports the good rows', async () => {
  const screen = await open(SUPERVISOR, DESK);
  const { page } = screen;
  await page.click('[data-part="lists"]');
  await present(page.locator('.import-page input[type="file"]'));
  const choose = (name: string, buffer: Buffer) =>
    page.setInputFiles('.import-page input[type="file"]', { name, mimeType: 'text/csv', buffer });
  await choose('客户号.csv', utf8('CUST_NO,CUST_NM,AUM', '1,张,200000'));
  screen.forgive(/422/);
  await page.click('[data-at="check"]');
  await shown(page.locator('[data-problem="columns-missing"]'));
  await page.locator('.import-page').scrollIntoViewIfNeeded();
  await expectReadable(screen, 'import-refused');
  const good = Array.from(
    { length: 24 },
    (_, index) => `${'张王李赵刘陈'[index % 6]}${index % 2 === 0 ? '先生' : '女士'},${phone(index)},PCRM,,,下午`,
  );
  await choose('名单.csv', gb18030(HEADER, ...good, '孙,138OO000001,,,,', `${'长'.repeat(200)},13900000001,,,,`, `周,${phone(1)},,,,`));
  await page.click('[data-at="check"]');
  await shown(page.locator('[data-checked]'));
  expect(await page.locator('[data-problem]').count()).toBe(3);
  expect(await page.locator('[data-at="import"]').innerText()).toBe('只导入无误的 24 行，其余 3 行不导入');
  await page.locator('.import-page').scrollIntoViewIfNeeded();
  await expectReadable(screen, 'import-checked-zh');
  await page.locator('.supervisor-top button[lang="en"]').click();
  await expectReadable(screen, 'import-checked-en');
  await page.click('[data-at="import"]');
  await shown(page.locator('.list-done'));
  await page.locator('.list-done').scrollIntoViewIfNeeded();
  await expectReadable(screen, 'import-done-en');
});

test('a gathering is planned by the supervisor and checked in at the lobby, with who receives whom', async () => {
  const supervisor = await open(SUPERVISOR, DESK);
  await supervisor.page.click('[data-part="lists"]');
  await shown(supervisor.page.locator('.gatherings-panel'));
  await supervisor.page.fill('[data-field="title"]', '黄金投资沙龙');
  await supervisor.page.fill('[data-field="date"]', '2026-11-23');
  await supervisor.page.fill('[data-field="time"]', '11:00');
  await supervisor.page.click('[data-at="plan"]');
  await shown(supervisor.page.locator('[data-gathering]'));
  expect(await supervisor.page.locator('[data-gathering] small').innerText()).toContain('11:00');
  await supervisor.page.locator('.gatherings-panel').scrollIntoViewIfNeeded();
  await expectReadable(supervisor, 'gatherings-zh');

  const lobby = await open(LOBBY, TABLET);
  const { page } = lobby;
  await page.locator('[data-nav="gathering"]').click();
  await shown(page.locator('.gathering-page .list-empty'));
  for (const [name, number] of [
    ['欧阳女士', '13812345678'],
    ['张先生', '13900001234'],
  ] as const) {
    await page.fill('[data-field="name"]', name);
    await page.fill('[data-field="phone"]', number);
    await page.locator('[data-field="consents"]').check();
    await page.click('[data-at="register"]');
    await shown(page.locator('[data-attendee]', { hasText: name }));
  }
  await page.fill('[data-field="attendee"]', '5678');
  await gone(page.locator('[data-attendee]', { hasText: '张先生' }));
  await page.locator('[data-attendee] .list-stepper button').last().click();
  await page.click('[data-at="arrive"]');
  await shown(page.locator('[data-arrived="true"]'));
  expect(await page.locator('[data-arrived="true"] small').innerText()).toMatch(
    /138\*\*\*\*5678 · 随行 1 人 · (由刘洋接待，其页面已提示|由孙倩接待，请当面告知)/,
  );
  await page.fill('[data-field="attendee"]', '');
  await shown(page.locator('[data-attendee]', { hasText: '张先生' }));
  await expectReadable(lobby, 'gathering-zh');
});

test('both dictionaries hold the same placeholders', () => {
  const pairs: readonly (readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
    [importZh, importEn],
    [gatheringZh, gatheringEn],
    [prospectZh, prospectEn],
  ];
  for (const [zh, en] of pairs) {
    for (const [key, text] of Object.entries(zh))
      expect(en[key]?.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(text.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
});
