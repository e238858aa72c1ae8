import type { LobbyView } from '../server/contract/lobby.ts';
import type { LocalText } from '../server/kernel/configuration/local-text.ts';

export type DeviceRow = LobbyView['devices'][number];
type Condition = DeviceRow['condition'];

interface DeviceWords {
  /** A few words, for a list. */
  readonly state: LocalText;
  /** What the person at the device does now. */
  readonly whatToDo: LocalText;
}

export const DEVICE_KINDS: Readonly<Record<DeviceRow['kind'], LocalText>> = {
  board: { 'zh-CN': '显示屏', en: 'Board' },
  pad: { 'zh-CN': '呼叫器', en: 'Call pad' },
  rater: { 'zh-CN': '评价器', en: 'Rating keypad' },
  reader: { 'zh-CN': '读卡器', en: 'Card reader' },
  directory: { 'zh-CN': '客户信息查询', en: 'Customer look-up' },
};

const DEVICE_WORDS: Readonly<Record<Condition, DeviceWords>> = {
  ok: words('正常', 'working', '无需处理。', 'Nothing to do.'),
  'line-open': words(
    '线路已通',
    'line open',
    '线路已通，设备使用后方可确认是否正常。',
    'The line is open; whether the device works shows when it is used.',
  ),
  'no-answer': words(
    '无应答',
    'no answer',
    '设备无应答，请检查电源、数据线与地址设置。',
    'The device does not answer: check its power, cable and address.',
  ),
  late: words('应答超时', 'answers too late', '设备应答超时，请告知技术人员。', 'The device answers too late: tell the technician.'),
  unreachable: words(
    '设备程序未连接',
    'device program not connected',
    '设备程序未连接，请检查所在电脑与网线。',
    'The device program is not connected: check that computer and its network cable.',
  ),
  'port-missing': words(
    '未找到端口',
    'port missing',
    '未找到端口，请检查数据线是否插好。',
    'The port is not there: check that the cable is plugged in.',
  ),
  'port-busy': words(
    '端口被占用',
    'port in use',
    '端口被其他程序占用，请关闭该程序。',
    'Another program holds the port: close that program.',
  ),
  'no-permission': words(
    '无端口权限',
    'no permission',
    '设备程序无权使用该端口，请告知技术人员。',
    'The device program may not use the port: tell the technician.',
  ),
  'port-failed': words(
    '端口无法打开',
    'port cannot be opened',
    '端口无法打开，请重新插拔数据线；仍无法打开的，请告知技术人员。',
    'The port cannot be opened: plug its cable in anew; if that does not help, tell the technician.',
  ),
  'wrong-baud': words(
    '数据无法识别',
    'data not understood',
    '收到的数据无法识别，请核对波特率，并确认端口所接设备。',
    'What comes is not understood: check the speed (baud), and what is plugged into that port.',
  ),
  'not-understood': words(
    '应答无法识别',
    'answers not understood',
    '应答无法识别，请告知技术人员。',
    'The answers are not understood: tell the technician.',
  ),
  'address-doubled': words(
    '地址重复',
    'address doubled',
    '两块显示屏地址相同，请为其中一块另设地址。',
    'Two boards have one address: give one of them another.',
  ),
  'half-track': words(
    '读卡不完整',
    'cards read by halves',
    '连续多次读卡不完整，请清洁读卡器；客户可改为手工输入卡号。',
    'Card after card is read by halves: clean the reader. Customers can type the number instead.',
  ),
  'unknown-place': words(
    '窗口未登记',
    'counter not known',
    '设备所属窗口未在本网点登记，或未分配给该设备程序，请告知技术人员。',
    'Its counter is not one of this branch, or not given to this device program: tell the technician.',
  ),
};

/** The look-up stops nobody: the branch's own rules stand meanwhile, and a technician sees to it. */
const LOOK_UP_WORDS: Readonly<Partial<Record<Condition, DeviceWords>>> = {
  'line-open': words('尚未查询', 'not asked yet', '营业以来尚未查询。', 'It has not been asked yet.'),
  'no-answer': lookUp('无应答', 'no answer', '查询接口无应答', 'The look-up at the bank does not answer'),
  late: lookUp('应答超时', 'answers too late', '查询接口应答超时', 'The look-up at the bank answers too late'),
  'not-understood': lookUp(
    '应答无法识别',
    'answers not understood',
    '查询接口应答无法识别',
    'What the look-up at the bank answers is not understood',
  ),
};

export function deviceWords({ kind, condition }: Pick<DeviceRow, 'kind' | 'condition'>): DeviceWords {
  return (kind === 'directory' ? LOOK_UP_WORDS[condition] : undefined) ?? DEVICE_WORDS[condition];
}

function lookUp(stateZh: string, stateEn: string, faultZh: string, faultEn: string): DeviceWords {
  return words(
    stateZh,
    stateEn,
    `${faultZh}，现按本网点规则办理，请告知技术人员。`,
    `${faultEn}; the rules of this branch stand. Tell the technician.`,
  );
}

function words(stateZh: string, stateEn: string, doZh: string, doEn: string): DeviceWords {
  return { state: { 'zh-CN': stateZh, en: stateEn }, whatToDo: { 'zh-CN': doZh, en: doEn } };
}
