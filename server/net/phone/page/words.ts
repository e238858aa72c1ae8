import type { PhoneView } from '../../../contract/phone.ts';
import type { Language, LocalText } from '../../../contract/wire.ts';

/** All texts of the page. The server writes them first, so that a phone without scripts can read the page too. */
export const PHONE_TEXTS = {
  yourNumber: { 'zh-CN': '您的号码', en: 'Your number' },
  otherLanguage: { 'zh-CN': 'English', en: '中文' },
  larger: { 'zh-CN': '大字', en: 'Larger text' },
  standard: { 'zh-CN': '标准字号', en: 'Standard text' },
  remind: { 'zh-CN': '叫到我时振动提醒', en: 'Vibrate when I am called' },
  reminding: { 'zh-CN': '已开启振动，请保持本页打开', en: 'Vibration is on. Keep this page open' },
  aheadLead: { 'zh-CN': '您前面最多还有', en: 'Before you, at most' },
  aheadUnit: { 'zh-CN': '人', en: 'people' },
  aheadUnitOne: { 'zh-CN': '人', en: 'person' },
  aheadApart: {
    'zh-CN': '取号后因照顾、预约、过号恢复、转办或工作人员协助而先办的客户，每位另加一人。',
    en: 'Add one for each customer served first meanwhile: for care, by appointment, after a missed call, a transfer, or with the help of staff.',
  },
  ruleTitle: { 'zh-CN': '叫号规则', en: 'How numbers are called' },
  listen: { 'zh-CN': '请留意叫号', en: 'Please wait for your call' },
  gaps: { 'zh-CN': '各业务分别排队，叫号不连号属正常现象。', en: 'Each service has its own line; numbers may skip.' },
  counterNone: {
    'zh-CN': '暂无窗口办理此业务，请稍候，或询问大堂经理。',
    en: 'No counter serves this now. Please wait, or ask the lobby manager.',
  },
  counterSome: {
    'zh-CN': '办理此业务的窗口尚未全部开放，请留意叫号。',
    en: 'Not all counters for this service are open yet. Please wait for your call.',
  },
  calledLead: { 'zh-CN': '请到', en: 'Please come to counter' },
  calledUnit: { 'zh-CN': '号窗口', en: '' },
  calledNote: { 'zh-CN': '正在叫您的号码。', en: 'Your number is being called.' },
  serving: { 'zh-CN': '正在办理', en: 'Being served' },
  parked: { 'zh-CN': '请稍候', en: 'Please wait a moment' },
  parkedNote: { 'zh-CN': '准备好后，柜员会再叫您的号码。', en: 'The teller will call your number again.' },
  missedLead: { 'zh-CN': '您的号码已过号', en: 'Your call was missed' },
  missed: { 'zh-CN': '请找大堂经理', en: 'Please see the lobby manager' },
  missedNote: { 'zh-CN': '大堂经理会为您安排。', en: 'They will help you from here.' },
  voidedLead: { 'zh-CN': '此号码已作废', en: 'This number no longer counts' },
  voidedNote: {
    'zh-CN': '取号机出现异常，部分号码已作废，给您带来不便请谅解。大堂经理会为您安排。',
    en: 'Something was wrong at a kiosk, and numbers that it gave were withdrawn. We are sorry. The lobby manager will help you.',
  },
  over: { 'zh-CN': '本次排队已结束', en: 'This visit is over' },
  overNote: { 'zh-CN': '谢谢。如需再办业务，请重新取号。', en: 'Thank you. For anything else, please take a new number.' },
  unknown: { 'zh-CN': '没有找到这个页面', en: 'Nothing is here' },
  unknownNote: { 'zh-CN': '请看您的号票，或询问大堂经理。', en: 'Please look at your slip, or ask the lobby manager.' },
  busy: { 'zh-CN': '请稍后再试', en: 'Please try again shortly' },
  busyNote: { 'zh-CN': '叫号以大厅屏幕和语音为准。', en: 'The hall’s screens and voice tell you when you are called.' },
  asOf: { 'zh-CN': '截至 {{time}}', en: 'As of {{time}}' },
  reconnecting: { 'zh-CN': '正在重新连接…', en: 'Reconnecting…' },
  stale: { 'zh-CN': '连接中断，以下是 {{time}} 的情况', en: 'Connection lost. This was so at {{time}}' },
  forgotten: { 'zh-CN': '请听工作人员叫号，或询问大堂经理', en: 'Please listen for your number, or ask the lobby manager' },
  forgottenNote: {
    'zh-CN': '手机暂时收不到叫号信息，您的号码仍然有效。',
    en: 'This phone cannot reach the branch. Your number still counts.',
  },
} as const satisfies Record<string, LocalText>;

export type PhoneText = keyof typeof PHONE_TEXTS;

/** `{{time}}` is the only placeholder. */
export function say(text: PhoneText, language: Language, time: string): string {
  return PHONE_TEXTS[text][language].replace('{{time}}', time);
}

/** The middle of the page: a line, something very large, a line, a remark. */
export interface Middle {
  readonly lead: string;
  readonly big: string;
  /** True: `big` is a figure to be read from afar, not words. */
  readonly isFigure: boolean;
  readonly unit: string;
  readonly note: string;
  /** Whom the figure leaves out; empty: there is no figure. */
  readonly apart: string;
}

export function middleOf(view: PhoneView, language: Language): Middle {
  const words = (lead: PhoneText | null, big: PhoneText, note: PhoneText | null): Middle => ({
    lead: lead === null ? '' : say(lead, language, ''),
    big: say(big, language, ''),
    isFigure: false,
    unit: '',
    note: note === null ? '' : say(note, language, ''),
    apart: view.atMostAhead === null ? '' : say('aheadApart', language, ''),
  });
  const figure = (lead: PhoneText, big: string, unit: PhoneText, note: PhoneText): Middle => ({
    ...words(lead, unit, note),
    big,
    isFigure: true,
    unit: say(unit, language, ''),
  });
  switch (view.state) {
    case 'waiting':
      if (view.atMostAhead === null) return words(null, 'listen', counterNote(view, 'gaps'));
      return figure(
        'aheadLead',
        String(view.atMostAhead),
        view.atMostAhead === 1 ? 'aheadUnitOne' : 'aheadUnit',
        counterNote(view, 'listen'),
      );
    case 'called':
      return figure('calledLead', view.counterLabel ?? '', 'calledUnit', 'calledNote');
    case 'serving':
      return words(null, 'serving', null);
    case 'parked':
      return words(null, 'parked', 'parkedNote');
    case 'missed':
      return words('missedLead', 'missed', 'missedNote');
    case 'voided':
      return words('voidedLead', 'missed', 'voidedNote');
    default:
      return view.state satisfies never;
  }
}

/** That no counter serves the number now comes before every other remark: "wait for your call" alone would be a wait for nothing. */
function counterNote({ counters }: PhoneView, otherwise: PhoneText): PhoneText {
  if (counters === 'none') return 'counterNone';
  return counters === 'some' ? 'counterSome' : otherwise;
}

/** The middle when the branch has been out of reach for long: old facts help nobody now. */
export function forgottenMiddle(language: Language): Middle {
  return plainMiddle(say('forgotten', language, ''), 'forgottenNote', language);
}

/** The heading, where the number was, says that the visit is over. */
export function overMiddle(language: Language): Middle {
  return plainMiddle('', 'overNote', language);
}

function plainMiddle(big: string, note: PhoneText, language: Language): Middle {
  return { lead: '', big, isFigure: false, unit: '', note: say(note, language, ''), apart: '' };
}

/** "10:24" in the branch's time zone, whatever the phone's. */
export function timeText(epochMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(epochMs);
}
