import { signInZh } from '../sign-in/zh.ts';
/** The sentences every staff screen says, in one wording. */
export const frameZh = {
  ...signInZh,
  connected: '已连接',
  reconnecting: '正在重连',
  loading: '正在载入…',
  refusedTitle: '无法连接',
  refusedHint: '请联系管理员核对本页的访问凭证。',
  switchLanguage: 'English',
  mainNavigation: '主导航',

  restored: '网点已于 {{at}} 从 {{from}} 的备份恢复，此后的记录缺失，新号码已跳过可能发出的号码',
  wentOn: '网点已于 {{at}} 按留存的记录继续，末尾的记录缺失，新号码已跳过可能发出的号码',
  offlineBanner: '正在重连',
  offlineData: '数据截至 {{time}}',
  noAnswer: '服务器没有回应。请稍后重试。',
  nowSending: '正在提交…',
  stillSending: '仍在发送，可重按',

  close: '关闭',
  cancel: '取消',
  back: '返回',
  keep: '保留',
  iGo: '我去',

  salutation: '称呼',
  surname: '姓氏',
  surnameOptional: '姓氏（可不填）',
  titleMr: '先生',
  titleMs: '女士',
  titleMiss: '小姐',

  seconds: '{{count}} 秒',
  minutes: '{{count}} 分',
  hoursMinutes: '{{hours}} 小时 {{minutes}} 分',
} as const;

export type FrameTextKey = keyof typeof frameZh;
