import type { LocalText } from '../../kernel/configuration/local-text.ts';

/** Words on paper. They are short: people read a slip at arm's length, standing. */
export const SLIP_TEXTS = {
  ahead: { 'zh-CN': '本业务前面等候 {{ahead}} 位', en: '{{ahead}} waiting ahead for this service' },
  takenAt: { 'zh-CN': '取号时间 {{time}}', en: '{{time}}' },
  forms: { 'zh-CN': '等候时请先填写：{{forms}}', en: 'While you wait, please fill in: {{forms}}' },
  missed: { 'zh-CN': '请留意叫号，过号请找大堂经理', en: 'If you miss your call, please see the lobby manager' },
  /** For a ticket that is never called: a person comes for the visitor. */
  visit: { 'zh-CN': '请在等候区稍候，工作人员会来接待您', en: 'Please take a seat; our staff will come to meet you' },
  reprint: { 'zh-CN': '补打', en: 'REPRINT' },
  follow: { 'zh-CN': '扫码查看叫号进度', en: 'Scan to follow the queue' },
} as const satisfies Record<string, LocalText>;
