import { describe, expect, it } from 'vitest';
import { SLIP_TEXT_MAX_LENGTH } from '../../server/contract/device.ts';
import { bannedWordIn } from '../../server/config/public-words.ts';
import type { BranchConfiguration, CounterProfile } from '../../server/kernel/configuration/configuration.ts';
import type { PolicyConfiguration } from '../../server/kernel/configuration/policy.ts';
import { postedRule, ruleSentences } from '../../server/views/posted-rule.ts';
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

/** One head-start for every premium customer. */
const ALIKE: PolicyConfiguration['headStartMs'] = {
  ...POLICY.headStartMs,
  segments: { 'existing-premium': 900_000, potential: 0, target: 900_000 },
};

function longestSentence(configuration: BranchConfiguration): number {
  return Math.max(...ruleSentences(configuration).flatMap((one) => [one['zh-CN'].length, one.en.length]));
}

describe('the posted rule', () => {
  it('says who goes before whom, and how many at most, to the person who reads it', () => {
    const rule = postedRule(branch({ headStartMs: ALIKE }, {}, 0));
    expect(rule['zh-CN']).toContain('需要照顾的客户和签约客户优先；因签约客户优先，排在您前面的人最多增加 3 位。');
    expect(rule.en).toContain(
      'Customers who need care and signed-up customers are called first, ' +
        'but no more than 3 signed-up customers who come later are ever called ahead of you.',
    );
    const one = postedRule(branch({ overtakeCap: 1, headStartMs: ALIKE }, {}, 0));
    expect(one.en).toContain('but no more than 1 signed-up customer who comes later is ever called ahead of you.');
    const none = postedRule(branch({ overtakeCap: 0, headStartMs: ALIKE }, {}, 0));
    expect(none['zh-CN']).toContain('后到的签约客户不会排到您前面');
    expect(none.en).toContain('but no signed-up customer who comes later is ever called ahead of you');
    const withoutNeeds = branch({ headStartMs: { ...ALIKE, need: 0 } }, {}, 0);
    expect(postedRule(withoutNeeds).en).toContain('Signed-up customers are called first, but no more than 3');
  });

  it('claims the cap of everybody, whatever head-starts there are: a longer one is counted when it passes a shorter one, too', () => {
    const rule = postedRule(branch({}, {}, 0));
    expect(rule['zh-CN']).toContain('优先；因签约客户优先，排在您前面的人最多增加 3 位');
    expect(rule).toEqual(postedRule(branch({ headStartMs: ALIKE }, {}, 0)));
  });

  it('says that drawn numbers show no order, where they are drawn', () => {
    const of = (numbering: 'drawn' | 'gapped') => postedRule({ ...TEST_BRANCH, rules: { ...TEST_BRANCH.rules, numbering } });
    expect(of('drawn')).toMatchObject({
      'zh-CN': expect.stringContaining('号码随机发放，不代表先后') as string,
      en: expect.stringContaining('drawn at random and show no order') as string,
    });
    expect(of('gapped').en).not.toContain('random');
  });

  it('reads "moved forward" in no text of a public screen', () => {
    for (const overtakeCap of [0, 1, 3]) {
      for (const headStartMs of [ALIKE, POLICY.headStartMs]) {
        const made = branch({ overtakeCap, headStartMs }, {}, 0);
        expect(postedRule(made)['zh-CN']).not.toContain('提前');
      }
    }
  });

  it('claims no bound, and no preference, that there is not', () => {
    const plain = postedRule(branch({ headStartMs: NO_HEAD_START }, {}, 0));
    expect(plain['zh-CN']).not.toMatch(/签约|最多|老弱/);
    expect(plain.en).toContain('in the order taken');
    expect(postedRule(branch({ headStartMs: { ...NO_HEAD_START, need: 60_000 } }, {}, 0)).en).toContain(
      'Customers who need care are called first.',
    );
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
      expect(longestSentence(branch({ overtakeCap }, { classes: ['premium', 'need'] }, 0))).toBeLessThanOrEqual(SLIP_TEXT_MAX_LENGTH);
      expect(postedRule(branch({ overtakeCap }, {}, 0)).en).not.toContain('at counters');
    }
  });

  it('names groups in need only where the branch knows them all', () => {
    const need = (id: string) => ({ id, text: { 'zh-CN': id, en: id } });
    const known = ['elderly', 'disability', 'pregnancy', 'illness'].map(need);
    expect(postedRule({ ...branch({}, {}, 0), needs: known })['zh-CN']).toContain('。老弱病残孕等需要照顾的客户和');
    for (const missing of known) {
      const needs = known.filter((one) => one !== missing);
      expect(postedRule({ ...branch({}, {}, 0), needs })['zh-CN']).toContain('。需要照顾的客户和');
    }
    expect(postedRule({ ...branch({}, {}, 0), needs: [] })['zh-CN']).toContain('。签约客户优先');
  });

  it('fits a slip, ranks nobody by name, and never claims first come, first served with a preference', () => {
    for (const overtakeCap of [0, 1, 3, 20]) {
      const made = branch({ overtakeCap, windowBindsDirectServices: true }, {}, WHOLE_DAY_MS);
      expect(longestSentence(made)).toBeLessThanOrEqual(SLIP_TEXT_MAX_LENGTH);
      for (const one of Object.values(postedRule(made))) {
        expect(bannedWordIn(one)).toBeNull();
        expect(one).not.toMatch(/先后叫号|order taken/);
      }
    }
  });
});
