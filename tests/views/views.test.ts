import { describe, expect, it } from 'vitest';
import { given, givenIn, type Story } from '../given.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import {
  asks,
  dayOpens,
  finishes,
  isIn,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  printerSays,
  recalls,
  returns,
  starts,
  takes,
  takesAt,
  tellerAt,
  transfersToCounter,
  undoes,
  waits,
} from '../steps.ts';
import { counterDisplayView as counterDisplaySchema } from '../../server/contract/counter-display.ts';
import { deviceView as deviceSchema } from '../../server/contract/device.ts';
import { kioskView as kioskSchema } from '../../server/contract/kiosk.ts';
import { lobbyView as lobbySchema } from '../../server/contract/lobby.ts';
import { tellerView as tellerSchema } from '../../server/contract/teller.ts';
import { wallView as wallSchema } from '../../server/contract/wall.ts';
import { counterDisplayView } from '../../server/views/counter-display.ts';
import type { PrinterCondition } from '../../server/kernel/state/printing.ts';
import { deviceView } from '../../server/views/device.ts';
import { kioskView } from '../../server/views/kiosk.ts';
import { lobbyView } from '../../server/views/lobby.ts';
import { tellerView } from '../../server/views/teller.ts';
import { wallView } from '../../server/views/wall.ts';

/** Every view of a branch, through its own strict schema: a field too many or too few throws. */
function look(story: Story) {
  const { branch } = story;
  const moment = story.context();
  return {
    kiosk: kioskSchema.parse(kioskView(branch.hall, 'k1', moment, 'none', true)),
    wall: wallSchema.parse(wallView(branch.hall, 'w1', moment)),
    counters: ['c1', 'c2', 'c3'].map((id) => counterDisplaySchema.parse(counterDisplayView(branch.hall, id))),
    tellers: ['wang', 'li', 'chen'].map((id) => tellerSchema.parse(tellerView(branch, id, moment.now, { personOf: () => null }))),
    lobby: lobbySchema.parse(lobbyView(branch, 'zhao', moment, { personOf: () => null, conditions: () => [] })),
    device: deviceSchema.parse(deviceView(branch.hall, { agentId: 'a1', printerIds: ['p1'], counterIds: ['c1'] }, moment)),
  };
}

const busy = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), takes('transfer', 'cid')];

describe('what each screen is told', () => {
  it('before the first day every screen already has something true to show', () => {
    const views = look(given().when(waits(0)).then());
    expect(views.kiosk).toMatchObject({ state: 'closed', hours: '08:30–17:00' });
    expect(views.wall.state).toBe('closed');
    expect(views.lobby.day).toBeNull();
  });

  it('the wall shows newest calls first, with the counter to go to', () => {
    const views = look(
      given(...busy, next('c1'), waits(5))
        .when(next('c2'))
        .then(),
    );
    expect(views.wall.calls.map((call) => [call.number, call.counterLabel, call.calling])).toEqual([
      ['A002', '2', true],
      ['A001', '1', true],
    ]);
    expect(views.wall.state).toBe('open');
  });

  it('a call taken back is gone from the wall, a recall is a new round of the same call', () => {
    expect(
      look(
        given(...busy, next('c1'))
          .when(undoes('c1'))
          .then(),
      ).wall.calls,
    ).toEqual([]);
    expect(
      look(
        given(...busy, next('c1'), waits(8))
          .when(recalls('c1'))
          .then(),
      ).wall.calls[0],
    ).toMatchObject({ round: 2, number: 'A001' });
  });

  it('a recall comes first again, and calls of one instant stand newest first', () => {
    const together = look(
      given(...busy, next('c1'))
        .when(next('c2'))
        .then(),
    );
    expect(together.wall.calls.map((call) => call.number)).toEqual(['A002', 'A001']);
    const recalled = look(
      given(...busy, next('c1'), next('c2'), waits(8))
        .when(recalls('c1'))
        .then(),
    );
    expect(recalled.wall.calls.map((call) => call.number)).toEqual(['A001', 'A002']);
  });

  it('of a ticket called twice the wall shows only where to go now', () => {
    const views = look(
      given(...busy, next('c1'), starts('c1'), transfersToCounter('c1', 'c2'))
        .when(next('c2'))
        .then(isIn('ann', 'called')),
    );
    expect(views.wall.calls.map((call) => [call.number, call.counterLabel])).toEqual([['A001', '2']]);
  });

  it('with every counter paused the wall says so', () => {
    const pause = (counterId: string) => asks(tellerAt(counterId), { type: 'pause-counter', counterId, reasonId: 'water' });
    expect(look(given(dayOpens, opens('c1', 'c2'), pause('c1')).when(pause('c2')).then()).wall.state).toBe('paused');
  });

  it('a counter display shows its number while calling and never while serving', () => {
    expect(
      look(
        given(...busy)
          .when(next('c1'))
          .then(),
      ).counters[0],
    ).toMatchObject({ state: 'calling', number: 'A001' });
    expect(
      look(
        given(...busy, next('c1'))
          .when(starts('c1'))
          .then(),
      ).counters[0],
    ).toMatchObject({ state: 'serving', number: null });
    expect(
      look(
        given(...busy, next('c1'))
          .when(starts('c1'))
          .then(),
      ).counters[0]?.elsewhere,
    ).toEqual(['2']);
  });

  it('the kiosk counts who waits, and follows the slip of its own tickets', () => {
    const printing = look(
      given(dayOpens, printerSays('ready'), takes('cash', 'bob'))
        .when(takesAt('k1', 'cash', 'ann', false))
        .then(),
    );
    expect(printing.kiosk.services[0]).toMatchObject({ waiting: 2, state: 'open' });
    expect(printing.kiosk.tickets).toMatchObject([{ number: 'A002', ahead: 1, slip: { state: 'printing' } }]);
    const down = look(
      given(dayOpens, printerSays('cover-open'))
        .when(takesAt('k1', 'cash', 'ann', false))
        .then(),
    );
    expect(down.kiosk).toMatchObject({ printer: 'down', tickets: [{ slip: { state: 'failed', cause: 'cover-open' } }] });
    expect(down.lobby.unprinted).toMatchObject([{ number: 'A001', state: 'failed', cause: 'cover-open' }]);
  });

  it('a slip that comes out elsewhere is named to its kiosk, which stays ready while the other printer can print', () => {
    const other = (condition: PrinterCondition) =>
      asks({ role: 'agent', agentId: 'a1' }, { type: 'report-printer', printerId: 'p2', condition });
    const printers = [
      { id: 'p1', name: { 'zh-CN': '一号', en: 'One' }, fallbackPrinterId: 'p2' },
      { id: 'p2', name: { 'zh-CN': '二号', en: 'Two' }, fallbackPrinterId: null },
    ];
    const seen = (condition: PrinterCondition) =>
      look(
        givenIn({ ...TEST_BRANCH, printers }, dayOpens, printerSays('paper-out'), other(condition))
          .when(takesAt('k1', 'cash', 'ann', false))
          .then(),
      );
    expect(seen('ready').kiosk).toMatchObject({ printer: 'ready', tickets: [{ slip: { state: 'printing' }, slipAt: { en: 'Two' } }] });
    expect(seen('ready').lobby.printers).toMatchObject([{ canPrint: false }, { canPrint: true, pendingJobs: 1 }]);
    expect(seen('slip-not-taken').kiosk).toMatchObject({ printer: 'ready' });
    expect(seen('silent').kiosk).toMatchObject({
      printer: 'down',
      tickets: [{ slip: { state: 'failed', cause: 'paper-out' }, slipAt: null }],
    });
  });

  it('the teller sees the ticket in hand, the lines, the missed and the parked, and what undo would take back', () => {
    const story = given(...busy, next('c1'), waits(10), noShow('c1'), next('c1'), starts('c1'), parks('c1'), waits(1))
      .when(next('c2'))
      .then();
    const wang = look(story).tellers[0]?.counter;
    expect(wang).toMatchObject({
      state: 'idle',
      missed: [{ number: 'A001' }],
      parked: [{ number: 'A002', reason: { en: 'Filling in forms' } }],
      undo: { kind: 'park', number: 'A002', at: expect.any(Number) as number },
    });
    const li = look(story).tellers[1]?.counter;
    expect(li?.ticket).toMatchObject({ number: 'B001', phase: 'called', recallsLeft: 3 });
    expect(look(story).tellers[2]?.counter).toBeNull();
  });

  it('the teller’s tally counts what was finished here', () => {
    const story = given(...busy, next('c1'), starts('c1'), waits(60))
      .when(finishes('c1'))
      .then();
    expect(look(story).tellers[0]?.counter?.today).toEqual({ served: 1, meanServiceMs: 60_000 });
  });

  it('the lobby sees help, counters, lines with who was sent where, and what closing would reset', () => {
    const help = asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'request-help', counterId: null, kind: 'help' });
    const story = given(...busy, help, next('c1'), starts('c1'), transfersToCounter('c1', 'c2'))
      .when(next('c1'))
      .then();
    const { lobby } = look(story);
    expect(lobby.help).toMatchObject([{ sourceName: { en: 'Kiosk 1' }, state: 'raised' }]);
    expect(lobby.open).toEqual({ waiting: 2, called: 1, serving: 0, parked: 0 });
    expect(lobby.queues[0]?.waiting).toMatchObject([{ number: 'A001', counterLabel: '2' }]);
    expect(lobby.counters[0]).toMatchObject({ state: 'calling', number: 'A002', staffName: '王芳' });
  });

  it('the wall tells nobody’s return to the line, and no staff name or reason is public', () => {
    const story = given(...busy, next('c1'), starts('c1'))
      .when(returns('c1'))
      .then();
    const { kiosk, wall, counters, device } = look(story);
    const told = JSON.stringify({ kiosk, wall, counters, device });
    for (const secret of ['王芳', '李强', 'wang', '赵敏', '填单', 'Filling in']) expect(told).not.toContain(secret);
  });

  it('an agent gets pending jobs only, oldest first, none that has expired', () => {
    const story = given(dayOpens, printerSays('ready'), takesAt('k1', 'cash', 'ann', false))
      .when(takesAt('k1', 'cash', 'bob', false))
      .then();
    const jobs = look(story).device.printers[0]?.jobs ?? [];
    expect(jobs.map((job) => job.slip.blocks.find((block) => block.kind === 'text' && block.scale === 6))).toMatchObject([
      { text: 'A001' },
      { text: 'A002' },
    ]);
    story.now += 61_000;
    expect(look(story).device.printers[0]?.jobs).toEqual([]);
  });

  it('a screen the configuration does not know gets nothing', () => {
    const story = given(dayOpens)
      .when(asks(LOBBY, { type: 'open-day' }))
      .then();
    expect(kioskView(story.branch.hall, 'k9', story.context(), 'none', true)).toBeNull();
    expect(wallView(story.branch.hall, 'w9', story.context())).toBeNull();
    expect(tellerView(story.branch, 'ghost', story.now, { personOf: () => null })).toBeNull();
  });
});

describe('the slip', () => {
  const takenAt = (configuration: typeof TEST_BRANCH, elder: boolean, language: 'zh-CN' | 'en') => {
    const takesOne = asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'take-ticket', serviceId: 'cash', language, elder, card: null });
    const story = givenIn(configuration, dayOpens, printerSays('ready'), takes('cash', 'bob')).when(takesOne).then();
    return look(story).device.printers[0]?.jobs[0]?.slip.blocks ?? [];
  };
  const words = (blocks: ReturnType<typeof takenAt>) => blocks.map((block) => (block.kind === 'text' ? block.text : block.kind));

  it('says number, service, people ahead with the rule, time and what to do after a missed call', () => {
    expect(words(takenAt(TEST_BRANCH, false, 'zh-CN'))).toEqual([
      '测试网点',
      'feed',
      'A002',
      'feed',
      '现金存取',
      'Cash',
      '前面等候 1 人',
      '目前暂无窗口办理此业务，请稍候，或询问大堂经理',
      '各业务分别叫号。',
      expect.stringContaining('排在您前面的人最多增加 3 位'),
      expect.stringContaining('可能先于您办理'),
      '请留意叫号，过号请找大堂经理',
      '取号时间 2026-11-23 10:00:00',
    ]);
  });

  it('is English for who chose English, and larger for elders', () => {
    expect(words(takenAt(TEST_BRANCH, false, 'en'))).toContain('1 person ahead of you');
    expect(takenAt(TEST_BRANCH, true, 'zh-CN').find((block) => block.kind === 'text' && block.text === 'A002')).toMatchObject({ scale: 8 });
  });

  it('carries a QR only where a phone can reach something, and never the ticket’s id', () => {
    expect(words(takenAt(TEST_BRANCH, false, 'zh-CN'))).not.toContain('qr');
    const withUrl = takenAt({ ...TEST_BRANCH, publicBaseUrl: 'https://q.example' }, false, 'zh-CN');
    expect(withUrl.find((block) => block.kind === 'qr')).toMatchObject({
      text: expect.stringMatching(/^https:\/\/q\.example\/t\//) as string,
    });
  });
});
