import type { LocalText } from '../../kernel/configuration/local-text.ts';
import type { KeyFigureName } from './key-figures.ts';

/** The name of a figure and how it is computed: a rate by numerator and denominator. */
interface FigureWords {
  readonly name: LocalText;
  readonly definition: LocalText;
}

const words = (nameZh: string, nameEn: string, definitionZh: string, definitionEn: string): FigureWords => ({
  name: { 'zh-CN': nameZh, en: nameEn },
  definition: { 'zh-CN': definitionZh, en: definitionEn },
});

/** The KPI dictionary in the branch's words; screens and files take them from here. */
export const FIGURE_WORDS: Readonly<Record<KeyFigureName, FigureWords>> = {
  issued: words('取号量', 'Tickets issued', '期内取出的号票数。', 'Tickets taken in the period.'),
  called: words('呼叫量', 'Called', '至少叫过一次的业务数，重呼不计。', 'Visits called at least once; recalls do not count.'),
  served: words('办理量', 'Served', '正常办结的业务数。', 'Services that ended normally.'),
  abandon_rate: words('弃号率', 'Abandoned', '（过号＋客户取消）÷ 取号量。', '(No-shows + cancelled by the customer) ÷ tickets issued.'),
  wait_avg: words('平均等候', 'Mean wait', '进入队列至首次叫号的平均时长。', 'From joining the line to the first call, on average.'),
  wait_p90: words('等候 P90', 'Wait, P90', '九成客户的等候不超过此时长。', 'Nine of ten customers waited no longer.'),
  wait_max: words('最长等候', 'Longest wait', '期内最长的一次等候。', 'The longest wait of the period.'),
  ordinary_wait_p90: words(
    '普通客户等候 P90',
    'Ordinary wait, P90',
    '九成普通客户的等候不超过此时长。',
    'Nine of ten ordinary customers waited no longer.',
  ),
  premium_wait_p90: words(
    '优先客户等候 P90',
    'Premium wait, P90',
    '九成优先客户的等候不超过此时长。',
    'Nine of ten premium customers waited no longer.',
  ),
  walk_up: words('到柜时长', 'Walk to the counter', '叫号至开始办理的平均时长。', 'From call to start, on average.'),
  service_time: words('办理时长', 'Service time', '开始至结束办理的平均时长。', 'From start to end, on average.'),
  over_sla_rate: words('等候超时率', 'Over target', '等候超过目标的次数 ÷ 呼叫次数。', 'Waits over target ÷ waits that ended in a call.'),
  ontime_rate: words('等候达标率', 'Within target', '等候在目标内的次数 ÷ 呼叫次数。', 'Waits within target ÷ waits that ended in a call.'),
  counter_open_rate: words(
    '窗口开启率',
    'Counters open',
    '窗口开放时长 ÷（营业时长 × 窗口数）。',
    'Time counters were open ÷ (opening time × counters).',
  ),
  counter_busy_rate: words('窗口在办率', 'Counters serving', '办理时长 ÷ 窗口开放时长。', 'Time serving ÷ time open.'),
  idle_time: words(
    '空闲时长',
    'Idle time',
    '开放时长 − 办理时长 − 暂停时长，各窗口合计。',
    'Open − serving − paused, all counters together.',
  ),
  recall_rate: words('重呼率', 'Recalls', '重呼次数 ÷ 叫号次数。', 'Recalls ÷ calls.'),
  recycle_count: words('回队数', 'Returned to the line', '叫出后退回队列的次数。', 'Calls that put the number back into its line.'),
  premium_call_count: words('优先呼叫数', 'Premium calls', '按优先规则叫出的次数。', 'Calls of premium customers.'),
  skip_override_count: words('直接接待数', 'Direct services', '不经叫号直接接待的次数。', 'Customers received directly, without a call.'),
  ordinary_delay: words(
    '普通客户多等',
    'Added to ordinary waits',
    '与先到先办相比，普通客户多等的时长合计。',
    'Against first come first served, all ordinary waits together.',
  ),
  max_consecutive_premium: words(
    '连续优先最多',
    'Premium calls in a row',
    '连续叫出优先客户的最多次数。',
    'Most premium calls one after another.',
  ),
  diverted: words('分流数', 'Diverted', '引导至自助设备办理的客户数。', 'Customers taken to self-service.'),
  referral_identified: words('识别数', 'Recognised', '识别或推介的客户，每位只计一次。', 'Customers recognised or referred, each once.'),
  referral_raised: words('推介数', 'Referred', '发出的推介。', 'Referrals raised.'),
  referral_ack_rate: words('推介响应率', 'Referrals answered', '有人响应的推介 ÷ 推介数。', 'Referrals somebody went to ÷ referrals.'),
  referral_ack_time: words(
    '推介响应时长',
    'Answer time',
    '柜员发出推介至有人响应，中位数。',
    'From a teller’s referral to “I go”, median.',
  ),
  referral_introduced_rate: words(
    '当场引见率',
    'Introduced',
    '引见给客户经理的推介 ÷ 推介数（取消的不计）。',
    'Introduced to a manager ÷ referrals, without cancelled ones.',
  ),
  referral_declined_rate: words(
    '婉拒率',
    'Declined',
    '客户婉拒的推介 ÷ 推介数（取消的不计）。',
    'Declined by the customer ÷ referrals, without cancelled ones.',
  ),
  referral_escalated_rate: words(
    '推介升级率',
    'Escalated',
    '超时升级至主管的推介 ÷ 推介数。',
    'Referrals that had to be escalated ÷ referrals.',
  ),
  card_handed: words(
    '派发名片数',
    'Cards handed out',
    '派发客户经理名片、转入待跟进的客户数。',
    'Customers given a manager’s card, to be followed up.',
  ),
  followup_contacted_rate: words(
    '跟进接触率',
    'Followed up',
    '期内派发名片、期末前已接触的客户 ÷ 派发名片数。',
    'Reached by the end of the period ÷ cards handed out in it.',
  ),
  followup_open: words(
    '待跟进数',
    'Still to follow up',
    '期内派发名片、期末尚未关闭的跟进。',
    'Of the cards of the period, follow-ups not closed at its end.',
  ),
  lm_coverage: words(
    '大堂在岗率',
    'Lobby covered',
    '至少一名大堂经理在岗的时长 ÷ 营业时长。',
    'Time with a lobby manager on duty ÷ opening time.',
  ),
  alarm_count: words(
    '等候与窗口提醒',
    'Alerts about waits and counters',
    '等候超时、窗口空闲、呼叫未处理、办理过长或无窗口开放的提醒。',
    'Waits past target, idle counters, hanging calls, long services, services without a counter.',
  ),
  alarm_ack_time: words(
    '提醒响应时长',
    'Alerts: answer time',
    '提醒至有人处理的平均时长。',
    'From the alert to “I’ll see to it”, on average.',
  ),
  alarm_mended_time: words('提醒解除时长', 'Alerts: time to mend', '提醒至情况解除的平均时长。', 'From the alert to its end, on average.'),
  satisfaction: words('满意率', 'Satisfied', '4 分和 5 分评价 ÷ 评价数。', 'Ratings of 4 and 5 ÷ ratings.'),
  rating_missing_rate: words('未评价率', 'Not rated', '未评价的办理 ÷ 办理量。', 'Services not rated ÷ services.'),
};
