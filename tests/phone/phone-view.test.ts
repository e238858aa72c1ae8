import { describe, expect, it } from 'vitest';
import { phoneView as schema, type PhoneView } from '../../server/contract/phone.ts';
import { bannedWordIn } from '../../server/config/public-words.ts';
import { forgottenMiddle, middleOf, overMiddle, PHONE_TEXTS, say } from '../../server/net/phone/page/words.ts';
import { assertPhoneView } from '../../server/net/phone/rooms.ts';
import { phoneView } from '../../server/views/phone.ts';
import { Story } from '../given.ts';
import { dayOpens, finishes, next, noShow, opens, parks, recalls, starts, takes, timePasses, waits } from '../steps.ts';
import type { Step } from '../given.ts';
import { PUBLIC_BRANCH } from './phones-at-work.ts';

function told(...steps: readonly Step[]): Story {
  const story = new Story(PUBLIC_BRANCH);
  for (const step of [dayOpens, opens('c1', 'c2', 'c3'), ...steps]) {
    step(story);
    if (story.last !== null) expect(story.last, JSON.stringify(story.last)).toMatchObject({ ok: true });
  }
  return story;
}

function seen(story: Story, alias: string): PhoneView | null {
  const { hall } = story.branch;
  const view = phoneView(hall, story.id(alias));
  if (view !== null) assertPhoneView(view);
  return view;
}

const WALKED = waits(11);

describe('the states of a visit', () => {
  it('says where to come while called and only then, and counts recalls', () => {
    const story = told(takes('cash', 'a'), next('c1'));
    expect(seen(story, 'a')).toMatchObject({ state: 'called', counterLabel: '1', callRound: 1, atMostAhead: null });
    for (const step of [waits(9), recalls('c1')]) step(story);
    expect(seen(story, 'a')).toMatchObject({ state: 'called', callRound: 2 });
    starts('c1')(story);
    expect(seen(story, 'a')).toMatchObject({ state: 'serving', counterLabel: null, callRound: 0 });
  });

  it('served without a call looks like any other service: no call was shown, and nothing differs afterwards', () => {
    const called = told(takes('cash', 'a'), next('c1'), starts('c1'));
    const direct = told(takes('cash', 'a'));
    const ticket = direct.branch.hall.tickets.get(direct.id('a'));
    if (ticket === undefined) throw new Error('no ticket');
    Object.assign(ticket, { phase: 'serving', counterId: 'c1' });
    expect(JSON.stringify(seen(direct, 'a'))).toBe(JSON.stringify(seen(called, 'a')));
  });

  it('parked waits to be called again, missed goes to the lobby manager', () => {
    const parked = told(takes('cash', 'a'), next('c1'), starts('c1'), parks('c1'));
    expect(seen(parked, 'a')).toMatchObject({ state: 'parked', counterLabel: null });
    const missed = told(takes('cash', 'a'), next('c1'), WALKED, noShow('c1'));
    expect(seen(missed, 'a')).toMatchObject({ state: 'missed', counterLabel: null });
    expect(middleOf(seen(missed, 'a') as PhoneView, 'zh-CN').big).toBe('请找大堂经理');
  });

  it('is gone however the visit ended: served, missed for good, day over, unknown', () => {
    expect(seen(told(takes('cash', 'a'), next('c1'), starts('c1'), finishes('c1')), 'a')).toBeNull();
    expect(seen(told(takes('cash', 'a'), next('c1'), WALKED, noShow('c1'), timePasses(31 * 60)), 'a')).toBeNull();
    expect(seen(told(takes('cash', 'a'), timePasses(10 * 60 * 60)), 'a')).toBeNull();
    expect(seen(told(), 'nobody')).toBeNull();
  });
});

describe('the border', () => {
  it('lets exactly the contract’s keys out: planted, one more in the view stops everything', () => {
    const view = seen(told(takes('cash', 'a')), 'a');
    expect(() => assertPhoneView({ ...view, key: 1 })).toThrow(/must not/);
    expect(() => assertPhoneView({ ...view, state: 'closed' })).toThrow(/must not/);
    expect(Object.keys(schema.shape).sort()).toEqual(
      [
        'atMostAhead',
        'branchName',
        'callRound',
        'counterLabel',
        'counters',
        'language',
        'number',
        'postedRule',
        'serviceName',
        'state',
        'timeZone',
      ].sort(),
    );
  });

  it('is blind to what only staff know: two branches that differ in it give the same bytes', () => {
    const [one, other] = [0, 1].map(() => told(takes('cash', 'a'), takes('cash', 'b'), takes('transfer', 'x'), next('c1')));
    if (one === undefined || other === undefined) throw new Error('no stories');
    for (const record of other.branch.staff.records.values()) Object.assign(record, { key: 1, standing: 'CANARY', class: 'CANARY' });
    other.branch.staff.lines.clear();
    const bytes = (story: Story) => JSON.stringify(['a', 'b', 'x'].map((alias) => seen(story, alias)));
    expect(bytes(other)).toBe(bytes(one));
    Object.assign(other.branch.hall.tickets.get(other.id('b')) ?? {}, { number: 'CANARY' });
    expect(bytes(other), 'a difference in the hall would be seen').not.toBe(bytes(one));
  });
});

describe('the words', () => {
  it('are complete in both languages, and none ranks anybody', () => {
    for (const [key, text] of Object.entries(PHONE_TEXTS)) {
      expect(text['zh-CN'], key).not.toBe('');
      if (key !== 'calledUnit') expect(text.en, key).not.toBe('');
      expect([bannedWordIn(text['zh-CN']), bannedWordIn(text.en)], key).toEqual([null, null]);
      expect(text['zh-CN'], 'full-width punctuation').not.toMatch(/[,;:!?]/);
    }
    expect(bannedWordIn('尊贵的客户')).toBe('尊贵');
  });

  it('never say "next": how many at most is all that is known', () => {
    const view = seen(told(takes('cash', 'a')), 'a') as PhoneView;
    expect(middleOf(view, 'zh-CN')).toEqual({
      lead: '您前面最多还有',
      big: '3',
      isFigure: true,
      unit: '人',
      note: '请留意叫号',
      apart: '取号后因照顾、预约、过号恢复、转办或工作人员协助而先办的客户，每位另加一人。',
    });
    expect(middleOf({ ...view, atMostAhead: 1 }, 'en')).toMatchObject({ lead: 'Before you, at most', big: '1', unit: 'person' });
    expect(middleOf({ ...view, atMostAhead: null }, 'en').big).toBe('Please wait for your call');
    expect(middleOf({ ...view, state: 'called', counterLabel: '3' }, 'zh-CN')).toMatchObject({ lead: '请到', big: '3', unit: '号窗口' });
  });

  it('say nothing of the queue once forgotten or over', () => {
    for (const middle of [forgottenMiddle('zh-CN'), overMiddle('en')]) expect(JSON.stringify(middle)).not.toMatch(/\d/);
    expect(say('stale', 'zh-CN', '10:24')).toBe('连接中断，以下是 10:24 的情况');
  });
});
