import { expect } from 'vitest';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { givenIn, type Expectation, type Step } from '../../given.ts';
import { asks, dayOpens, LOBBY, opens, takesAt } from '../../steps.ts';
import { BRANCH } from '../appointment/appointment-steps.ts';
import { manager, manned } from '../referral/referral-steps.ts';

/** At most three numbers in five minutes, so that stories are short. */
export const LIMITED: BranchConfiguration = { ...BRANCH, kioskLimits: { gapMs: 2_000, most: 3 } };

export const given = (...steps: readonly Step[]) => givenIn(LIMITED, dayOpens, manned, opens('c1', 'c2'), manager('han', 'free'), ...steps);

export const takesAtKiosk = (kioskId: string, alias: string): Step => takesAt(kioskId, 'cash', alias, false);
/** At the one kiosk, in turn. */
export const at = (alias: string): Step => takesAtKiosk('k1', alias);
export const gives: Expectation = ({ last, newEvents }) => {
  expect(last).toMatchObject({ ok: true, receipt: { kind: 'ticket' } });
  expect(newEvents.filter(({ type }) => type === 'ticket-taken')).toHaveLength(1);
};
export const releases = asks(LOBBY, { type: 'release-kiosk', kioskId: 'k1' });
export const secondScreen: Step = asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'report-second-screen' });

export function voidsSince(secondsAgo: number): Step {
  return (story) =>
    void story.run({ type: 'void-kiosk-numbers', kioskId: 'k1', since: story.now - secondsAgo * 1_000, reason: 'pressed' }, LOBBY);
}

export function outcomeOf(alias: string, outcome: string | null): Expectation {
  return (story) => expect([alias, story.branch.staff.records.get(story.id(alias))?.outcome]).toEqual([alias, outcome]);
}
