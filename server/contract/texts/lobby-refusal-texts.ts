import type { RefusalCode } from '../../kernel/words/refusal.ts';

/** Refusals about the lobby's post, support, counters and self-service. */
type LobbyRefusal = Extract<
  RefusalCode,
  | 'already-on-duty'
  | 'not-on-duty'
  | 'no-stand-in'
  | 'stand-in-not-asked'
  | 'support-open'
  | 'support-over'
  | 'alarm-over'
  | 'support-limit'
  | 'not-a-teller'
  | 'service-needs-counter'
  | 'elderly-stays'
  | 'no-self-service'
  | 'not-suggested'
>;
type Texts = Readonly<Record<LobbyRefusal, string>>;

export const lobbyRefusalsZh: Texts = {
  'already-on-duty': '{{staff}}已在岗。',
  'not-on-duty': '{{staff}}现在不在岗。',
  'no-stand-in': '替班须由另一位大堂人员承担，请重新选择。',
  'stand-in-not-asked': '替班请求已撤回或已答复。',
  'support-open': '同类支援请求尚未办结，业务主管已收到。',
  'support-over': '该支援请求已办结或已撤回。',
  'alarm-over': '该提醒的情况已解除。',
  'support-limit': '今日支援请求已达 {{limit}} 次，请直接联系业务主管。',
  'not-a-teller': '{{staff}}不是柜员，请另选一位。',
  'service-needs-counter': '{{service}} 类业务只有 {{counter}} 号窗口办理，请先在其他窗口开通。',
  'elderly-stays': '{{number}} 号为老年客户，请安排人工服务，不作分流。',
  'no-self-service': '{{number}} 号的业务须在窗口办理，不能分流。',
  'not-suggested': '尚未向 {{number}} 号客户建议分流。',
};

export const lobbyRefusalsEn: Texts = {
  'already-on-duty': '{{staff}} is on duty already.',
  'not-on-duty': '{{staff}} is not on duty now.',
  'no-stand-in': 'Another person of the lobby must stand in. Choose again.',
  'stand-in-not-asked': 'The request to stand in was withdrawn, or has been answered.',
  'support-open': 'A request of this kind is still open; the supervisor has it.',
  'support-over': 'This request for support is settled or withdrawn.',
  'alarm-over': 'What this alert was about is over.',
  'support-limit': 'There were {{limit}} requests for support today. Speak to the supervisor directly.',
  'not-a-teller': '{{staff}} is not a teller. Choose somebody else.',
  'service-needs-counter': 'Only counter {{counter}} serves {{service}} numbers. Add the service at another counter first.',
  'elderly-stays': '{{number}} is an elderly customer: serve in person, and suggest no machine.',
  'no-self-service': 'The service of {{number}} needs a counter: no machine can be suggested.',
  'not-suggested': 'Nothing has been suggested to {{number}} yet.',
};
