import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import type { PolicyConfiguration } from '../kernel/configuration/policy.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';

/** A returning customer keeps the original place all day only if the grace is at its maximum. */
const WHOLE_GRACE_MS = 8 * 60 * 60_000;

/**
 * The rule on kiosk, slip and wall, generated from the configuration in force: it claims what is true under it, and no more.
 * K is claimed for ordinary customers against premium ones, and only of counters that call ordinary numbers where others do
 * not: nobody is passed at a counter that could not serve him. The needs are those of the branch's configuration. The minutes
 * are claimed only where nothing can break them: no counter prefers premium or excludes a class, direct services are bound
 * too, and returned tickets keep their key.
 */
export function postedRule(configuration: BranchConfiguration): LocalText {
  const first = firstParts(configuration);
  const bound = boundParts(configuration);
  const zhFirst = first.length === 0 ? '按取号先后叫号' : `${first.map(({ zh }) => zh).join('和')}优先`;
  const enFirst =
    first.length === 0 ? 'Numbers are called in the order taken' : `${sentence(first.map(({ en }) => en).join(' and '))} come first`;
  return {
    'zh-CN': `各业务分别叫号。${zhFirst}${bound.zh}。预约、过号恢复、转办及工作人员协助的客户，可能先于您办理。`,
    en: `Each service has its own queue. ${enFirst}${bound.en}. Booked, returning, transferred or assisted customers may come first.`,
  };
}

/**
 * How far a number of people ahead may grow, shown beside it. It speaks of ordinary customers in general: true on everybody's
 * page, so that no page tells whose it is. null: there is no limit, no class comes first that it would limit, or some counter
 * calls no ordinary number, and so passes without a count.
 */
export function aheadBound(configuration: BranchConfiguration): LocalText | null {
  const { policy } = configuration;
  const { overtakeCap } = policy;
  if (premiumHeadStartMs(policy) === 0 || overtakeCap === null || !everyCounterCallsOrdinary(configuration)) return null;
  const others = { 'zh-CN': '其他先办情形见下方叫号规则。', en: 'For other cases see the rule below.' };
  if (overtakeCap === 0) {
    const en = `Contract customers are not called before an ordinary one who already waits. ${others.en}`;
    return { 'zh-CN': `签约客户不提前于已在等候的普通客户；${others['zh-CN']}`, en };
  }
  const people = overtakeCap === 1 ? 'person' : 'people';
  return {
    'zh-CN': `因签约客户优先，每位普通客户前面最多增加 ${overtakeCap} 位；${others['zh-CN']}`,
    en: `Contract customers may add at most ${overtakeCap} ${people} before an ordinary one. ${others.en}`,
  };
}

interface Part {
  readonly zh: string;
  readonly en: string;
}

function firstParts({ needs, policy }: BranchConfiguration): readonly Part[] {
  const need = needs.length > 0 && policy.headStartMs.need > 0;
  return [
    ...(need ? [{ zh: '需要照顾的客户', en: 'people in need' }] : []),
    ...(premiumHeadStartMs(policy) > 0 ? [{ zh: '签约客户', en: 'contract customers' }] : []),
  ];
}

function boundParts(configuration: BranchConfiguration): Part {
  const { overtakeCap } = configuration.policy;
  if (premiumHeadStartMs(configuration.policy) === 0 || overtakeCap === null) return { zh: '', en: '' };
  const everywhere = everyCounterCallsOrdinary(configuration);
  const where = everywhere ? { zh: '', en: '' } : { zh: '在叫普通号的窗口，', en: 'at counters that call ordinary numbers ' };
  if (overtakeCap === 0) {
    return { zh: `；${where.zh}签约客户不提前于已在等候的普通客户`, en: `; ${where.en}contract customers pass nobody who already waits` };
  }
  const minutes = windowMinutes(configuration);
  const within =
    minutes === null
      ? { zh: '', en: '' }
      : { zh: `，且只限晚到不满 ${minutes} 分钟的客户`, en: `, if they came less than ${minutes} min later` };
  const times = overtakeCap === 1 ? 'time' : 'times';
  // Needs pass without a limit, so the sentence must say whom it limits.
  const who = firstParts(configuration).length > 1 ? 'the latter' : 'they';
  return {
    zh: `；${where.zh}因签约客户优先，每位普通客户最多被提前 ${overtakeCap} 位${within.zh}`,
    en: `; ${where.en}${who} pass an ordinary one at most ${overtakeCap} ${times}${within.en}`,
  };
}

/** Minutes after which a later customer cannot pass an earlier one; null: no such limit holds here. */
function windowMinutes({ counters, policy, rules }: BranchConfiguration): number | null {
  const alike = counters.every(
    ({ profile }) => !profile.premiumFirst && profile.keepFreeMs === null && TICKET_CLASSES.every((one) => profile.classes.includes(one)),
  );
  if (!alike || !policy.windowBindsDirectServices || rules.returnGraceMs < WHOLE_GRACE_MS) return null;
  return Math.ceil(premiumHeadStartMs(policy) / 60_000);
}

/** A counter that excludes ordinary customers passes them without a count, because it could not serve them. */
function everyCounterCallsOrdinary({ counters }: BranchConfiguration): boolean {
  return counters.every(({ profile }) => profile.classes.includes('ordinary'));
}

function premiumHeadStartMs({ headStartMs }: PolicyConfiguration): number {
  return Math.max(...Object.values(headStartMs.tiers), ...Object.values(headStartMs.segments));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
