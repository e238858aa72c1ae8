import type { Language } from '../../server/kernel/configuration/local-text.ts';
import type { ClipId } from './clip-id.ts';

/** What is said of a call. */
interface SpokenCall {
  /** Letter and digits: "A039". */
  readonly number: string;
  /** Digits: "3". */
  readonly counterLabel: string;
  /** The ticket's. */
  readonly language: Language;
}

/** Above this a counter's label is read like a room number, digit by digit. */
const CARDINAL_MAX = 99;

/**
 * The clips of one announcement, in order: chime, Chinese, then English if the ticket is in English ("请 A 零 三 九 号，到
 * 三 号窗口"). Pure. A number or counter that the pack has no words for gets the chime alone: half a number would send
 * somebody else to the counter, and the chime still turns heads to the screen.
 */
export function clipList(call: SpokenCall, readOneAsYao: boolean): ClipId[] {
  if (!/^[A-UW-Z]*\d+$/.test(call.number) || !/^\d+$/.test(call.counterLabel)) return ['chime'];
  const chinese = chineseClips(call, readOneAsYao);
  switch (call.language) {
    case 'zh-CN':
      return ['chime', ...chinese];
    case 'en':
      return ['chime', ...chinese, ...englishClips(call)];
    default:
      return call.language satisfies never;
  }
}

function chineseClips(call: SpokenCall, readOneAsYao: boolean): ClipId[] {
  const number = spelled(call.number, 'zh', readOneAsYao);
  return ['zh-qing', ...number, 'zh-hao', 'zh-dao', ...chineseCounter(call.counterLabel, readOneAsYao), 'zh-hao-chuangkou'];
}

function englishClips(call: SpokenCall): ClipId[] {
  return ['en-ticket', ...spelled(call.number, 'en', false), 'en-please-go-to-counter', ...englishCounter(call.counterLabel)];
}

/** A ticket number is read sign by sign: 039 is "zero three nine", never "thirty-nine". */
function spelled(signs: string, language: 'zh' | 'en', readOneAsYao: boolean): ClipId[] {
  return [...signs].map((sign): ClipId => {
    if (sign === '1' && readOneAsYao) return 'zh-yao';
    return /\d/.test(sign) ? `${language}-${sign}` : `${language}-letter-${sign.toLowerCase()}`;
  });
}

/** 12 is 十二, and 1 stays 一 even where numbers read it 幺: a counter is an ordinal, not a code. */
function chineseCounter(label: string, readOneAsYao: boolean): ClipId[] {
  const counter = Number(label);
  if (counter > CARDINAL_MAX) return spelled(label, 'zh', readOneAsYao);
  const tens = Math.floor(counter / 10);
  const ones = counter % 10;
  if (tens === 0) return [`zh-${ones}`];
  const ten: ClipId[] = tens === 1 ? ['zh-10'] : [`zh-${tens}`, 'zh-10'];
  return ones === 0 ? ten : [...ten, `zh-${ones}`];
}

function englishCounter(label: string): ClipId[] {
  const counter = Number(label);
  if (counter > CARDINAL_MAX) return spelled(label, 'en', false);
  if (counter < 20) return [`en-${counter}`];
  const ones = counter % 10;
  const tens: ClipId = `en-${counter - ones}`;
  return ones === 0 ? [tens] : [tens, `en-${ones}`];
}
