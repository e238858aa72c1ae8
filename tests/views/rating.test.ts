import { describe, expect, it } from 'vitest';
import { boardFacts } from '../../hardware/displays/board-facts.ts';
import { candle } from '../../hardware/displays/candle.ts';
import { cd5220 } from '../../hardware/displays/cd5220.ts';
import { epsonDmD } from '../../hardware/displays/epson-dm-d.ts';
import { deviceView as deviceSchema } from '../../server/contract/device.ts';
import { ratingView as ratingSchema } from '../../server/contract/rating.ts';
import { RATING_LIFE_MS } from '../../server/kernel/state/rating.ts';
import { deviceView } from '../../server/views/device.ts';
import { ratingView, THANKS_MS } from '../../server/views/rating.ts';
import { given, type Story } from '../given.ts';
import { asksAbout, dayOpens, finishes, LOBBY, next, noShow, opens, starts, takes, undoes, waits } from '../steps.ts';

const BOARDS = [cd5220(4, 'chinese'), epsonDmD(4, 'english', true), candle(0x21, 7)];

/** The rating page of a counter, and the same counter in the agent's view; each through its own strict schema. */
function look(story: Story, counterId: string) {
  const { branch } = story;
  const page = ratingSchema.parse(ratingView(branch.hall, counterId, story.context()));
  const agent = { agentId: 'a1', printerIds: [], counterIds: [counterId, 'gone'] };
  const [hardware] = deviceSchema.parse(deviceView(branch.hall, agent, story.context())).counters;
  expect(hardware?.visitId).toBe(page.visitId);
  return { page, hardware };
}

const rates = (score: number) =>
  asksAbout({ role: 'rater', counterId: 'c1' }, (story) => ({
    type: 'rate-visit',
    counterId: 'c1',
    visitId: look(story, 'c1').page.visitId ?? 'none',
    score,
  }));

const served = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), starts('c1'), finishes('c1')];

describe('a counter’s rating page', () => {
  it('asks only after a service ended there, and says until when', () => {
    const before = given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')).when(starts('c1')).then();
    expect(look(before, 'c1').page).toMatchObject({ label: '1', state: 'idle', visitId: null, until: null });
    const story = given(...served)
      .when(waits(1))
      .then();
    expect(look(story, 'c1').page).toMatchObject({ state: 'open', until: story.now - 1_000 + RATING_LIFE_MS });
    expect(look(story, 'c2').page.state).toBe('idle');
  });

  it('asks nobody after a no-show, or once the end was taken back', () => {
    const missed = given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), waits(10)).when(noShow('c1')).then();
    expect(look(missed, 'c1').page.state).toBe('idle');
    expect(
      look(
        given(...served)
          .when(undoes('c1'))
          .then(),
        'c1',
      ).page.state,
    ).toBe('idle');
  });

  it('thanks for a moment, then is as before', () => {
    const story = given(...served)
      .when(rates(1))
      .then();
    expect(look(story, 'c1').page).toMatchObject({ state: 'thanked', visitId: null, until: null });
    story.now += THANKS_MS;
    expect(look(story, 'c1').page.state).toBe('idle');
  });

  it('looks the same whatever was said', () => {
    const looks = [1, 5].map((score) =>
      look(
        given(...served)
          .when(rates(score))
          .then(),
        'c1',
      ),
    );
    expect(looks[0]).toEqual(looks[1]);
  });

  it('says neither who was served nor by whom, and knows no counter that is not there', () => {
    const story = given(...served)
      .when(waits(0))
      .then();
    const told = JSON.stringify(look(story, 'c1'));
    for (const secret of ['A001', story.id('ann'), 'wang', '王芳']) expect(told).not.toContain(secret);
    expect(ratingView(story.branch.hall, 'gone', story.context())).toBeNull();
  });
});

describe('what a counter’s hardware is told', () => {
  it('is what its public display shows: a number while calling, none in service', () => {
    const calling = given(dayOpens, opens('c1'), takes('cash', 'ann')).when(next('c1')).then();
    expect(look(calling, 'c1').hardware).toEqual({
      counterId: 'c1',
      label: '1',
      state: 'calling',
      number: 'A001',
      elsewhere: [],
      visitId: null,
    });
    const serving = given(dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), next('c1')).when(starts('c1')).then();
    expect(look(serving, 'c1').hardware).toMatchObject({ state: 'serving', number: null, elsewhere: ['2'] });
  });

  it('is the same of every customer in service', () => {
    const first = given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1')).when(starts('c1')).then();
    const second = given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), waits(10), noShow('c1'), next('c1'))
      .when(starts('c1'))
      .then();
    expect(look(first, 'c1').hardware).toEqual(look(second, 'c1').hardware);
  });

  it('is the same of one who was called and of one whom the counter serves without a call, and so is every board’s frame', () => {
    const start = [dayOpens, opens('c1'), takes('cash', 'ann')] as const;
    const arms = asksAbout(LOBBY, (story) => ({
      type: 'arm-direct-service',
      counterId: 'c1',
      customer: { kind: 'ticket', ticketId: story.id('ann') },
      cueId: null,
      needId: 'elderly',
      personRef: null,
    }));
    const called = [...start, next('c1'), starts('c1')];
    const direct = [...start, arms, next('c1')];
    for (const after of [waits(0), finishes('c1')]) {
      const [one, other] = [called, direct].map((steps) => {
        const { hardware, page } = look(
          given(...steps)
            .when(after)
            .then(),
          'c1',
        );
        if (hardware === undefined) throw new Error('c1 is not in the view');
        const frames = BOARDS.map((board) => Buffer.from(board.frame(boardFacts(hardware, true))).toString('hex'));
        /* The id of what is asked about is chance; that something is asked is not. */
        return { page: { ...page, visitId: page.visitId !== null }, hardware: { ...hardware, visitId: hardware.visitId !== null }, frames };
      });
      expect(one).toEqual(other);
    }
  });
});
