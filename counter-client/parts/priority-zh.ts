/** What tellers and the lobby both say about who goes first. No word here tells a customer's class. */
export const priorityZh = {
  codeCard: '卡片代码',
  codeJudged: '判断代码',
  confirmed: '已确认',
  possible: '待确认',
  needMark: '照顾',
  ownManager: '专属客户经理：{{name}}',
  appointmentMark: '约 {{time}}',
  guestUnnamed: '一位客户',

  meterShort: '其他最久 {{wait}} · 直接 {{count}} 位/时',
  meterOrdinary: '其他客户等候最久 {{wait}}',
  meterNobody: '没有其他客户在等',
  meterDirect: '{{label}} 号窗口近 1 小时已直接接待 {{count}} 位',
  meterReaching: '安排后有 {{count}} 位达到上限',
  meterAtCap: '{{count}} 位已达上限（{{limit}} 次）',
  meterJoin: '；',
  meterCapRefused: '有客户前面已增加 {{limit}} 位后到的客户，不能再增加。请待其办理后再安排。',
  meterWindowRefused: '有客户等候已超过 {{minutes}} 分钟，按公示规则不能让后到的客户先办。',

  noticeHandedBack: '{{label}} 号窗口退回了 {{number}}：{{reason}}',
  noticeExpired: '{{number}} 在 {{label}} 号窗口超时未接待，已回原位',
  noticeCounterClosed: '{{label}} 号窗口已签退，{{number}} 回到原位',
  noticeTicketGone: '{{number}} 已不在等候，{{label}} 号窗口的安排取消',
  noticeDismiss: '知道了',
} as const;
