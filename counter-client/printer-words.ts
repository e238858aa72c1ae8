import type { LobbyView } from '../server/contract/lobby.ts';
import type { LocalText } from '../server/kernel/configuration/local-text.ts';

type PrinterCondition = LobbyView['printers'][number]['condition'];
type PrintCause = NonNullable<LobbyView['unprinted'][number]['cause']>;

interface PrinterWords {
  /** A few words, for a list. */
  readonly state: LocalText;
  /** What the person at the printer does now: an alert without an action is not an alert. */
  readonly whatToDo: LocalText;
}

/** Every condition of a printer, in words for those who can fix it: lobby manager, supervisor, administrator. */
export const PRINTER_WORDS: Readonly<Record<PrinterCondition, PrinterWords>> = {
  ready: words('正常', 'ready', '无需处理。', 'Nothing to do.'),
  'paper-near-end': words('纸将尽', 'paper nearly out', '纸卷将尽，请备好新纸卷。', 'Paper is nearly out: have a new roll ready.'),
  'slip-not-taken': words(
    '号票未取',
    'slip not taken',
    '出票口有号票未取，请交给客户或收走。',
    'A slip lies in the outlet: hand it to its customer, or take it away.',
  ),
  'chinese-font-missing': words(
    '无中文字库',
    'no Chinese font',
    '打印机报告未装中文字库，请核对号票上的汉字，并联系维护人员。',
    'The printer says it has no Chinese font: look at a slip, then tell the technician.',
  ),
  'paper-out': words('缺纸', 'out of paper', '缺纸，请更换纸卷。', 'Out of paper: change the roll.'),
  'cover-open': words('上盖未合', 'cover open', '上盖未合，请合上纸仓盖。', 'The cover is open: close it.'),
  'cutter-error': words(
    '切刀故障',
    'cutter jammed',
    '切刀故障，请关机清除卡纸后再开机。',
    'The cutter is jammed: switch off, clear the paper, switch on.',
  ),
  'head-hot': words(
    '打印头过热',
    'print head hot',
    '打印头过热，请稍候，降温后自动恢复。',
    'The print head is hot: it resumes when it has cooled.',
  ),
  error: words(
    '打印机报错',
    'printer error',
    '打印机报错，请查看指示灯，必要时关机重开。',
    'The printer reports an error: check its lights, restart it if need be.',
  ),
  offline: words(
    '打印机脱机',
    'printer offline',
    '打印机脱机，请检查数据线是否插好，并按联机键。',
    'The printer is offline: check that its cable is plugged in, and press its online key.',
  ),
  silent: words(
    '打印机无应答',
    'printer silent',
    '打印机无应答，请检查电源与数据线；新装设备请核对波特率。',
    'The printer is silent: check power and cable; on a new one, the speed (baud) too.',
  ),
  'not-understood': words(
    '应答无法识别',
    'answers not understood',
    '端口应答无法识别，请核对波特率，并确认端口所接为打印机。',
    "The answers are not a printer's: check the speed (baud), and what is plugged into that port.",
  ),
  'port-busy': words(
    '端口被占用',
    'port in use',
    '打印端口被其他程序占用，请关闭该程序。',
    "Another program holds the printer's port: close that program.",
  ),
  unreachable: words(
    '打印程序未连接',
    'print program not connected',
    '打印程序未连接，请检查所在电脑与网线。',
    'The print program is not connected: check that computer and its network cable.',
  ),
};

/** Why a slip is known not to have come out. */
export function causeWords(cause: PrintCause): LocalText {
  switch (cause) {
    case 'expired':
      return { 'zh-CN': '超过时限', en: 'too late to print' };
    case 'rejected':
      return { 'zh-CN': '无法打印', en: 'could not be printed' };
    case 'paper-out':
    case 'cover-open':
    case 'cutter-error':
    case 'head-hot':
    case 'error':
    case 'offline':
    case 'silent':
    case 'not-understood':
    case 'port-busy':
    case 'unreachable':
      return PRINTER_WORDS[cause].state;
    default:
      return cause satisfies never;
  }
}

function words(stateZh: string, stateEn: string, doZh: string, doEn: string): PrinterWords {
  return { state: { 'zh-CN': stateZh, en: stateEn }, whatToDo: { 'zh-CN': doZh, en: doEn } };
}
