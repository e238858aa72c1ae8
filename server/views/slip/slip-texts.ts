import type { LocalText } from '../../kernel/configuration/local-text.ts';

/** Words on paper. They are short: people read a slip at arm's length, standing. */
export const SLIP_TEXTS = {
  ahead: { 'zh-CN': '前面等候 {{ahead}} 人', en: '{{ahead}} people ahead of you' },
  aheadOne: { 'zh-CN': '前面等候 1 人', en: '1 person ahead of you' },
  aheadNone: { 'zh-CN': '前面无人等候', en: 'Nobody ahead of you' },
  counterNone: {
    'zh-CN': '目前暂无窗口办理此业务，请稍候，或询问大堂经理',
    en: 'No counter serves this at the moment. Please wait, or ask the lobby manager',
  },
  counterSome: { 'zh-CN': '办理此业务的窗口尚未全部开放', en: 'Not all counters for this service are open yet' },
  takenAt: { 'zh-CN': '取号时间 {{time}}', en: '{{time}}' },
  forms: { 'zh-CN': '等候时请先填写：{{forms}}', en: 'While you wait, please fill in: {{forms}}' },
  missed: { 'zh-CN': '请留意叫号，过号请找大堂经理', en: 'If you miss your call, please see the lobby manager' },
  /** Where to go: in large print it is said in a line of its own. */
  where: { 'zh-CN': '请看大厅屏幕、听叫号，到叫号的窗口办理', en: 'Watch the screen and listen: go to the counter that calls you' },
  /** For a ticket that is never called: a person comes for the visitor. */
  visit: { 'zh-CN': '请在等候区稍候，工作人员会来接待您', en: 'Please take a seat; our staff will come to meet you' },
  reprint: { 'zh-CN': '补打', en: 'REPRINT' },
  follow: { 'zh-CN': '扫码查看叫号进度', en: 'Scan to follow the queue' },
} as const satisfies Record<string, LocalText>;
