import { beforeEach, expect, test } from 'vitest';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { Screen } from '../chromium.ts';
import { STAGE_TIME } from '../stage.ts';
import { justFinishedView, REFERRALS, servingAnother, servingView } from './referral-views.ts';
import { arrived, DONE, everythingSent, openTeller, showTeller } from './stage.ts';
import { idleCounter, servingCounter } from './views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

function showView(view: TellerView): Promise<void> {
  return showTeller(screen.page, stage, view);
}

const HERE = { type: 'raise-referral', counterId: 'c3', ticketId: 't-A039' } as const;
const PLAIN = { ...HERE, cueId: 'foreign', confidence: 'confirmed', target: { kind: 'lobby' }, salutation: null } as const;

const ABOUT = { counterId: 'c3', ticketId: 't-A039', managerId: 's-qian' } as const;
const CARD = { ...ABOUT, type: 'hand-card', channel: 'phone', preferred: null, person: null } as const;
const NOBODY = { phone: null, consent: false, note: null } as const;

interface KeyStory {
  readonly name: string;
  readonly from: () => TellerView;
  /** How many is part of the promise. */
  readonly keys: readonly string[];
  readonly command: object;
}

const stories: readonly KeyStory[] = [
  { name: 'the cue’s digit sends: two keys', from: () => servingView({}), keys: ['NumpadDecimal', 'Numpad3'], command: PLAIN },
  { name: 'just finished, the same two keys', from: () => justFinishedView({}), keys: ['Alt+KeyV', 'Digit3'], command: PLAIN },
  {
    name: 'to be confirmed: three',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'NumpadMultiply', 'Numpad3'],
    command: { ...PLAIN, confidence: 'possible' },
  },
  {
    name: 'a teller away from cash: three',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'NumpadDivide', 'Numpad3'],
    command: { ...PLAIN, target: { kind: 'non-cash' } },
  },
  {
    name: 'any manager: four, and who is not there is passed over',
    from: () => servingView({ managers: [] }),
    keys: ['NumpadDecimal', 'NumpadDivide', 'NumpadDivide', 'Numpad3'],
    command: PLAIN,
  },
  {
    name: 'one manager by name',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'NumpadDivide', 'NumpadDivide', 'NumpadDivide', 'Numpad3'],
    command: { ...PLAIN, target: { kind: 'manager', managerId: 's-qian' } },
  },
  {
    name: 'the tenth cue is behind 0: three',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'Numpad0', 'Numpad1'],
    command: { ...PLAIN, cueId: 'advice' },
  },
  {
    name: 'with a name: letter, name, title',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'KeyZ', 'Numpad1', 'Numpad2', 'Numpad3'],
    command: { ...PLAIN, salutation: { surname: '张', title: 'ms' } },
  },
  {
    name: 'Backspace goes back a step, and another letter turns to another list',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'KeyZ', 'KeyL', 'Numpad1', 'Backspace', 'Numpad2', 'Numpad1', 'Numpad3'],
    command: { ...PLAIN, salutation: { surname: '刘', title: 'mr' } },
  },
  {
    name: 'a referral under way is named: four',
    from: () => servingView({ referrals: [REFERRALS.seen] }),
    keys: ['NumpadDecimal', 'KeyW', 'Numpad1', 'Numpad1'],
    command: { type: 'name-guest', referralId: 'f-1', salutation: { surname: '王', title: 'mr' } },
  },
  {
    name: 'or cancelled: two',
    from: () => servingView({ referrals: [REFERRALS.acknowledged] }),
    keys: ['NumpadDecimal', 'Numpad2'],
    command: { type: 'cancel-referral', referralId: 'f-1' },
  },
  {
    name: 'a card handed out in its place: four',
    from: () => servingView({}),
    keys: ['NumpadDecimal', 'NumpadSubtract', 'Numpad3', 'NumpadDecimal'],
    command: { ...CARD, referralId: null, cueId: 'foreign' },
  },
  {
    name: 'a card for one who was referred, whose cue is known: three',
    from: () => servingView({ referrals: [REFERRALS.acknowledged] }),
    keys: ['NumpadDecimal', 'Numpad3', 'NumpadDecimal'],
    command: { ...CARD, referralId: 'f-1', cueId: null, person: { ...NOBODY, salutation: { surname: '李', title: 'ms' } } },
  },
  {
    name: 'Backspace takes back what was raised just now: one',
    from: () => servingView({ referrals: [{ ...REFERRALS.raised, raisedAt: STAGE_TIME - 3_000 }] }),
    keys: ['Backspace'],
    command: { type: 'cancel-referral', referralId: 'f-1' },
  },
];

test.each(stories)('$name: one command, exactly this', async ({ from, keys, command }) => {
  const { page } = screen;
  await showView(from());
  for (const key of keys) await page.keyboard.press(key);
  const [first] = await arrived(stage, 1);
  expect(first?.command).toEqual(command);
  expect(stage.requests).toHaveLength(1);
  await gone(page.locator('[data-panel]'));
});

test('a long line is said beside the hint; a card takes the place of the hand in one key more, and goes with what was noticed', async () => {
  const { page } = screen;
  await showView(servingView({ isBrief: true }));
  await page.keyboard.press('NumpadDecimal');
  await shown(page.getByText('排队较长，推介请从简。'));
  await page.keyboard.press('NumpadSubtract');
  await page.keyboard.press('Numpad3');
  await page.locator('[data-choice="channel visit"]').click();
  await page.keyboard.press('NumpadDecimal');
  const card = { type: 'hand-card', counterId: 'c3', ticketId: 't-A039', referralId: null, cueId: 'foreign', managerId: 's-qian' };
  expect((await arrived(stage, 1))[0]?.command).toMatchObject({ ...card, channel: 'visit', person: null });
});

test('the name of the ticket is there before anybody asks', async () => {
  const { page } = screen;
  const { ticket } = servingCounter();
  const known = {
    ...servingCounter(),
    ticket: ticket === null ? null : { ...ticket, salutation: { surname: '欧阳', title: 'ms' } as const },
  };
  await showView(servingView({ counter: known }));
  await page.keyboard.press('NumpadDecimal');
  await shown(page.getByText('称呼：欧阳女士'));
  await page.keyboard.press('Numpad3');
  const [first] = await arrived(stage, 1);
  expect(first?.command).toMatchObject({ salutation: { surname: '欧阳', title: 'ms' } });
});

test('a name is typed where no letter leads to it, and its digits send nothing', async () => {
  const { page } = screen;
  await showView(servingView({}));
  await page.keyboard.press('NumpadDecimal');
  await page.locator('[data-name]').click();
  await page.locator('[data-field="surname"]').click();
  await page.keyboard.type('𠮷3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Numpad1');
  await shown(page.getByText('称呼：𠮷3先生'));
  await page.keyboard.press('Escape');
  await gone(page.locator('[data-panel]'));
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('after a call, the call is taken back first; then the referral', async () => {
  const { page } = screen;
  const raised = { ...REFERRALS.raised, ticketId: 't-A038', number: 'A038', raisedAt: STAGE_TIME - 5_000 };
  const called = {
    ...servingCounter(),
    undo: { kind: 'call' as const, number: 'A039', at: STAGE_TIME - 2_000, until: STAGE_TIME + 8_000 },
  };
  await showView(servingView({ counter: called, referrals: [raised] }));
  await page.keyboard.press('Backspace');
  expect((await arrived(stage, 1))[0]?.command).toEqual({ type: 'undo', counterId: 'c3' });
  await showView(servingView({ counter: { ...called, undo: { ...called.undo, at: STAGE_TIME - 8_000 } }, referrals: [raised] }));
  await shown(page.locator('[data-action="undo"]'));
  await page.keyboard.press('Backspace');
  expect((await arrived(stage, 1))[0]?.command).toEqual({ type: 'cancel-referral', referralId: 'f-1' });
  stage.time = STAGE_TIME + 5_000;
  await showView(servingView({ referrals: [raised] }));
  await page.keyboard.press('Backspace');
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('what cannot be referred says why, and sends nothing', async () => {
  const { page } = screen;
  const button = page.locator('[data-action="refer"]');
  for (const [view, why] of [
    [servingView({ counter: idleCounter(), referable: null }), '办理中或刚办结可用'],
    [justFinishedView({ referable: { ticketId: 't-A039', number: 'A039', until: STAGE_TIME - 1, cueId: null } }), '办结已久，不能再推介'],
    [servingView({ dayState: 'closed' }), '今日未营业'],
    [servingView({ cues: [] }), '未设置原因'],
  ] as const) {
    await showView(view);
    await shown(button.getByText(why));
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    for (const key of ['NumpadDecimal', 'Numpad3']) await page.keyboard.press(key);
    expect(await page.locator('[data-panel]').count()).toBe(0);
    expect(await everythingSent(page, stage)).toEqual([]);
  }
});

test('calling goes on: while the panel is open, while the referral is unanswered, and while its answer is late', async () => {
  const { page } = screen;
  await showView(servingView({}));
  await page.keyboard.press('NumpadDecimal');
  await page.keyboard.press('NumpadEnter');
  expect((await arrived(stage, 1))[0]?.command).toEqual({ type: 'finish-service', counterId: 'c3', ticketId: 't-A039' });
  stage.change('teller', justFinishedView({}));
  await shown(page.locator('[data-now="idle"]'));
  stage.answerer = ({ command }) => (command.type === 'raise-referral' ? null : DONE);
  await page.keyboard.press('Numpad3');
  await arrived(stage, 2);
  await page.keyboard.press('NumpadAdd');
  await arrived(stage, 3);
  expect(stage.requests.map(({ command }) => command)).toEqual([
    { type: 'finish-service', counterId: 'c3', ticketId: 't-A039' },
    PLAIN,
    { type: 'call-next', counterId: 'c3', finishing: null },
  ]);
  stage.answerer = () => DONE;
  stage.answerOwed();
  await gone(page.locator('[data-panel]'));
});

test('the next customer is never referred in the place of the last', async () => {
  const { page } = screen;
  await showView(servingView({}));
  await page.keyboard.press('NumpadDecimal');
  await shown(page.locator('[data-panel="refer"]'));
  stage.change('teller', { counter: servingAnother(), referable: { ticketId: 't-A040', number: 'A040', until: null, cueId: null } });
  await gone(page.locator('[data-panel]'));
  await shown(page.getByText('A039 已不在窗口，推介未发送。'));
  await page.keyboard.press('Numpad3');
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('a digit that bounces raises one referral, and does not cancel what it has raised', async () => {
  const { page } = screen;
  await showView(servingView({}));
  stage.answerer = () => null;
  await page.keyboard.press('NumpadDecimal');
  await page.keyboard.press('Numpad2');
  await arrived(stage, 1);
  stage.change('teller', { referrals: [{ ...REFERRALS.raised, raisedAt: STAGE_TIME }] });
  await shown(page.locator('[data-referral="f-1"]'));
  await page.keyboard.press('Numpad2');
  stage.answerer = () => DONE;
  stage.answerOwed();
  await gone(page.locator('[data-panel]'));
  expect(new Set((await everythingSent(page, stage)).map(({ type }) => type))).toEqual(new Set(['raise-referral']));
  expect(new Set(stage.requestsOf('raise-referral').map(({ commandId }) => commandId)).size).toBe(1);
});
