import { beforeEach, describe, expect, test } from 'vitest';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { type BranchAtWork, branchAtWork } from '../../protocol/branch-at-work.ts';
import { givePin, PIN } from '../../sign-in/browser-of.ts';
import { shown } from '../awaiting.ts';
import { builtScreens } from '../built.ts';
import { axeViolations, clippedText, type Page, type Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { openAtDoor, pairAtDoor, signInAtDoor } from './at-the-door.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const GAO = { id: 'gao', name: '高文清', roles: ['supervisor' as const] };

let branch: BranchAtWork;
let screen: Screen;
let page: Page;

beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({
    webDir: await builtScreens(),
    configuration: { ...TEST_BRANCH, staff: [...TEST_BRANCH.staff, GAO] },
  });
  branch = opened;
  onTestFinished(() => opened.stop());
});

/** The supervisor at his desk, before the trail. */
async function atTheTrail(size: typeof WIDE, locale: 'zh-CN' | 'en'): Promise<void> {
  await givePin(branch, 'gao', {});
  screen = await openAtDoor(branch, '/counter/people', size, locale);
  ({ page } = screen);
  await pairAtDoor(branch, page);
  await signInAtDoor(page, 'gao', PIN);
  await page.locator('[data-part="trail"]').click();
  await shown(page.locator('[data-row="signed-in"]'));
}

/** As every page of staff that shows lists and calendars. */
async function isReadable(): Promise<void> {
  expect(await axeViolations(page, false)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
}

/** So many things that somebody else did, at another moment each. */
function others(count: number): void {
  for (let n = 0; n < count; n += 1)
    branch.trail.append([
      { at: branch.clock.now(), staffId: 'wang', role: 'teller', deviceId: null, act: 'page-opened', about: null, outcome: 'done' },
    ]);
}

describe('the audit trail', () => {
  test.each([
    ['zh-CN', WIDE, '操作留痕', '该时间段内没有符合条件的记录'],
    ['en', PHONE, 'Audit trail', 'Nothing in this time matches'],
  ] as const)(
    'in %s says who did and read what, is empty in words, and says when it is not the newest',
    async (locale, size, title, empty) => {
      await atTheTrail(size, locale);
      expect(await page.locator('[data-view="trail"] h2').innerText()).toBe(title);
      await shoot(page, `trail-${locale}`);
      await isReadable();
      await page.locator('select[name="act"]').selectOption('read-report');
      await page.locator('[data-act="search"]').click();
      await shown(page.locator('[data-empty]').filter({ hasText: empty }));
      await shoot(page, `trail-empty-${locale}`);
      await isReadable();
      screen.forgive(/ERR_INTERNET_DISCONNECTED/);
      await screen.context.setOffline(true);
      await page.locator('[data-act="search"]').click();
      await shown(page.locator('[data-view="trail"] .refusal:not(:empty)'));
      expect(await page.locator('[data-empty]').count(), 'nobody has looked, so nobody knows that there is nothing').toBe(0);
      await shoot(page, `trail-offline-${locale}`);
      await isReadable();
    },
  );

  test('goes on where it ended, whatever is chosen meanwhile, and is saved as the filters say', async () => {
    others(150);
    await atTheTrail(WIDE, 'zh-CN');
    expect(await page.locator('[data-row]').count()).toBe(100);
    await page.locator('select[name="staffId"]').selectOption('gao');
    await page.locator('[data-act="more"]').click();
    await expect.poll(() => page.locator('[data-row="page-opened"]').count()).toBeGreaterThanOrEqual(150);
    await page.locator('[data-act="search"]').click();
    await expect.poll(() => page.locator('[data-row]').filter({ hasText: '王芳' }).count()).toBe(0);
    const saving = page.waitForEvent('download');
    await page.locator('[data-act="csv"]').click();
    expect((await saving).suggestedFilename()).toBe('branch-trail-2026-11-22-2026-11-23.csv');
  });

  test('takes dates in the page’s language', async () => {
    await atTheTrail(WIDE, 'zh-CN');
    expect(await page.locator('[data-field="from"]').inputValue()).toBe('2026年11月22日');
    await page.locator('[data-calendar="from"]').click();
    await shoot(page, 'trail-calendar');
    await isReadable();
  });
});
