import { expect, test } from 'vitest';
import { FOLLOW_UPS_MAX, type FollowUp } from '../../server/kernel/state/follow-up.ts';
import { parseEvent } from '../../server/store/event-schema.ts';
import { followUpList, FOLLOW_UPS_SHOWN } from '../../server/views/follow-up.ts';
import { givenIn } from '../given.ts';
import { CARD_BRANCH, handsCard, logs, HAN } from '../kernel/follow-up/follow-up-steps.ts';
import { asks, CLOCK, dayOpens, LOBBY } from '../steps.ts';

const nextOpening = () => {
  const story = givenIn(
    CARD_BRANCH,
    dayOpens,
    handsCard(LOBBY, () => ({})),
    logs(HAN, {}),
    asks(CLOCK, { type: 'close-day' }),
  )
    .when(dayOpens)
    .then();
  const event = story.log.at(-1)?.event;
  if (event?.type !== 'day-opened') throw new Error('the day did not open');
  return event;
};

test('an opening reads back with the follow-ups it carries; one more key in one of them is not understood', () => {
  const { type, ...body } = nextOpening();
  expect(parseEvent(type, JSON.parse(JSON.stringify(body)))).toEqual({ type, ...body });
  const [followUp] = body.carry.followUps;
  const planted = { ...body, carry: { ...body.carry, followUps: [{ ...followUp, phone: '13800138000' }] } };
  expect(() => parseEvent(type, planted)).toThrow('"carry"');
});

test('an opening of a release without follow-ups carries none', () => {
  const { type, ...body } = nextOpening();
  const carry = Object.fromEntries(Object.entries(body.carry).filter(([key]) => key !== 'followUps'));
  const event = parseEvent(type, { ...body, carry });
  expect(event.type === 'day-opened' && event.carry.followUps).toEqual([]);
});

test('a screen shows the most pressing of many, and counts them all', () => {
  const { carry } = nextOpening();
  const story = givenIn(CARD_BRANCH).when(dayOpens).then();
  const [one] = carry.followUps;
  for (let index = 0; index < FOLLOW_UPS_MAX; index += 1) {
    const dueOn = `2026-11-${String(10 + (index % 20)).padStart(2, '0')}`;
    story.branch.staff.followUps.set(`f-${index}`, { ...(one as FollowUp), id: `f-${index}`, dueOn });
  }
  const { rows, total, overdue, dueToday } = followUpList(
    story.branch,
    CARD_BRANCH,
    '2026-11-23',
    () => null,
    (managerId) => managerId === 'han',
  );
  expect([rows.length, total, overdue, dueToday]).toEqual([FOLLOW_UPS_SHOWN, FOLLOW_UPS_MAX, 650, 50]);
  expect(rows.every(({ isOverdue }) => isOverdue)).toBe(true);
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(rows.map(({ dueOn }) => dueOn).toSorted());
});
