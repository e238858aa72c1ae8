import type { ArmedDirectService, Choice, FairnessMeter, PolicyFacts, PriorityNotice } from '../../../server/contract/priority.ts';
import { STAGE_TIME } from '../stage.ts';

const MINUTE = 60_000;

function text(zh: string, en: string) {
  return { 'zh-CN': zh, en };
}

export const CUES: Choice[] = [
  { id: 'card-shown', text: text('出示卡片', 'Card shown') },
  { id: 'large-cash', text: text('大额存取现金或汇款', 'Large cash in, out or remittance') },
  { id: 'foreign', text: text('较大额外汇汇款或转账', 'Larger foreign remittance or transfer') },
  { id: 'loss', text: text('大额存款挂失', 'Loss report of a large deposit') },
  { id: 'loan', text: text('大额贷款及还款', 'Large loan or repayment') },
  { id: 'proof', text: text('开立大额存款证明', 'Certificate of a large deposit') },
  { id: 'fund', text: text('购买基金、国债或保险', 'Funds, bonds or insurance') },
  { id: 'account', text: text('开立交易账户', 'Opening a trading account') },
  { id: 'safe', text: text('保险箱业务', 'Safe-deposit box') },
  { id: 'advice', text: text('咨询理财及高端业务', 'Asks for wealth advice') },
];

export const NEEDS: Choice[] = [
  { id: 'elderly', text: text('高龄', 'Old age') },
  { id: 'disability', text: text('残障', 'Disability') },
  { id: 'pregnancy', text: text('孕期', 'Pregnancy') },
  { id: 'illness', text: text('突发不适', 'Sudden illness') },
];

export const POLICY_FACTS: PolicyFacts = { overtakeCap: 3, windowMs: null };

export const CALM_METER: FairnessMeter = {
  ordinarySince: STAGE_TIME - 18 * MINUTE,
  oldestSince: STAGE_TIME - 18 * MINUTE,
  directLastHour: 2,
  atCap: 0,
  wall: null,
  nearCap: 1,
  nearCapFirst: [40],
};

/** A040 must not be passed again. */
export const FULL_METER: FairnessMeter = { ...CALM_METER, atCap: 1, wall: 40, nearCap: 0, nearCapFirst: [] };

/** Ms Li, brought by the lobby manager, for counter 3. */
export function armed(change: Partial<ArmedDirectService>): ArmedDirectService {
  return {
    directServiceId: 'd-1',
    ticketId: 't-A044',
    number: 'A044',
    serviceId: 'transfer',
    serviceName: text('外汇汇款', 'Foreign remittance'),
    salutation: { surname: '李', title: 'ms' },
    armedBy: { staffId: 's-zhao', staffName: '赵敏', role: 'lobby' },
    cue: text('较大额外汇汇款或转账', 'Larger foreign remittance or transfer'),
    need: null,
    accompanied: true,
    since: STAGE_TIME - MINUTE,
    expiresAt: STAGE_TIME + 9 * MINUTE,
    startable: true,
    ...change,
  };
}

export function handedBack(noticeId: string): PriorityNotice {
  return {
    noticeId,
    at: STAGE_TIME - MINUTE,
    end: 'handed-back',
    counterLabel: '3',
    number: 'A044',
    reason: text('正在清机', 'Counting the till'),
  };
}
