import { expect } from 'vitest';
import type { Identification } from '../../../server/kernel/configuration/identification.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import type { Expectation, Step } from '../../given.ts';
import { POLICY } from '../../policy.ts';
import { asksAbout, LOBBY, tellerAt } from '../../steps.ts';

export const GOLD: Identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' };

export function takesWithCard(serviceId: string, alias: string): Step {
  return (story) => {
    const card = { tier: 'gold', lastFour: '1234', managerId: null } as const;
    const decision = story.run({ type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card }, { role: 'kiosk', kioskId: 'k2' });
    if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
  };
}

export function identifies(alias: string, identification: Identification): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'identify-ticket', ticketId: story.id(alias), identification }));
}

export function needs(alias: string): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'assign-need', ticketId: story.id(alias), needId: 'elderly' }));
}

export function picks(counterId: string, alias: string): Step {
  return asksAbout(tellerAt(counterId), (story) => ({ type: 'call-ticket', counterId, ticketId: story.id(alias), reasonId: 'care' }));
}

export function passed(alias: string, times: number): Expectation {
  return (story) => expect(story.branch.staff.records.get(story.id(alias))?.over, `passes of ${alias}`).toBe(times);
}

/** Serves whoever is in hand and calls the next, as the one key does. */
export function nextCustomer(counterId: string): Step {
  return (story) => {
    const counter = story.branch.hall.counters.get(counterId);
    const ticketId = counter?.ticketId ?? null;
    if (ticketId !== null && counter?.state === 'calling') {
      story.run({ type: 'start-service', counterId, ticketId }, { role: 'teller', staffId: staffAt(counterId) });
    }
    story.run({ type: 'call-next', counterId, finishing: ticketId }, { role: 'teller', staffId: staffAt(counterId) });
  };
}

function staffAt(counterId: string): string {
  const actor = tellerAt(counterId);
  return actor.role === 'teller' ? actor.staffId : '';
}

export const oneCap = { ...TEST_BRANCH, policy: { ...POLICY, overtakeCap: 1 } };
