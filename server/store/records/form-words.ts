import type { LocalText } from '../../kernel/configuration/local-text.ts';
import type { ContactChannel, ContactResult, FollowUpRole, FollowUpState } from '../../kernel/state/follow-up.ts';
import type { ReferralOutcome } from '../../kernel/state/referral.ts';
import type { Segment } from '../../kernel/configuration/standing.ts';
import type { ReferringPost } from '../../kernel/state/referral.ts';

/* Words of the printed forms; the bank's manual names the three of them. */

const both = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

export const FORM_TITLES = {
  referred: both('已推介客户信息记录表', 'Referred customers'),
  'follow-up': both('待跟进客户信息记录表', 'Customers to follow up'),
  statistics: both('优质客户推介日统计表', 'Daily referral statistics'),
} as const satisfies Record<string, LocalText>;

export const REFERRED_COLUMNS = [
  both('识别时间', 'Recognised at'),
  both('引见时间', 'Introduced at'),
  both('记录人', 'Recorded by'),
  both('岗位', 'Post'),
  both('柜台号', 'Counter'),
  both('票号', 'Number'),
  both('客户称呼', 'Salutation'),
  both('识别原因', 'Reason'),
  both('业务', 'Business'),
  both('客户经理', 'Manager'),
  both('引见人', 'Introduced by'),
  both('客户经理判断', 'Manager’s judgement'),
  both('更正', 'Corrected'),
] as const;

export const FOLLOW_UP_COLUMNS = [
  both('日期时间', 'Date and time'),
  both('记录人', 'Recorded by'),
  both('岗位', 'Post'),
  both('柜台号', 'Counter'),
  both('票号', 'Number'),
  both('客户称呼', 'Salutation'),
  both('识别原因', 'Reason'),
  both('业务', 'Business'),
  both('派发名片的客户经理', 'Card of'),
  both('联络方式', 'Contact by'),
  both('电话', 'Telephone'),
  both('方便时间', 'Convenient'),
  both('备注', 'Note'),
  both('状态', 'State'),
  both('跟进记录', 'Contacts'),
  both('更正', 'Corrected'),
] as const;

export const STATISTICS_COLUMNS = [
  both('岗位', 'Post'),
  both('姓名', 'Name'),
  both('识别人数', 'Recognised'),
  both('推介人数', 'Referred'),
  both('当场引见', 'Introduced'),
  both('派发名片', 'Cards handed out'),
  both('待跟进', 'To follow up'),
  both('客户婉拒', 'Declined'),
  both('非目标客户', 'Not premium'),
  both('客户离开', 'Left'),
  both('取消', 'Cancelled'),
  both('无人响应', 'Expired'),
  both('响应中位数（秒）', 'Median answer (s)'),
] as const;

export const POST_WORDS: Readonly<Record<ReferringPost | FollowUpRole, LocalText>> = {
  lobby: both('大堂经理', 'Lobby manager'),
  'cash-teller': both('现金柜员', 'Cash teller'),
  'non-cash-teller': both('非现金柜员', 'Non-cash teller'),
  teller: both('柜员', 'Teller'),
  manager: both('客户经理', 'Relationship manager'),
  supervisor: both('业务主管', 'Supervisor'),
};
export const SEGMENT_WORDS: Readonly<Record<Segment, LocalText>> = {
  'existing-premium': both('现有优质', 'Existing premium'),
  potential: both('现有潜质', 'Potential'),
  target: both('待争取', 'Target'),
  ordinary: both('一般客户', 'Ordinary'),
};
export const CHANNEL_WORDS: Readonly<Record<ContactChannel, LocalText>> = {
  phone: both('电话', 'Telephone'),
  wechat: both('微信', 'WeChat'),
  visit: both('到网点', 'Visit'),
  none: both('客户自行联系', 'Customer will call'),
};
export const RESULT_WORDS: Readonly<Record<ContactResult, LocalText>> = {
  booked: both('已约', 'Booked'),
  again: both('再联系', 'Again'),
  'no-answer': both('无人接听', 'No answer'),
  'no-interest': both('无意向', 'No interest'),
  'not-target': both('非目标', 'Not a target'),
};
export const STATE_WORDS: Readonly<Record<FollowUpState, LocalText>> = {
  'not-contacted': both('未接触', 'Not contacted'),
  contacted: both('已接触', 'Contacted'),
  booked: both('已约', 'Booked'),
  closed: both('关闭', 'Closed'),
};
export const TITLE_WORDS: Readonly<Record<'mr' | 'ms' | 'miss', LocalText>> = {
  mr: both('先生', 'Mr'),
  ms: both('女士', 'Ms'),
  miss: both('小姐', 'Miss'),
};
/** Introductions and cards have columns of their own before these. */
export const STATISTICS_OUTCOMES: readonly ReferralOutcome[] = ['declined', 'not-premium', 'customer-left', 'cancelled', 'expired'];
export const TOTAL_WORD = both('合计', 'Total');

/** One correction: the old value and the new one. */
export const CHANGED = both('{{field}}「{{from}}」改为「{{to}}」', '{{field}} “{{from}}”, now “{{to}}”');
export const CHANGED_FIELDS = {
  cue: both('识别原因', 'Reason'),
  manager: both('客户经理', 'Manager'),
  person: both('客户称呼', 'Salutation'),
  channel: both('联络方式', 'Contact by'),
  preferred: both('方便时间', 'Convenient'),
  dueOn: both('跟进日期', 'Due'),
} as const satisfies Record<string, LocalText>;
export const NOT_SAID = both('未填', 'nothing');
