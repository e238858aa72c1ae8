import { createTexts } from '../i18n.ts';

const chinese = {
  title: '本屏尚未启用',
  customers: '请到大堂找工作人员',
  enter: '管理员请输入配对码',
  ask: '在服务器上运行以下命令，得到配对码：',
  digits: '已输入 {{count}} 位，共 {{total}} 位',
  erase: '删除',
  clear: '清空',
  sending: '正在配对…',
  connecting: '正在连接服务器…',
  noAnswer: '服务器没有应答，正在重试',
  lost: '服务器没有应答，请重新输入',
  nowhere: '网址不完整',
  nowhereLine: '请在网址中写明本屏，例如：',
} as const;

/** Customers may see this page, so it speaks Chinese first with English beneath, as the displays do. */
export const texts = createTexts(chinese, {
  title: 'This screen is not in use yet',
  customers: 'Please ask our staff in the lobby',
  enter: 'Administrator: enter the pairing code',
  ask: 'This command on the server shows one:',
  digits: '{{count}} of {{total}} digits entered',
  erase: 'Delete',
  clear: 'Clear',
  sending: 'Pairing…',
  connecting: 'Connecting to the server…',
  noAnswer: 'The server does not answer. Trying again',
  lost: 'The server did not answer. Please enter it again',
  nowhere: 'The address is incomplete',
  nowhereLine: 'It must name this screen, for example:',
});

export type TextKey = keyof typeof chinese;
