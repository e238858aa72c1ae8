import { describe, expect, it } from 'vitest';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { givenIn, Story, type Step } from '../../given.ts';
import { POLICY } from '../../policy.ts';
import { asks, dayOpens, eventField, LOBBY, next, opens, takes } from '../../steps.ts';

function takesGold(serviceId: string, alias: string): Step {
  return (story) => {
    const card = { tier: 'gold', lastFour: '1234', managerId: null } as const;
    const decision = story.run({ type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card }, { role: 'kiosk', kioskId: 'k2' });
    if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
  };
}

describe('numbers between others', () => {
  const gapped = { ...TEST_BRANCH, rules: { ...TEST_BRANCH.rules, numbering: 'gapped' as const } };
  const wide: Step = (story) => void story.draws.push(0.9, 0.9, 0.9, 0.9, 0.9, 0.9);

  it('NUM-5 DAY-3 a second sitting of a date gives no number of the first', () => {
    const reopens: readonly Step[] = [asks(LOBBY, { type: 'close-day' }), asks(LOBBY, { type: 'open-day' })];
    givenIn(gapped, dayOpens, wide, takes('cash', 'ann'), takes('cash', 'bob'), ...reopens)
      .when(takesGold('cash', 'gold'))
      .then(eventField('ticket-taken', 'number', 'A009'));
  });

  it('NUM-5 a call of a number from before the series wrapped does not close the gaps of the new one', () => {
    const almost: Step = (story) => void story.branch.staff.series.set('A', { last: 995, called: 0, issued: new Map() });
    const config = { ...gapped, policy: POLICY };
    const story = (): Story => {
      const told = new Story(config);
      for (const step of [
        dayOpens,
        opens('c1'),
        almost,
        wide,
        takes('cash', 'old'),
        takes('cash', 'ann'),
        takes('cash', 'bob'),
        next('c1'),
      ])
        step(told);
      return told;
    };
    const told = story();
    expect(told.branch.hall.tickets.get(told.id('old'))?.number).toBe('A998');
    takesGold('cash', 'gold')(told);
    expect(told.branch.hall.tickets.get(told.id('gold'))?.number).toBe('A001');
  });
});
