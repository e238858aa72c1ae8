import { beforeEach, expect, test } from 'vitest';
import { appointmentLobby, everyAppointment, expected, here, MINUTE_MS } from '../staff/appointment-views.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, PHONE, resize, TABLET, tap, tapInert } from './stage.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;

beforeEach(async () => {
  screen = await openLobby(everyAppointment(), null);
});

const commands = (): readonly object[] => stage.requests.map((request) => request.command);
const LIST = ['[data-nav="register"]', '[data-choice="mode appointments"]'] as const;

async function taps(...targets: readonly string[]): Promise<void> {
  for (const target of targets) await tap(screen.page, target);
}

test('who comes is checked in with one tap in the list, three from anywhere, and the number is told at once', async () => {
  const { page } = screen;
  stage.answerer = () => ({ ok: true, receipt: { kind: 'ticket', ticketId: 't-9', number: 'R003', ahead: 0, slip: 'no-slip' } });
  const way = [...LIST, '[data-at="check-in a-due"]'];
  expect(way).toHaveLength(3);
  await taps(...way);
  await shown(page.locator('[data-given="R003"]').getByText('周女士：R003，由 孙悦 接待'));
  expect(commands()).toEqual([{ type: 'check-in-appointment', appointmentId: 'a-due', language: 'zh-CN', printerId: null }]);
});

test('an appointment is booked in four taps on the list, and the code is there to tell', async () => {
  const { page } = screen;
  stage.answerer = () => ({ ok: true, receipt: { kind: 'appointment', appointmentId: 'a-9', code: '0713' } });
  await taps(...LIST);
  const way = ['[data-at="appt new"]', '[data-choice="appt manager m1"]', '[data-choice="slot 14:30"]', '[data-at="appt book"]'];
  await taps(...way);
  await shown(page.locator('[data-code="0713"]'));
  await shown(page.getByText('刘洋。预约码'));
  const startsAt = STAGE_TIME + (4 * 60 + 6) * MINUTE_MS;
  expect(commands()).toEqual([{ type: 'book-appointment', managerId: 'm1', startsAt, followUpId: null, salutation: null }]);
  await taps('[data-at="sheet back"]');
});

test('a time that manager has given away cannot be taken; a colleague’s can', async () => {
  const { page } = screen;
  await taps(...LIST, '[data-at="appt new"]', '[data-choice="appt manager m2"]');
  await tapInert(page, '[data-choice="slot 11:00"]');
  expect(await page.locator('[data-choice="slot 11:00"]').getAttribute('aria-pressed')).toBe('false');
  await taps('[data-choice="appt manager m1"]', '[data-choice="slot 11:00"]');
  expect(await page.locator('[data-choice="slot 11:00"]').getAttribute('aria-pressed')).toBe('true');
});

test('who was missed is booked again with name, manager and follow-up', async () => {
  const missed = expected('a-1', '何', -84, { state: 'missed', followUpId: 'f-1' });
  stage.show('lobby', appointmentLobby([missed]));
  await taps(...LIST, '[data-at="appt again a-1"]', '[data-choice="slot 15:00"]', '[data-at="appt book"]');
  const startsAt = STAGE_TIME + (4 * 60 + 36) * MINUTE_MS;
  const salutation = { surname: '何', title: 'ms' };
  await expect.poll(commands).toEqual([{ type: 'book-appointment', managerId: 'm2', startsAt, followUpId: 'f-1', salutation }]);
});

test('an appointment is moved, called off after one more question, and passed on once the customer is here', async () => {
  const move = { type: 'move-appointment', managerId: 'm2' } as const;
  await taps(...LIST, '[data-at="appt change a-next"]', '[data-choice="slot 15:00"]', '[data-at="appt move a-next"]');
  const startsAt = STAGE_TIME + (4 * 60 + 36) * MINUTE_MS;
  await expect.poll(commands).toEqual([{ ...move, appointmentId: 'a-next', startsAt }]);
  await gone(screen.page.locator('[data-sheet]'));
  await taps('[data-at="appt change a-due"]', '[data-at="appt unwanted a-due"]', '[data-at="appt cancel a-due"]');
  await expect.poll(() => commands().at(-1)).toEqual({ type: 'cancel-appointment', appointmentId: 'a-due' });
});

test('a visitor who waits too long is a card of the stack, and is passed on from it', async () => {
  const { page } = screen;
  const late = here('a-late', '欧阳', 12, { isOverdue: true });
  stage.show('lobby', appointmentLobby([here('a-ok', '周', 3, {}), late]));
  await shown(page.locator('[data-visitor="a-late"]').getByText('已等 12 分'));
  expect(await page.locator('[data-visitor]').count()).toBe(1);
  await taps('[data-at="visitor a-late"]', '[data-choice="appt manager m1"]', '[data-at="appt move a-late"]');
  const { appointmentId, startsAt } = late;
  await expect.poll(commands).toEqual([{ type: 'move-appointment', appointmentId, managerId: 'm1', startsAt }]);
});

test('where no series is given, nobody is checked in', async () => {
  const { page } = screen;
  stage.show('lobby', { ...everyAppointment(), checksIn: false });
  await taps(...LIST);
  await shown(page.getByText('本网点没有预约号段'));
  expect(await page.locator('[data-at^="check-in"]').count()).toBe(0);
});

async function expectReadable(name: string): Promise<void> {
  const { page } = screen;
  for (const [language, size] of [
    ['zh-CN', TABLET],
    ['en', PHONE],
  ] as const) {
    /* The switch lies behind a sheet, so it is pressed by script. */
    await page.evaluate((wanted) => document.querySelector<HTMLElement>(`header button[lang="${wanted}"]`)?.click(), language);
    await resize(page, size);
    await shoot(page, `lobby-appointments-${name}-${language}`);
    expect(await clippedText(page, true), `${name} ${language}`).toEqual([]);
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('.appointments button, [data-sheet] button')]
        .filter((key) => key.getBoundingClientRect().height < 56)
        .map((key) => key.outerHTML.slice(0, 80)),
    );
    expect(low, `${name} ${language}`).toEqual([]);
  }
  expect(await axeViolations(page, false), name).toEqual([]);
}

test.each([
  { name: 'list', view: everyAppointment(), way: [...LIST] },
  { name: 'none', view: appointmentLobby([]), way: [...LIST] },
  { name: 'book', view: everyAppointment(), way: [...LIST, '[data-at="appt new"]', '[data-choice="appt manager m2"]'] },
  { name: 'change', view: everyAppointment(), way: [...LIST, '[data-at="appt change a-next"]', '[data-at="appt unwanted a-next"]'] },
  { name: 'overdue', view: everyAppointment(), way: [] },
])('can be read on tablet and phone, in Chinese and English, with keys of 56 px: $name', async ({ name, view, way }) => {
  stage.show('lobby', view);
  await taps(...way);
  await expectReadable(name);
});
