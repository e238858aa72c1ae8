import { expect } from 'vitest';
import type { ManagerState } from '../../../server/kernel/state/manager.ts';
import type { Segment } from '../../../server/kernel/configuration/standing.ts';
import { givenIn, type Expectation, type Step, type Story } from '../../given.ts';
import { asks, asksAbout, dayOpens, LOBBY, opens, takes } from '../../steps.ts';
import { finds, GUIDED_BRANCH, manager, newest } from './referral-steps.ts';

export const ASSISTANT = { role: 'manager', staffId: 'xu' } as const;

export const given = (...steps: readonly Step[]) =>
  givenIn(GUIDED_BRANCH, dayOpens, opens('c1', 'c2'), manager('han', 'free'), manager('bai', 'free'), ...steps);

/** Seats whoever was found last, and calls the referral by that name. */
export function seats(managerId: string | null): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'seat-guest', referralId: newest(story).id, managerId, lookRef: null }));
}

export function calledAs(alias: string): Step {
  return (story) => {
    story.last = null;
    story.name(`referral of ${alias}`, newest(story).id);
  };
}

/** Takes a number, is found by the lobby, sits and waits. */
export function waitsFor(alias: string, managerId: string | null): readonly Step[] {
  return [takes('cash', alias), finds(LOBBY, alias), seats(managerId), calledAs(alias)];
}

export const guestOf = (story: Story, alias: string) => ({ kind: 'referral', referralId: story.id(`referral of ${alias}`) }) as const;

export function greets(managerId: string, alias: string, ending: string | null): Step {
  return asksAbout({ role: 'manager', staffId: managerId }, (story) => ({
    type: 'greet-guest',
    managerId,
    guest: guestOf(story, alias),
    ending: ending === null ? null : guestOf(story, ending),
  }));
}

export const endsWith = (managerId: string, alias: string): Step =>
  asksAbout({ role: 'manager', staffId: managerId }, (story) => ({ type: 'end-meeting', managerId, guest: guestOf(story, alias) }));

export function judges(managerId: string, alias: string, segment: Segment): Step {
  return asksAbout({ role: 'manager', staffId: managerId }, (story) => ({
    type: 'triage-guest',
    managerId,
    referralId: story.id(`referral of ${alias}`),
    segment,
    touchstone: null,
  }));
}

export const managerIs =
  (managerId: string, state: ManagerState, guest: string | null): Expectation =>
  (story) =>
    expect(story.branch.staff.managers.get(managerId)).toMatchObject({ state, guest: guest === null ? null : guestOf(story, guest) });

export const closesDay = asks(LOBBY, { type: 'close-day' });

export const endsNothing: Step = (story) => void (story.last = null);
