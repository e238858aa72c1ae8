import { readFileSync } from 'node:fs';
import type { WallView } from '../../../server/contract/wall.ts';
import type { HeardClip } from './heard-audio.ts';

type Call = WallView['calls'][number];

/** Sound files by what they say, from the pack's own manifest. */
export function wordsOfPack(): ReadonlyMap<string, string> {
  const manifest = new URL('../../../display/voice/pack/manifest.json', import.meta.url);
  const { clips } = JSON.parse(readFileSync(manifest, 'utf8')) as { clips: { id: string; text: string; sha256: string }[] };
  return new Map(clips.map(({ id, text, sha256 }) => [sha256, id === 'chime' ? '♪' : text]));
}

const CHINESE = '零一二三四五六七八九';
const ENGLISH = 'zero one two three four five six seven eight nine'.split(' ');
const ENGLISH_TO_NINETEEN = [...ENGLISH, ...'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')];
const ENGLISH_TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** What a hall must hear of a call, written down without the display's help: "♪ 请 A 零 三 九 号 到 三 号窗口". */
export function sentenceOf(call: Pick<Call, 'number' | 'counterLabel' | 'language'>): string {
  const signs = [...call.number];
  const chinese = signs.map((sign) => CHINESE[Number.parseInt(sign, 10)] ?? sign).join(' ');
  const counter = Number(call.counterLabel);
  const [tens, ones] = [Math.floor(counter / 10), counter % 10];
  const cardinal = [tens > 1 ? CHINESE[tens] : '', tens > 0 ? '十' : '', ones > 0 ? CHINESE[ones] : ''].filter((word) => word !== '');
  const first = `♪ 请 ${chinese} 号 到 ${cardinal.join(' ')} 号窗口`;
  if (call.language === 'zh-CN') return first;
  const english = signs.map((sign) => ENGLISH[Number.parseInt(sign, 10)] ?? sign).join(' ');
  const counted = counter < 20 ? ENGLISH_TO_NINETEEN[counter] : [ENGLISH_TENS[tens], ones > 0 ? ENGLISH[ones] : ''].join(' ').trim();
  return `${first} Ticket ${english} please go to counter ${counted ?? ''}`;
}

/** The audio clock is a floating-point number. */
const ROUNDING_S = 0.000_01;

/**
 * What was wrong with what the loudspeaker played: clips over one another, clips cut short, sentences that are not the calls',
 * in the calls' order. Empty: nothing.
 */
export function faultsOf(heard: readonly HeardClip[], sentences: readonly string[], words: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  heard.forEach((clip, index) => {
    const before = heard[index - 1];
    const word = words.get(clip.sha256) ?? '?';
    if (before !== undefined && clip.startS < before.endS - ROUNDING_S) faults.push(`overlap: ${word} at ${clip.startS}`);
    if (clip.endS - clip.startS < clip.fullS - ROUNDING_S) faults.push(`cut: ${word} at ${clip.startS}`);
  });
  const said = heard
    .map((clip) => words.get(clip.sha256) ?? '?')
    .join(' ')
    .split(/ (?=♪)/);
  sentences.forEach((sentence, index) => {
    if (said[index] !== sentence) faults.push(`words: expected "${sentence}", heard "${said[index] ?? 'nothing'}"`);
  });
  if (said.length > sentences.length) faults.push(`words: ${said.length - sentences.length} announcements too many`);
  return faults;
}
