/** One recorded piece of speech. V is missing on purpose: a prefix names a service, and V is never one. */
export const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUWXYZ'] as const;

export type ClipId = 'chime' | `zh-${string}` | `en-${string}`;

const CHINESE_WORDS = ['zh-qing', 'zh-hao', 'zh-dao', 'zh-hao-chuangkou', 'zh-yao'] as const;
const ENGLISH_WORDS = ['en-ticket', 'en-please-go-to-counter'] as const;

function numbered<Language extends 'zh' | 'en'>(language: Language, numbers: readonly number[]): `${Language}-${number}`[] {
  return numbers.map((number) => `${language}-${number}` as const);
}

function lettered<Language extends 'zh' | 'en'>(language: Language): `${Language}-letter-${string}`[] {
  return LETTERS.map((letter) => `${language}-letter-${letter.toLowerCase()}` as const);
}

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, number) => number);

/** What a pack must hold, all of it: a clip list never names anything else. */
export const CLIP_IDS: readonly ClipId[] = [
  'chime',
  ...CHINESE_WORDS,
  ...numbered('zh', upTo(10)),
  ...lettered('zh'),
  ...ENGLISH_WORDS,
  ...numbered('en', [...upTo(19), 20, 30, 40, 50, 60, 70, 80, 90]),
  ...lettered('en'),
];
