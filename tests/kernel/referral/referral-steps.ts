import { expect } from 'vitest';
import type { Expectation, Step, Story } from '../../given.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { Command } from '../../../server/kernel/commands.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { Referral, ReferralTarget } from '../../../server/kernel/state/referral.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { GUIDANCE } from '../../policy.ts';
import { asks, asksAbout, LOBBY, tellerAt } from '../../steps.ts';

export const COLLEAGUE: Actor = { role: 'lobby', staffId: 'zhou' };
export const MANAGER: Actor = { role: 'manager', staffId: 'han' };
export const OTHER_MANAGER: Actor = { role: 'manager', staffId: 'bai' };

/** The small branch with a second person in the lobby, and two managers. */
export const GUIDED_BRANCH: BranchConfiguration = {
  ...TEST_BRANCH,
  staff: [
    ...TEST_BRANCH.staff,
    { id: 'zhou', name: '周岚', roles: ['lobby'] },
    { id: 'han', name: '韩知远', roles: ['manager'] },
    { id: 'bai', name: '白露', roles: ['manager'] },
    { id: 'xu', name: '许念', roles: ['assistant'] },
  ],
  guidance: {
    ...GUIDANCE,
    managers: [
      { staffId: 'han', place: { 'zh-CN': '理财室 1', en: 'Room 1' }, assistantIds: ['xu'] },
      { staffId: 'bai', place: { 'zh-CN': '理财室 2', en: 'Room 2' }, assistantIds: [] },
    ],
  },
};

/** Somebody of the lobby is at his post, so that nothing escalates at once. */
export const manned: Step = asks(LOBBY, { type: 'start-duty' });

export const newest = (story: Story): Referral => {
  const referral = [...story.branch.staff.referrals.values()].at(-1);
  if (referral === undefined) throw new Error('nobody has been referred');
  return referral;
};

export function refers(counterId: string, alias: string, target: ReferralTarget): Step {
  return asksAbout(tellerAt(counterId), (story) => ({
    type: 'raise-referral',
    counterId,
    ticketId: story.id(alias),
    cueId: 'large-cash',
    confidence: 'possible',
    target,
    personRef: null,
  }));
}

export function finds(actor: Actor, alias: string | null): Step {
  return asksAbout(actor, (story) => ({
    type: 'raise-referral',
    counterId: null,
    ticketId: alias === null ? null : story.id(alias),
    cueId: 'card-shown',
    confidence: 'confirmed',
    target: { kind: 'lobby' },
    personRef: null,
  }));
}

type Answer = 'see-referral' | 'acknowledge-referral' | 'snooze-referral' | 'attend-referral' | 'cancel-referral';

export function answers(actor: Actor, type: Answer): Step {
  return asksAbout(actor, (story) => ({ type, referralId: newest(story).id }));
}

export function guides(actor: Actor, command: (referralId: string) => Command): Step {
  return asksAbout(actor, (story) => command(newest(story).id));
}

export function manager(staffId: string, state: 'free' | 'away' | 'off' | 'with-customer'): Step {
  return asks({ role: 'manager', staffId }, { type: 'set-manager-state', managerId: staffId, state, backAt: null });
}

export function referralIs(state: Referral['state']): Expectation {
  return (story) => expect(newest(story).state).toBe(state);
}

export function referralHas(fields: Partial<Referral>): Expectation {
  return (story) => expect(newest(story)).toMatchObject(fields);
}
