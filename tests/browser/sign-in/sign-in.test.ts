import { beforeEach, describe, expect, test } from 'vitest';
import { makeOneTimeCode, partsOfCode, sumOfCode } from '../../../server/net/people/one-time-code.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { type BranchAtWork, branchAtWork, KIOSK, MONDAY_TEN, TAKE } from '../../protocol/branch-at-work.ts';
import { BrowserOf, givePin, PIN } from '../../sign-in/browser-of.ts';
import { shown } from '../awaiting.ts';
import { builtScreens } from '../built.ts';
import { axeViolations, type Page, type Screen, type Size } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { openScreen } from '../story.ts';
import { isWellMade as isMade, openAtDoor, pairAtDoor, signInAtDoor } from './at-the-door.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const FIRST_CODE = makeOneTimeCode();
const MORE = [
  { id: 'gao', name: '高文清', roles: ['supervisor' as const] },
  { id: 'liu', name: '刘婷', roles: ['manager' as const] },
];

let branch: BranchAtWork;
let screen: Screen;
let page: Page;

beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({
    webDir: await builtScreens(),
    configuration: { ...TEST_BRANCH, staff: [...TEST_BRANCH.staff, ...MORE] },
    firstRunCode: { sha256: sumOfCode(FIRST_CODE), until: MONDAY_TEN + 1_000_000 },
  });
  branch = opened;
  onTestFinished(() => opened.stop());
});

async function open(path: string, size: Size, locale: 'zh-CN' | 'en'): Promise<void> {
  screen = await openAtDoor(branch, path, size, locale);
  ({ page } = screen);
}

const pair = () => pairAtDoor(branch, page);
const signIn = (number: string, pin: string) => signInAtDoor(page, number, pin);
const isWellMade = () => isMade(page);

describe('a staff page that nobody is signed in at', () => {
  test('asks for a pairing code, then for number and PIN, and becomes the teller’s; who that is, and the way out, stand on it', async () => {
    await givePin(branch, 'wang', {});
    await open('/counter/teller', WIDE, 'zh-CN');
    await shown(page.locator('[data-door="device"]'));
    await shoot(page, 'door-device');
    await isWellMade();
    await pair();
    await shoot(page, 'door-sign-in');
    await isWellMade();
    await signIn('wang', '111111');
    await shown(page.locator('text=工号或密码不正确'));
    await signIn('wang', PIN);
    await shown(page.locator('.sign-on'));
    expect(await page.evaluate(() => [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join())).not.toMatch(
      /[\w-]{43}/,
    );
    await page.locator('.who-am-i').click();
    await shown(page.locator('[data-sheet="who-am-i"]'));
    await shoot(page, 'who-am-i');
    await isWellMade();
    await page.locator('[data-act="sign-out"]').click();
    await shown(page.locator('[data-door="sign-in"]'));
  });

  test('keeps nothing of a person who has signed out, or was signed out elsewhere: not on the page, not in the browser', async () => {
    await givePin(branch, 'wang', {});
    await branch.post(branch.operatorToken, { commandId: crypto.randomUUID(), command: { type: 'open-day' } });
    await (await branch.join(KIOSK)).ask(TAKE);
    await open('/counter/teller', WIDE, 'zh-CN');
    await pair();
    const kept = async () => {
      const [html, stored] = await page.evaluate(() => [
        document.documentElement.outerHTML,
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      ]);
      return `${html ?? ''}\n${stored ?? ''}`;
    };
    const works = async () => {
      await shown(page.locator('.desk'));
      expect(await kept(), 'his name stands on the page while he works').toContain('王芳');
    };
    await signIn('wang', PIN);
    await page.locator('[data-counter="c1"]').click();
    await works();
    await page.locator('.who-am-i').click();
    await page.locator('[data-act="sign-out"]').click();
    await shown(page.locator('[data-door="sign-in"]'));
    expect(await kept()).not.toMatch(/王芳|A001|class="desk/);
    await signIn('wang', PIN);
    await works();
    const colleague = new BrowserOf(branch);
    await colleague.pair('desk-2');
    await colleague.signIn('wang', PIN);
    const [here] = branch.sessions.list();
    await colleague.call('DELETE', `/api/me/sessions/${here?.id ?? ''}`, null, null);
    await shown(page.locator('[data-door="sign-in"]'));
    expect(await kept()).not.toMatch(/王芳|A001|class="desk/);
  });

  test.each([
    ['lobby', 'zhao'],
    ['manager', 'liu'],
    ['supervisor', 'gao'],
  ])('the %s page in English, on a phone', async (role, staffId) => {
    await givePin(branch, staffId, {});
    await open(`/counter/${role}`, PHONE, 'en');
    await shown(page.locator('[data-door="device"]'));
    await pair();
    await shoot(page, `door-${role}-en`);
    await isWellMade();
    await signIn(staffId, PIN);
    await page.locator('.who-am-i').click();
    await shown(page.locator('[data-sheet="who-am-i"]'));
    await shoot(page, `who-${role}-en`);
    expect(await axeViolations(page, true)).toEqual([]);
  });
});

describe('a colleague takes over at a counter', () => {
  const staffAtOne = () => branch.server.desk.branch.staff.sessions.get('c1')?.staffId ?? null;
  const takesOver = async (pin: string): Promise<void> => {
    await page.keyboard.press('Alt+KeyU');
    /* Whoever presses a digit has read whose it is. */
    await shown(page.locator('[data-colleague]').first());
    await page.keyboard.press('Digit1');
    await page.locator('input[name="change-secret"]').fill(pin);
    await page.keyboard.press('Enter');
  };

  test('with two keys and his PIN, and is at the same counter; not while a customer is there', async () => {
    await givePin(branch, 'wang', {});
    await givePin(branch, 'li', {});
    await givePin(branch, 'chen', { disabledAt: 1 });
    await branch.post(branch.operatorToken, { commandId: crypto.randomUUID(), command: { type: 'open-day' } });
    await open('/counter/teller', WIDE, 'zh-CN');
    await shown(page.locator('[data-door="device"]'));
    await pair();
    await signIn('wang', PIN);
    await page.locator('[data-counter="c1"]').click();
    await shown(page.locator('.desk'));
    const kiosk = await branch.join(KIOSK);
    await kiosk.ask(TAKE);
    await page.locator('[data-action="next"]').click();
    await shown(page.locator('[data-state="calling"]').first());
    await takesOver(PIN);
    await shown(page.locator('.change-person [role="alert"]:not(:empty)'));
    await shoot(page, 'change-busy');
    await isWellMade();
    expect(staffAtOne()).toBe('wang');
    await page.keyboard.press('Escape');
    const held = branch.server.desk.branch.hall.counters.get('c1')?.ticketId ?? '';
    const closing = { type: 'sign-out-counter', counterId: 'c1', ticketId: held };
    await branch.post(branch.tokenOf({ audience: 'supervisor', staffId: 'gao' }), { commandId: crypto.randomUUID(), command: closing });
    await page.locator('[data-counter="c1"]').click();
    await shown(page.locator('.desk'));
    await takesOver('111111');
    await shown(page.getByText('工号或密码不正确'));
    expect(staffAtOne()).toBe('wang');
    await page.keyboard.press('Escape');
    await shown(page.locator('[data-action="next"]'));
    await takesOver(PIN);
    await shown(page.locator('.desk .who, .top-bar .who').filter({ hasText: '李强' }));
    expect(staffAtOne()).toBe('li');
    expect(branch.sessions.list().map(({ staffId }) => staffId)).toEqual(['li']);
    await page.keyboard.press('Alt+KeyU');
    await shown(page.locator('[data-colleague="wang"]'));
    expect(await page.locator('[data-colleague]').count()).toBe(1);
    await shoot(page, 'change-person');
    await isWellMade();
  });
});

describe('the first administrator', () => {
  test('is made with the code of the terminal, pairs this device with it, and sets a teller up', async () => {
    await open('/counter/sign-in#set-up', WIDE, 'zh-CN');
    await shown(page.locator('[data-door="set-up"]'));
    await shoot(page, 'first-administrator');
    await isWellMade();
    await page.locator('input[name="code"]').fill(FIRST_CODE.toLowerCase());
    await page.locator('input[name="staff-number"]').fill('A1');
    await page.locator('input[name="person-name"]').fill('周敏');
    await page.locator('input[name="new-secret"]').fill('123456');
    await page.locator('input[name="repeat-secret"]').fill('123456');
    await page.locator('button[type="submit"]').click();
    await shown(page.locator('text=密码过于简单'));
    await page.locator('input[name="new-secret"]').fill(PIN);
    await page.locator('input[name="repeat-secret"]').fill(PIN);
    await page.locator('button[type="submit"]').click();
    await page.locator('a[href="/counter/people"]').click();
    await shown(page.locator('[data-person="wang"]'));
    await shoot(page, 'people');
    await isWellMade();
    await page.locator('[data-person="wang"] [data-act="code"]').click();
    await page.locator('dialog button[type="submit"]').click();
    await shown(page.locator('.code-told'));
    await shoot(page, 'people-code');
    await isWellMade();
    const code = (await page.locator('.code-told').textContent()) ?? '';
    await page.locator('dialog .key-plain').click();
    await shown(page.locator('[data-person="wang"] [data-state="code"]'));
    expect(branch.credentials.findByCode(partsOfCode(code).name)?.staffId).toBe('wang');
    await page.locator('[data-act="pair"]').click();
    await page.locator('input[name="device-id"]').fill('desk-7');
    await page.locator('input[name="device-name"]').fill('3 号窗口');
    await shoot(page, 'people-pair');
    await page.locator('dialog button[type="submit"]').click();
    await shown(page.locator('.code-told'));
    await shoot(page, 'people-pairing');
    await isWellMade();
  });
});

describe('the band of the demo', () => {
  const PAGES = [
    ...['/', '/api/', '/pair', '/kiosk/k1', '/display/wall/w1', '/display/counter/c1', '/rate/c1', '/counter/sign-in', '/counter/people'],
    ...['teller', 'lobby', 'manager', 'supervisor', 'admin/slip'].map((name) => `/counter/${name}`),
  ];
  const BAND = 'DEMO</span>';

  test('lies over every page while the demo is on, and over none of a branch', async ({ onTestFinished }) => {
    const startPage = () => '<body></body>';
    const demo = await branchAtWork({ webDir: await builtScreens(), startPage, demo: { isOn: true, linkCode: null } });
    onTestFinished(() => demo.stop());
    const banded = async (url: string) => {
      const shownWith = await Promise.all(PAGES.map(async (path) => (await (await fetch(url + path)).text()).includes(BAND)));
      return PAGES.filter((_, index) => shownWith[index] === true);
    };
    expect(await banded(demo.url)).toEqual(PAGES);
    expect(await banded(branch.url)).toEqual([]);
    for (const file of ['/server/web/pair/index.html', '/counter-client/index.html'])
      expect((await fetch(demo.url + file)).status).toBe(404);
    screen = await openScreen(`${demo.url}/counter/teller`, { size: PHONE, locale: 'zh-CN', touch: true, before: null });
    screen.forgive(/401|403|Failed to load|ERR_ABORTED/);
    await shown(screen.page.locator('[data-door="device"]'));
    await shown(screen.page.getByText('演示 DEMO'));
    // What lies under it is touched as if it were not there.
    await screen.page.locator('input[name="code"]').tap();
  });
});
