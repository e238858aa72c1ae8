import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneView } from '../../server/contract/phone.ts';
import { peopleAhead, phoneView } from '../../server/views/phone.ts';
import { aheadBound } from '../../server/views/posted-rule.ts';
import type { Channel } from '../discretion/hall-record.ts';
import { NO_SECRET, play, script } from '../discretion/worlds.ts';
import { Story } from '../given.ts';
import { POLICY } from '../policy.ts';
import { dayOpens, finishes, next, opens, starts, takes, timePasses } from '../steps.ts';
import { PUBLIC_BRANCH } from './phones-at-work.ts';

const CAP = POLICY.overtakeCap ?? 0;
const DAYS = 60;

function pageOf(story: Story, alias: string): PhoneView {
  const { hall } = story.branch;
  const view = phoneView(hall, story.id(alias), peopleAhead(hall));
  if (view === null) throw new Error(`no page for ${alias}`);
  return view;
}

function takesWithCard(story: Story, alias: string): void {
  const card = { tier: 'gold', lastFour: '1234', managerId: null } as const;
  const decision = story.run(
    { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card },
    { role: 'kiosk', kioskId: 'k1' },
  );
  if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
}

/** One ordinary customer behind two others, then eight with cards; counter 1 serves one after another. */
function crowded(): Story {
  const story = new Story(PUBLIC_BRANCH);
  for (const step of [dayOpens, opens('c1'), takes('cash', 'first'), takes('cash', 'second'), takes('cash', 'own')]) step(story);
  for (let index = 0; index < 2 * CAP + 2; index += 1) takesWithCard(story, `card-${index}`);
  return story;
}

describe('the bound beside the number of people ahead', () => {
  it('is kept by the calls: of all who came later with a card, as many come first as it says, and no more', () => {
    const story = crowded();
    const printed = story.branch.hall.tickets.get(story.id('own'))?.aheadAtIssue ?? 0;
    let cardsFirst = 0;
    while (pageOf(story, 'own').state === 'waiting') {
      const { ahead, aheadBound: bound } = pageOf(story, 'own');
      expect(ahead).toBeLessThanOrEqual(printed);
      expect(bound?.['zh-CN']).toContain(`最多增加 ${CAP} 位`);
      for (const step of [next('c1'), starts('c1'), timePasses(60)]) step(story);
      const [inHand] = [...story.branch.hall.tickets.values()].filter(({ phase }) => phase === 'serving');
      if (story.branch.staff.records.get(inHand?.id ?? '')?.class === 'premium') cardsFirst += 1;
      if (inHand?.id !== story.id('own')) finishes('c1')(story);
    }
    expect(cardsFirst).toBe(CAP);
  });

  it('stands in the same words on everybody’s page, beside the same count of those who came before and wait', () => {
    const story = crowded();
    takes('cash', 'later')(story);
    const [own, later, card] = [pageOf(story, 'own'), pageOf(story, 'later'), pageOf(story, 'card-0')];
    expect(story.branch.staff.records.get(story.id('card-0'))?.class).toBe('premium');
    expect(later.aheadBound).toEqual(own.aheadBound);
    expect(peopleAhead(story.branch.hall).get(story.id('card-0'))).toBe(3);
    expect(card.ahead).toBe(3);
    expect({ ...card, number: own.number, ahead: own.ahead }).toEqual(own);
  });

  it('says what is in force, and nothing where nothing is', () => {
    const branch = (overtakeCap: number | null) => aheadBound({ ...PUBLIC_BRANCH, policy: { ...POLICY, overtakeCap } });
    expect(branch(null)).toBeNull();
    expect(branch(0)?.['zh-CN']).toContain('后到的签约客户不会排到您前面');
    expect(branch(1)?.en).toContain('no more than 1 signed-up customer');
  });

  it('goes with a number, which is never more than the slip said, whatever a day brings', () => {
    let numbers = 0;
    let withheld = 0;
    const check: Channel = {
      name: 'phones',
      show: ({ branch: { hall } }) => {
        const ahead = peopleAhead(hall);
        for (const { id, number, serviceId, aheadAtIssue } of hall.tickets.values()) {
          const view = phoneView(hall, id, ahead);
          if (view?.state !== 'waiting') continue;
          expect(view.aheadBound === null).toBe(view.ahead === null);
          const printedFor = PUBLIC_BRANCH.services.find(({ prefix }) => number.startsWith(prefix));
          if (printedFor?.id !== serviceId) continue;
          expect(view.ahead ?? 0).toBeLessThanOrEqual(aheadAtIssue);
          if (view.ahead === null) withheld += 1;
          else numbers += 1;
        }
        return null;
      },
    };
    const days = fc.property(script, (steps) => {
      const acts = steps.map(([act]) => act);
      play(
        PUBLIC_BRANCH,
        acts,
        (index) => steps[index]?.[1] ?? NO_SECRET,
        [check],
        () => 0,
      );
    });
    fc.assert(days, { numRuns: DAYS, seed: 11 });
    expect(numbers).toBeGreaterThan(100);
    expect(withheld, 'days on which a larger number would have been shown').toBeGreaterThan(0);
  });
});
