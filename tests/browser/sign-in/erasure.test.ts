import { beforeEach, describe, expect, test } from 'vitest';
import { bringIn, bringInOther, type CanaryBranch, canaryBranch, LOBBY, PHONE } from '../../erasure/canary-customer.ts';
import { givePin, PIN } from '../../sign-in/browser-of.ts';
import { ownDirectory } from '../../store/directory.ts';
import { shown } from '../awaiting.ts';
import { builtScreens } from '../built.ts';
import { axeViolations, clippedText, type Page } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { openAtDoor, pairAtDoor, signInAtDoor } from './at-the-door.ts';

const WIDE = { width: 1280, height: 800 };
const TABLET = { width: 800, height: 1280 };

let at: CanaryBranch;
let page: Page;

beforeEach(async ({ onTestFinished }) => {
  const opened = await canaryBranch(ownDirectory(), { webDir: await builtScreens() });
  at = opened;
  onTestFinished(() => opened.branch.stop());
  const ticketId = await bringIn(at);
  await bringInOther(at);
  await at.say(LOBBY, { type: 'cancel-ticket', ticketId });
});

async function isReadable(name: string): Promise<void> {
  await shoot(page, name);
  expect(await axeViolations(page, false)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
}

async function counts(phone: string): Promise<void> {
  await page.locator('input[name="phone"]').fill(phone);
  await page.locator('[data-act="count"]').click();
}

describe('erasure at a customer’s request', () => {
  test.each([
    ['zh-CN', WIDE, '删除客户信息', '删除回执'],
    ['en', TABLET, 'Erase a customer', 'Erasure receipt'],
  ] as const)(
    'in %s counts first, shows nothing of the customer, and gives a receipt that is found again',
    async (locale, size, title, receipt) => {
      await givePin(at.branch, 'gao', {});
      ({ page } = await openAtDoor(at.branch, '/counter/people', size, locale));
      await pairAtDoor(at.branch, page);
      await signInAtDoor(page, 'gao', PIN);
      await page.locator('[data-part="erasure"]').click();
      expect(await page.locator('[data-view="erasure"] h2').innerText()).toBe(title);
      await counts('13611136111');
      await shown(page.locator('[data-empty]'));
      await isReadable(`erasure-none-${locale}`);
      await counts(PHONE);
      await shown(page.locator('[data-kind="total"]').filter({ hasText: '12' }));
      await isReadable(`erasure-counted-${locale}`);
      await page.locator('[data-act="erase"]').click();
      await shown(page.locator('[data-receipt]'));
      expect(await page.locator('[data-receipt] h2').innerText()).toBe(receipt);
      // A receipt is kept for years.
      expect(await page.locator('[data-receipt] dl').innerText()).toContain(locale === 'en' ? '23 November 2026' : '2026年11月23日');
      expect(await page.content()).not.toContain(PHONE);
      await isReadable(`erasure-receipt-${locale}`);
      const number = (await page.locator('[data-receipt]').getAttribute('data-receipt')) ?? '';
      const saving = page.waitForEvent('download');
      await page.locator('[data-act="save"]').click();
      expect((await saving).suggestedFilename()).toBe(`erasure-${number}.txt`);
      await page.locator('[data-act="next"]').click();
      await page.locator('input[name="number"]').fill(number);
      await page.locator('[data-act="look-up"]').click();
      await shown(page.locator(`[data-receipt="${number}"]`));
    },
  );
});
