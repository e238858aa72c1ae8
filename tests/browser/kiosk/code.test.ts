import { expect, test } from 'vitest';
import { axeViolations } from '../chromium.ts';
import { KioskOnStage, LANDSCAPE, OPEN_VIEW, PORTRAIT, ticket } from './views.ts';
import { shoot } from '../shoot.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { shown } from '../awaiting.ts';

const VISITS = {
  serviceId: 'visit',
  name: { 'zh-CN': '预约接待', en: 'By appointment' },
  plainName: { 'zh-CN': '预约接待', en: 'By appointment' },
};

async function onStage(part: Partial<typeof OPEN_VIEW>, size: typeof PORTRAIT): Promise<KioskOnStage> {
  return KioskOnStage.open({ ...OPEN_VIEW, ...part }, size, false);
}

async function tap(kiosk: KioskOnStage, selector: string): Promise<void> {
  await kiosk.stage.outlast(kiosk.screen.page, TAP_LOCK_MS + 50);
  await kiosk.screen.page.locator(selector).tap();
}

async function types(kiosk: KioskOnStage, code: string): Promise<void> {
  for (const digit of code) await tap(kiosk, `.pad-key:text-is("${digit}")`);
}

test('a kiosk without visits has no such button', async () => {
  const kiosk = await onStage({}, PORTRAIT);
  expect(await kiosk.screen.page.locator('.aid-codes').count()).toBe(0);
});

test('a code gives the page every number has; a wrong one gets its words, and may be typed again', async () => {
  const kiosk = await onStage({ visits: VISITS, takesCards: true }, PORTRAIT);
  const { page } = kiosk.screen;
  await shoot(page, 'kiosk-visits-portrait-zh');
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
  await tap(kiosk, '.aid-codes');
  await types(kiosk, '407');
  expect(await page.locator('.pad-done').getAttribute('aria-disabled')).toBe('true');
  await types(kiosk, '1');
  kiosk.stage.answerer = () => ({
    ok: false,
    refusal: 'appointment-code-wrong',
    params: {},
    text: { 'zh-CN': '没有找到该预约，请核对预约码，或咨询大堂工作人员。', en: 'No such appointment.' },
  });
  await tap(kiosk, '.pad-done');
  await shown(page.getByText('没有找到该预约'));
  await shoot(page, 'kiosk-code-wrong-zh');
  expect(await axeViolations(page, true)).toEqual([]);
  await types(kiosk, '4072');
  kiosk.stage.answerer = () => ({ ok: true, receipt: { kind: 'ticket', ticketId: 't9', number: 'R003', ahead: 0, slip: 'printing' } });
  kiosk.stage.change('kiosk', { tickets: [ticket({ ticketId: 't9', number: 'R003', serviceId: 'visit', ahead: 0 })] });
  await tap(kiosk, '.pad-done');
  await shown(page.getByText('R003'));
  expect(await page.locator('.visit-line').innerText()).toContain('工作人员会来接待您');
  expect(await page.locator('.ahead').count()).toBe(0);
  expect(kiosk.stage.requestsOf('check-in-by-code').map(({ command }) => command)).toEqual(
    ['4071', '4072'].map((code) => ({ type: 'check-in-by-code', code, language: 'zh-CN', elder: false })),
  );
  await shoot(page, 'kiosk-visit-ticket-zh');
});

test('the button fits lying down, too, in both languages', async () => {
  const kiosk = await onStage({ visits: VISITS }, LANDSCAPE);
  const { page } = kiosk.screen;
  await shoot(page, 'kiosk-visits-landscape-zh');
  await tap(kiosk, '.aid[lang="en"]');
  await shown(page.getByText('I have an appointment'));
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
  await shoot(page, 'kiosk-visits-landscape-en');
  expect(await axeViolations(page, true)).toEqual([]);
});
