/**
 * Every clip a pack must hold: what it says, and how the generator makes a machine say it. A bank that records its own
 * pack reads the `text` column to the speaker; `say` matters to espeak-ng alone.
 */

/** Chinese goes in as toned pinyin: espeak-ng 1.51 reads hanzi as English (espeak-ng issues 1028, 1044, 1236). */
const chineseWords = [
  ['zh-qing', '请', 'qing3'],
  ['zh-hao', '号', 'hao4'],
  ['zh-dao', '到', 'dao4'],
  ['zh-hao-chuangkou', '号窗口', 'hao4 chuang1 kou3'],
  ['zh-0', '零', 'ling2'],
  ['zh-1', '一', 'yi1'],
  ['zh-yao', '幺', 'yao1'],
  ['zh-2', '二', 'er4'],
  ['zh-3', '三', 'san1'],
  ['zh-4', '四', 'si4'],
  ['zh-5', '五', 'wu3'],
  ['zh-6', '六', 'liu4'],
  ['zh-7', '七', 'qi1'],
  ['zh-8', '八', 'ba1'],
  ['zh-9', '九', 'jiu3'],
  ['zh-10', '十', 'shi2'],
];

const englishWords = [
  ['en-ticket', 'Ticket', 'ticket'],
  ['en-please-go-to-counter', 'please go to counter', 'please go to counter'],
  ...(
    'zero one two three four five six seven eight nine ten eleven twelve ' + 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, number) => [`en-${number}`, word, word]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [`en-${(index + 2) * 10}`, word, word]),
];

/** No V: a number prefix names a service, and V is never one. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUWXYZ'];

const chinese = (id, text, say) => ({ id, language: 'zh-CN', text, pinyin: say, say, voice: 'cmn-latn-pinyin' });
const english = (id, text, say) => ({ id, language: 'en', text, pinyin: null, say, voice: 'en-us' });

export const vocabulary = [
  ...chineseWords.map(([id, text, say]) => chinese(id, text, say)),
  /* The voice's own Mandarin letter names ("ei", "dá-bliu"), so that a call does not change speaker in mid-sentence. */
  ...letters.map((letter) => ({ ...chinese(`zh-letter-${letter.toLowerCase()}`, letter, letter), pinyin: null })),
  ...englishWords.map(([id, text, say]) => english(id, text, say)),
  ...letters.map((letter) => english(`en-letter-${letter.toLowerCase()}`, letter, letter)),
];
