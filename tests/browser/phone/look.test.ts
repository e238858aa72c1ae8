import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { PHONE_TEXTS, say } from '../../../server/net/phone/page/words.ts';
import { FORGET_AFTER_MS, RECONNECTING_AFTER_MS, STALE_AFTER_MS } from '../../../server/contract/wire.ts';
import { LOBBY } from '../../protocol/branch-at-work.ts';
import { Relay } from '../../phone/relay.ts';
import { phonesAtWork, type PhonesAtWork, type PhoneTicket, PUBLIC_BRANCH } from '../../phone/phones-at-work.ts';
import { AWAY, axeViolations, clippedText, type Page, type Screen, type Size } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { openScreen } from '../story.ts';

const SMALL: Size = { width: 360, height: 640 };
const USUAL: Size = { width: 390, height: 844 };
/** As long as a branch's names get. */
const LONG_NAMED = {
  ...PUBLIC_BRANCH,
  branch: {
    ...PUBLIC_BRANCH.branch,
    name: { 'zh-CN': '城东支行国际商务中心理财中心', en: 'Chengdong International Business Wealth Centre' },
  },
};

type Look = readonly [language: 'zh-CN' | 'en', isLarge: boolean, size: Size];
const LOOKS: readonly Look[] = [
  ['zh-CN', false, SMALL],
  ['zh-CN', true, SMALL],
  ['en', false, SMALL],
  ['en', true, SMALL],
  ['zh-CN', false, USUAL],
  ['en', true, USUAL],
];

let work: PhonesAtWork;

beforeEach(async ({ onTestFinished }) => {
  const opened = await phonesAtWork({ requestsPerWindow: 10_000 }, LONG_NAMED);
  work = opened;
  onTestFinished(() => opened.stop());
});

/** A customer's phone, and what its browser asks the network for. */
interface Phone {
  readonly screen: Screen;
  readonly page: Page;
  readonly asked: string[];
}

async function opens(url: string, size: Size, before: ((page: Page) => Promise<unknown>) | null): Promise<Phone> {
  const asked: string[] = [];
  const screen = await openScreen(url, {
    size,
    locale: 'zh-CN',
    touch: true,
    before: async (page) => {
      page.on('request', (request) => asked.push(request.url()));
      await before?.(page);
    },
  });
  return { screen, page: screen.page, asked };
}

async function isSound({ screen, page }: Phone): Promise<void> {
  expect(await clippedText(page, true)).toEqual([]);
  expect(await axeViolations(page, true)).toEqual([]);
  expect(screen.problems()).toEqual([]);
}

/** Every look of what the page shows now, chosen by its own two buttons; what axe sees depends on no size, so it looks twice. */
async function looksSound(shown: Phone, state: string): Promise<void> {
  for (const look of LOOKS) {
    await choose(shown.page, look);
    expect(await clippedText(shown.page, true)).toEqual([]);
    const [language, isLarge, size] = look;
    if (size === SMALL && isLarge === (language === 'en')) await isSound(shown);
    if (state === 'called') expect(await lowestOf(shown.page, '#big, #unit'), 'where to come, without scrolling').toBeLessThan(size.height);
    await shoot(shown.page, `phone-${state}-${language}-${isLarge ? 'large' : 'standard'}-${size.width}`);
  }
}

function lowestOf(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluateAll((elements) => Math.max(...elements.map((element) => element.getBoundingClientRect().bottom)));
}

async function choose(page: Page, [language, isLarge, size]: Look): Promise<void> {
  await page.setViewportSize(size);
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) !== language) await page.locator('#language').tap();
  if ((await html.getAttribute('data-size')) !== (isLarge ? 'large' : 'standard')) await page.locator('#size').tap();
}

async function shows(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('#middle').innerText()).toContain(text);
}

/** Whatever counter 1 has in hand goes, then `own` is called. */
async function calls(own: PhoneTicket): Promise<void> {
  for (;;) {
    const { tickets } = work.branch.server.desk.branch.hall;
    const inHand = [...tickets.values()].find(({ phase, counterId }) => counterId === 'c1' && (phase === 'called' || phase === 'serving'));
    if (inHand?.id === own.ticketId) return;
    if (inHand?.phase === 'called') await work.teller({ type: 'start-service', counterId: 'c1', ticketId: inHand.id });
    await work.callNext(inHand?.id ?? null);
  }
}

function inHand(type: 'start-service' | 'finish-service' | 'mark-no-show', own: PhoneTicket): Promise<void> {
  return work.teller({ type, counterId: 'c1', ticketId: own.ticketId });
}

/** Grey text, and text wider than the phone; both mended again. */
async function plantedFaultsAreSeen(page: Page): Promise<void> {
  const service = page.locator('#service');
  await service.evaluate((element) => (element.style.cssText = 'color:#666;white-space:nowrap;width:900px'));
  expect((await axeViolations(page, true)).join()).toContain('color-contrast-enhanced');
  expect((await clippedText(page, true)).join()).toContain('wide in 360');
  await service.evaluate((element) => element.removeAttribute('style'));
}

describe('a visit, in both languages, standard and large, on a small phone and a usual one', () => {
  test('waiting, called, in service, over', async () => {
    const [, , own] = [await work.take({}), await work.take({}), await work.take({})];
    const shown = await opens(work.url + own.path, SMALL, null);
    /* The page itself hangs up its stream when told that the visit is over. */
    shown.screen.forgive(/state net::ERR_ABORTED/);
    await shows(shown.page, PHONE_TEXTS.aheadLead['zh-CN']);
    expect(await shown.page.locator('#apart').innerText()).toBe(PHONE_TEXTS.aheadApart['zh-CN']);
    await plantedFaultsAreSeen(shown.page);
    await looksSound(shown, 'waiting');
    await calls(own);
    await expect.poll(() => shown.page.locator('#big').innerText()).toBe('1');
    await looksSound(shown, 'called');
    await inHand('start-service', own);
    await shows(shown.page, PHONE_TEXTS.serving.en);
    await looksSound(shown, 'serving');
    await inHand('finish-service', own);
    await expect.poll(() => shown.page.locator('h1').innerText()).toBe(PHONE_TEXTS.over.en);
    expect(await shown.page.locator('body').innerText(), 'a visit that is over keeps no number').not.toContain(own.number);
    await looksSound(shown, 'over');
  });

  test('waiting, then voided with others of its kiosk', async () => {
    const own = await work.take({});
    const shown = await opens(work.url + own.path, SMALL, null);
    await shows(shown.page, PHONE_TEXTS.aheadLead['zh-CN']);
    await work.ask(LOBBY, { type: 'void-kiosk-numbers', kioskId: 'k1', since: 0, reason: 'nobody took them' });
    await shows(shown.page, PHONE_TEXTS.voidedLead['zh-CN']);
    await looksSound(shown, 'voided');
    /* A page that is opened only now says the same: the visit is not over, its number fell. */
    expect((await work.send('GET', own.path, {})).status).toBe(200);
  });

  test('nobody ahead, missed, parked', async () => {
    const own = await work.take({});
    const shown = await opens(work.url + own.path, SMALL, null);
    await shows(shown.page, PHONE_TEXTS.aheadLead['zh-CN']);
    await looksSound(shown, 'nobody-ahead');
    await calls(own);
    await inHand('start-service', own);
    await work.teller({ type: 'park-ticket', counterId: 'c1', ticketId: own.ticketId, reasonId: 'forms' });
    await shows(shown.page, PHONE_TEXTS.parked.en);
    await looksSound(shown, 'parked');
    const late = await work.take({});
    const other = await opens(work.url + late.path, SMALL, null);
    await calls(late);
    const { clock } = work.branch;
    clock.advanceTo(clock.now() + PUBLIC_BRANCH.rules.noShowAfterMs);
    await inHand('mark-no-show', late);
    await shows(other.page, PHONE_TEXTS.missed['zh-CN']);
    await looksSound(other, 'missed');
  });

  test('in the dark, waiting and called', async () => {
    const own = await work.take({});
    const shown = await opens(work.url + own.path, SMALL, (page) => page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' }));
    await shows(shown.page, PHONE_TEXTS.aheadLead['zh-CN']);
    await isSound(shown);
    await calls(own);
    await expect.poll(() => shown.page.locator('html').getAttribute('data-state')).toBe('called');
    await isSound(shown);
    await shoot(shown.page, 'phone-dark-called');
    await inHand('start-service', own);
  });

  test('gone and unknown addresses say what to do in both languages at once', async () => {
    const own = await work.take({});
    expect(await work.ask(LOBBY, { type: 'cancel-ticket', ticketId: own.ticketId })).toMatchObject({ ok: true });
    for (const [path, status, zh, en] of [
      [own.path, 410, PHONE_TEXTS.over['zh-CN'], PHONE_TEXTS.over.en],
      ['/t/nobody', 404, PHONE_TEXTS.unknown['zh-CN'], PHONE_TEXTS.unknown.en],
    ] as const) {
      const shown = await opens(work.url + path, SMALL, null);
      shown.screen.forgive(/status of 4(04|10)/);
      for (const size of [SMALL, USUAL]) {
        await shown.page.setViewportSize(size);
        await isSound(shown);
        await shoot(shown.page, `phone-${status}-${size.width}`);
      }
      expect(await shown.page.locator('body').innerText()).toMatch(new RegExp(`${zh}[^]*${en}`));
    }
  });
});

/** Nothing is heard any more, and the phone's clocks go on by so much. */
async function silence(page: Page, totalMs: number): Promise<void> {
  await page.clock.fastForward(totalMs);
  await page.clock.runFor(1_000);
}

describe('a phone that loses the branch', () => {
  test('says so after 5 s, as of when after 15 s, forgets after 60 s, and knows again once it hears', async () => {
    const [, own] = [await work.take({}), await work.take({})];
    const relay = await Relay.open(work.url);
    onTestFinished(() => relay.close());
    const shown = await opens(relay.url + own.path, SMALL, (page) => page.clock.install());
    const { page, screen } = shown;
    screen.forgive(AWAY);
    screen.forgive(/ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING/);
    const fresh = page.locator('#fresh');
    await expect.poll(() => fresh.textContent()).toBe('');
    relay.cut();
    await silence(page, RECONNECTING_AFTER_MS);
    await expect.poll(() => fresh.textContent()).toBe(PHONE_TEXTS.reconnecting['zh-CN']);
    await looksSound(shown, 'reconnecting');
    await silence(page, STALE_AFTER_MS - RECONNECTING_AFTER_MS);
    await expect.poll(() => fresh.textContent()).toBe(say('stale', 'en', '10:00'));
    await expect.poll(() => page.locator('#big').textContent()).toBe('4');
    await looksSound(shown, 'stale');
    await silence(page, FORGET_AFTER_MS - STALE_AFTER_MS);
    await shows(page, PHONE_TEXTS.forgotten.en);
    expect(await page.locator('#middle').innerText(), 'old figures').not.toMatch(/\d/);
    expect(await page.locator('#number').innerText(), 'the number still counts').toBe(own.number);
    await looksSound(shown, 'forgotten');
    relay.mend();
    await silence(page, RECONNECTING_AFTER_MS);
    await expect.poll(() => page.locator('#big').textContent()).toBe('4');
    await expect.poll(() => fresh.textContent()).toBe('');
  });
});

describe('a phone', () => {
  test('asks nobody but this listener, and keeps nothing', async () => {
    const own = await work.take({});
    const { page, asked, screen } = await opens(work.url + own.path, USUAL, null);
    await page.locator('#language').tap();
    await page.locator('#size').tap();
    await screen.reload();
    expect(await page.locator('html').getAttribute('lang'), 'chosen before the reload, kept in the address').toBe('en');
    expect(await page.locator('html').getAttribute('data-size')).toBe('large');
    const here = `${work.url}${own.path}`;
    expect([...new Set(asked.map((url) => url.replace(/#.*/, '')))].sort()).toEqual([here, `${here}/state`]);
    expect(await kept(page)).toEqual({ local: 0, session: 0, cookie: '', databases: 0, caches: 0, workers: 0 });
    expect((await screen.context.cookies()).length).toBe(0);
    await page.evaluate(() => {
      localStorage.setItem('planted', '1');
      document.cookie = 'planted=1';
    });
    expect(await kept(page)).toMatchObject({ local: 1, cookie: 'planted=1' });
  });

  test('has targets of at least 60 px, 12 px apart', async () => {
    const own = await work.take({});
    const { page } = await opens(work.url + own.path, SMALL, null);
    const boxes = await page
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getBoundingClientRect()).map(({ x, y, right, height }) => ({ x, y, right, height })),
      );
    expect(boxes.length).toBeGreaterThanOrEqual(2);
    for (const { height } of boxes) expect(height).toBeGreaterThanOrEqual(60);
    const [first, second] = boxes;
    expect((second?.x ?? 0) - (first?.right ?? 0)).toBeGreaterThanOrEqual(12);
  });
});

function kept(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    /* Over plain HTTP on a customers' network these two do not even exist. */
    caches: 'caches' in window ? (await caches.keys()).length : 0,
    workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  }));
}
