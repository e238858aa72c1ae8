import { describe, expect, it } from 'vitest';
import { SLIP_TEXT_MAX_LENGTH } from '../../server/contract/device.ts';
import { bannedWordIn } from '../../server/config/public-words.ts';
import type { BranchConfiguration, CounterProfile } from '../../server/kernel/configuration/configuration.ts';
import type { PolicyConfiguration } from '../../server/kernel/configuration/policy.ts';
import { aheadBound, postedRule } from '../../server/views/posted-rule.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { EVERYBODY, POLICY } from '../policy.ts';

const NO_HEAD_START: PolicyConfiguration['headStartMs'] = {
  tiers: { gold: 0, platinum: 0, 'purple-gold': 0 },
  segments: { 'existing-premium': 0, potential: 0, target: 0 },
  need: 0,
};
const WHOLE_DAY_MS = 8 * 60 * 60_000;

function branch(policy: Partial<PolicyConfiguration>, profile: Partial<CounterProfile>, returnGraceMs: number): BranchConfiguration {
  return {
    ...TEST_BRANCH,
    counters: TEST_BRANCH.counters.map((counter) => ({ ...counter, profile: { ...EVERYBODY, ...profile } })),
    policy: { ...POLICY, ...policy },
    rules: { ...TEST_BRANCH.rules, returnGraceMs },
  };
}

describe('the posted rule', () => {
  it('says the bound that is in force', () => {
    expect(postedRule(branch({}, {}, 0))['zh-CN']).toContain('每位普通客户最多被提前 3 位');
    expect(postedRule(branch({ overtakeCap: 1 }, {}, 0)).en).toContain('the latter pass an ordinary one at most 1 time.');
    const withoutNeeds = branch({ headStartMs: { ...POLICY.headStartMs, need: 0 } }, {}, 0);
    expect(postedRule(withoutNeeds).en).toContain('Contract customers come first; they pass');
    expect(postedRule(branch({ overtakeCap: 0 }, {}, 0))['zh-CN']).toContain('不提前于已在等候的普通客户');
  });

  it('claims no bound, and no preference, that there is not', () => {
    const plain = postedRule(branch({ headStartMs: NO_HEAD_START }, {}, 0));
    expect(plain['zh-CN']).not.toMatch(/签约|最多|老弱/);
    expect(plain.en).toContain('in the order taken');
    expect(postedRule(branch({ headStartMs: { ...NO_HEAD_START, need: 60_000 } }, {}, 0)).en).toContain('People in need come first');
  });

  it('claims the minutes only where nothing goes round them', () => {
    const bound = { windowBindsDirectServices: true };
    expect(postedRule(branch(bound, {}, WHOLE_DAY_MS)).en).toContain('less than 15 min later');
    expect(postedRule(branch(bound, {}, WHOLE_DAY_MS))['zh-CN']).toContain('晚到不满 15 分钟');
    for (const untrue of [
      branch({}, {}, WHOLE_DAY_MS),
      branch(bound, { premiumFirst: true }, WHOLE_DAY_MS),
      branch(bound, { keepFreeMs: 1 }, WHOLE_DAY_MS),
      branch(bound, { classes: ['premium'] }, WHOLE_DAY_MS),
      branch(bound, {}, WHOLE_DAY_MS - 1),
    ]) {
      expect(postedRule(untrue).en).not.toContain(' min ');
      expect(postedRule(untrue)['zh-CN']).not.toContain('分钟');
    }
  });

  it('claims the bound only of counters that call ordinary numbers, where others do not', () => {
    for (const overtakeCap of [0, 3]) {
      const text = postedRule(branch({ overtakeCap }, { classes: ['premium', 'need'] }, 0));
      expect(text['zh-CN']).toContain('在叫普通号的窗口');
      expect(text.en).toContain('at counters that call ordinary numbers');
      expect(text.en.length).toBeLessThanOrEqual(SLIP_TEXT_MAX_LENGTH);
      expect(postedRule(branch({ overtakeCap }, {}, 0)).en).not.toContain('at counters');
    }
    expect(aheadBound(branch({}, { classes: ['premium'] }, 0))).toBeNull();
    expect(aheadBound(branch({}, {}, 0))?.en).toContain('at most 3 people');
  });

  it('names no need that a branch might not know', () => {
    expect(postedRule(branch({}, {}, 0))['zh-CN']).toContain('需要照顾的客户');
  });

  it('fits a slip, ranks nobody by name, and never claims first come, first served with a preference', () => {
    for (const overtakeCap of [0, 1, 3, 20]) {
      const text = postedRule(branch({ overtakeCap, windowBindsDirectServices: true }, {}, WHOLE_DAY_MS));
      for (const one of Object.values(text)) {
        expect(one.length, one).toBeLessThanOrEqual(SLIP_TEXT_MAX_LENGTH);
        expect(bannedWordIn(one)).toBeNull();
        expect(one).not.toMatch(/先后叫号|order taken/);
      }
    }
  });
});
