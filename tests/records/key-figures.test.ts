import { describe, expect, test } from 'vitest';
import { givenIn, type Story } from '../given.ts';
import { figuresOf } from '../../server/store/records/day-figures.ts';
import { type KeyFigureName, periodFigures } from '../../server/store/records/key-figures.ts';
import { asks, CLOCK, dayOpens, finishes, LOBBY, next, noShow, opens, recalls, starts, takes, undoes, waits } from '../steps.ts';
import { answers, GUIDED_BRANCH, manned, refers } from '../kernel/referral/referral-steps.ts';

/**
 * Counted by hand. 10:00 open, counter 1 open. Ann 10:00, called 10:05, starts 10:06, referred 10:07, acknowledged 10:08,
 * done 10:10. Bob 10:00, called 10:25 (20 minutes late for nobody: 25 > 20), no-show 10:26. The day ends at 10:40.
 */
async function dayOf(): Promise<Story> {
  return Promise.resolve(
    givenIn(
      GUIDED_BRANCH,
      dayOpens,
      manned,
      opens('c1'),
      takes('cash', 'ann'),
      takes('cash', 'bob'),
      waits(300),
      next('c1'),
      waits(60),
      starts('c1'),
      waits(60),
      refers('c1', 'ann', { kind: 'lobby' }),
      waits(60),
      answers(LOBBY, 'acknowledge-referral'),
      waits(120),
      finishes('c1'),
      undoes('c1'),
      finishes('c1'),
      waits(900),
      next('c1'),
      waits(20),
      recalls('c1'),
      waits(40),
      noShow('c1'),
      waits(840),
    )
      .when(asks(CLOCK, { type: 'close-day' }))
      .then(),
  );
}

const MINUTE_MS = 60_000;

describe('key figures', () => {
  test('of a day counted by hand, each rate with its numerator and denominator', async () => {
    const { log } = await dayOf();
    const day = await figuresOf('2026-11-23', log);
    if (day === null) throw new Error('the day opened');
    const { figures, halfHours, referrals } = periodFigures([day], (at) => (at - (log[0]?.at ?? 0)) / MINUTE_MS + 600);
    const of = (name: KeyFigureName) => figures.find(({ key }) => key === name);
    expect(of('issued')?.value).toBe(2);
    expect(of('served')?.value).toBe(1);
    expect(of('abandon_rate')).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect(of('wait_max')?.value).toBe(25 * MINUTE_MS);
    expect(of('over_sla_rate')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(of('walk_up')?.value).toBe(MINUTE_MS);
    expect(of('service_time')?.value).toBe(4 * MINUTE_MS);
    expect(of('counter_open_rate')).toMatchObject({ numerator: 40 * MINUTE_MS, denominator: 3 * 40 * MINUTE_MS });
    expect(of('counter_busy_rate')).toMatchObject({ numerator: 4 * MINUTE_MS, denominator: 40 * MINUTE_MS });
    expect(of('idle_time')?.value).toBe(36 * MINUTE_MS);
    expect(of('recall_rate')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(of('referral_ack_time')?.value).toBe(MINUTE_MS);
    expect(of('referral_introduced_rate')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(of('satisfaction')?.value).toBeNull();
    expect(halfHours).toEqual([{ minute: 600, count: 2, medianMs: 5 * MINUTE_MS, p90Ms: 25 * MINUTE_MS }]);
    expect(referrals?.persons).toMatchObject([{ staffId: 'wang', post: 'cash-teller', raised: 1, identified: 1 }]);
  });

  test('of two days are those of one, twice; of none there is nothing', async () => {
    const day = await figuresOf('2026-11-23', (await dayOf()).log);
    if (day === null) throw new Error('the day opened');
    const two = periodFigures([day, day], () => 600).figures;
    expect(two.find(({ key }) => key === 'issued')?.value).toBe(4);
    expect(two.find(({ key }) => key === 'abandon_rate')).toMatchObject({ numerator: 2, denominator: 4 });
    const none = periodFigures([], () => 0);
    expect(none.referrals).toBeNull();
    expect(none.figures.find(({ key }) => key === 'wait_p90')?.value).toBeNull();
  });
});
