/** A request for support, as the lobby that asks and the supervisor who answers read it. */
export const supportZh = {
  supportLoad: '等候 {{waiting}} 人，开放窗口 {{open}} 个',
  supportStaff: '人手不足',
  supportComplaint: '客户投诉',
  supportDevice: '设备故障',
  supportSecurity: '安全事件',
  supportByCrowd: '系统按客流自动请求',
  supportByWait: '系统按等候自动请求：普通客户最久已等 {{minutes}} 分',
  supportBy: '{{name}} 请求',
  supportAcknowledged: '{{name}} 正在处理',
  supportOpenedCounter: '已增开窗口',
  supportChangedServices: '已调整窗口业务',
  supportCame: '主管已到场',
  supportOther: '已另行处理',
  supportWithdrawn: '已撤回',
  supportEased: '客流已缓解',
  supportDayEnded: '营业结束',
} as const;
export type SupportTextKey = keyof typeof supportZh;
