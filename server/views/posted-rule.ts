import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import type { PolicyConfiguration } from '../kernel/configuration/policy.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { ELDERLY_NEED_ID } from '../kernel/state/diversion.ts';

/** A returning customer keeps the original place all day only if the grace is at its maximum. */
const WHOLE_GRACE_MS = 8 * 60 * 60_000;

/**
 * The rule on kiosk, slip and wall, generated from the configuration in force: it claims what is true under it, and no more.
 * It speaks to whoever reads it and says who goes before whom: a bank's posted rule that said "passed" was read as "moved forward".
 * K is claimed for everybody, premium customers too, and only of counters that call ordinary numbers where others do
 * not: nobody is passed at a counter that could not serve him. Groups in need are named only if the branch knows them. The
 * minutes are claimed only where nothing can break them: no counter prefers premium or excludes a class, direct services are
 * bound too, and returned tickets keep their key.
 */
export function postedRule(configuration: BranchConfiguration): LocalText {
  const sentences = ruleSentences(configuration);
  return { 'zh-CN': sentences.map((one) => one['zh-CN']).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

/** The same sentence by sentence: a block of a slip holds one. */
export function ruleSentences(configuration: BranchConfiguration): readonly LocalText[] {
  const bound = boundParts(configuration);
  const zh = bound === null ? '' : `；${bound.zh}`;
  const en = bound === null ? '' : `, but ${bound.en}`;
  return [
    queues(configuration),
    { 'zh-CN': `${firstText(configuration)['zh-CN']}${zh}。`, en: `${firstText(configuration).en}${en}.` },
    OTHERS,
  ];
}

/** The same in parts short enough for a wall's footer, each true by itself. */
export function postedParts(configuration: BranchConfiguration): readonly LocalText[] {
  const first = firstText(configuration);
  const bound = boundParts(configuration);
  const limit = bound === null ? [] : [{ 'zh-CN': `${bound.zh}。`, en: `${sentence(bound.en)}.` }];
  const lines = queues(configuration);
  const whoFirst = { 'zh-CN': `${first['zh-CN']}。`, en: `${first.en}.` };
  // What drawn numbers mean fills a line of its own: together the two could be read from half as far only.
  const opening =
    configuration.rules.numbering === 'drawn'
      ? [lines, whoFirst]
      : [{ 'zh-CN': lines['zh-CN'] + whoFirst['zh-CN'], en: `${lines.en} ${whoFirst.en}` }];
  return [...opening, ...limit, OTHERS];
}

function queues({ rules }: BranchConfiguration): LocalText {
  return rules.numbering === 'drawn'
    ? {
        'zh-CN': '各业务分别叫号，号码随机发放，不代表先后。',
        en: 'Each service has its own queue; numbers are drawn at random and show no order.',
      }
    : { 'zh-CN': '各业务分别叫号。', en: 'Each service has its own queue.' };
}

const OTHERS: LocalText = {
  'zh-CN': '预约、过号恢复、由其他窗口转来及工作人员协助的客户，可能先于您办理。',
  en: 'Booked, returning, transferred or assisted customers may come first.',
};

function firstText(configuration: BranchConfiguration): LocalText {
  const first = firstParts(configuration);
  if (first.length === 0) return { 'zh-CN': '按取号先后叫号', en: 'Numbers are called in the order taken' };
  return {
    'zh-CN': `${first.map(({ zh }) => zh).join('和')}优先`,
    en: `${sentence(first.map(({ en }) => en).join(' and '))} are called first`,
  };
}

interface Part {
  readonly zh: string;
  readonly en: string;
}

/** The groups that the usual Chinese phrase for people in need stands for, as a branch's configuration names them. */
const GROUPS_OF_THE_PHRASE = [ELDERLY_NEED_ID, 'illness', 'disability', 'pregnancy'];

function firstParts({ needs, policy }: BranchConfiguration): readonly Part[] {
  const need = needs.length > 0 && policy.headStartMs.need > 0;
  const groups = GROUPS_OF_THE_PHRASE.every((id) => needs.some((one) => one.id === id)) ? '老弱病残孕等' : '';
  return [
    ...(need ? [{ zh: `${groups}需要照顾的客户`, en: 'customers who need care' }] : []),
    ...(premiumHeadStartMs(policy) > 0 ? [{ zh: '签约客户', en: 'signed-up customers' }] : []),
  ];
}

/** null: no bound is claimed. */
function boundParts(configuration: BranchConfiguration): Part | null {
  const { policy } = configuration;
  const { overtakeCap } = policy;
  if (premiumHeadStartMs(policy) === 0 || overtakeCap === null) return null;
  const everywhere = everyCounterCallsOrdinary(configuration);
  const where = everywhere ? { zh: '', en: '' } : { zh: '在叫普通号的窗口，', en: ' at counters that call ordinary numbers' };
  if (overtakeCap === 0) {
    return {
      zh: `${where.zh}后到的签约客户不会排到您前面`,
      en: `no signed-up customer who comes later is ever called ahead of you${where.en}`,
    };
  }
  const minutes = windowMinutes(configuration);
  const within =
    minutes === null
      ? { zh: '', en: '' }
      : { zh: `，且只限晚到不满 ${minutes} 分钟的客户`, en: `, and only if less than ${minutes} min later` };
  return {
    zh: `${where.zh}因签约客户优先，排在您前面的人最多增加 ${overtakeCap} 位${within.zh}`,
    en: `no more than ${signedUp(overtakeCap)} ever called ahead of you${where.en}${within.en}`,
  };
}

function signedUp(cap: number): string {
  return cap === 1 ? '1 signed-up customer who comes later is' : `${cap} signed-up customers who come later are`;
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
