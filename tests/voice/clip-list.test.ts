import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLIP_IDS, LETTERS } from '../../display/voice/clip-id.ts';
import { clipList } from '../../display/voice/clip-list.ts';

type SpokenCall = Parameters<typeof clipList>[0];

const call = (number: string, counterLabel: string): SpokenCall => ({ number, counterLabel, language: 'zh-CN' });

/** "zh-1 zh-2" for a counter: what stands between 到 and 号窗口. */
function counterInChinese(label: string): string {
  const clips = clipList(call('A001', label), false);
  return clips.slice(clips.indexOf('zh-dao') + 1, -1).join(' ');
}

function counterInEnglish(label: string): string {
  const clips = clipList({ ...call('A001', label), language: 'en' }, false);
  return clips.slice(clips.indexOf('en-please-go-to-counter') + 1).join(' ');
}

describe('the words of a call', () => {
  test('A039 to counter 3 is 请 A 零 三 九 号，到 三 号窗口, after the chime', () => {
    expect(clipList(call('A039', '3'), false)).toEqual([
      'chime',
      'zh-qing',
      'zh-letter-a',
      'zh-0',
      'zh-3',
      'zh-9',
      'zh-hao',
      'zh-dao',
      'zh-3',
      'zh-hao-chuangkou',
    ]);
  });

  test('an English ticket hears English after the Chinese, and one chime', () => {
    expect(clipList({ ...call('B1207', '12'), language: 'en' }, false)).toEqual([
      'chime',
      'zh-qing',
      'zh-letter-b',
      'zh-1',
      'zh-2',
      'zh-0',
      'zh-7',
      'zh-hao',
      'zh-dao',
      'zh-10',
      'zh-2',
      'zh-hao-chuangkou',
      'en-ticket',
      'en-letter-b',
      'en-1',
      'en-2',
      'en-0',
      'en-7',
      'en-please-go-to-counter',
      'en-12',
    ]);
  });

  test('1 is 幺 in a number where the branch says so, and 一 in a counter all the same', () => {
    expect(clipList(call('A101', '1'), true).slice(2)).toEqual([
      'zh-letter-a',
      'zh-yao',
      'zh-0',
      'zh-yao',
      'zh-hao',
      'zh-dao',
      'zh-1',
      'zh-hao-chuangkou',
    ]);
    expect(clipList({ ...call('A101', '1'), language: 'en' }, true)).not.toContain('en-yao');
    expect(clipList({ ...call('A101', '1'), language: 'en' }, true).filter((clip) => clip === 'en-1')).toHaveLength(3);
  });

  test('a counter is a cardinal number in both languages', () => {
    const chinese = { 2: 'zh-2', 9: 'zh-9', 10: 'zh-10', 12: 'zh-10 zh-2', 20: 'zh-2 zh-10', 35: 'zh-3 zh-10 zh-5', 99: 'zh-9 zh-10 zh-9' };
    for (const [label, words] of Object.entries(chinese)) expect(counterInChinese(label), label).toBe(words);
    const english = { 2: 'en-2', 10: 'en-10', 12: 'en-12', 19: 'en-19', 20: 'en-20', 35: 'en-30 en-5', 99: 'en-90 en-9' };
    for (const [label, words] of Object.entries(english)) expect(counterInEnglish(label), label).toBe(words);
  });

  test('a leading zero on a counter is not spoken; three digits are read like a room number', () => {
    expect(counterInChinese('03')).toBe('zh-3');
    expect(counterInChinese('108')).toBe('zh-1 zh-0 zh-8');
    expect(counterInEnglish('108')).toBe('en-1 en-0 en-8');
  });

  test.each([
    ['V001', '3'],
    ['a039', '3'],
    ['A-39', '3'],
    ['', '3'],
    ['A039', ''],
    ['A039', 'B2'],
  ])('what cannot be said in full is not said in part: %j to %j gets the chime alone', (number, label) => {
    expect(clipList(call(number, label), false)).toEqual(['chime']);
  });
});

describe('the vocabulary', () => {
  const number = fc
    .tuple(fc.constantFrom(...LETTERS), fc.integer({ min: 3, max: 4 }), fc.nat(9_999))
    .map(([letter, digits, value]) => letter + String(value % 10 ** digits).padStart(digits, '0'));
  const counter = fc.integer({ min: 1, max: 99 }).map(String);

  test('every clip that any clip list can name is one of the pack', () => {
    const known = new Set<string>(CLIP_IDS);
    fc.assert(
      fc.property(number, counter, fc.constantFrom('zh-CN', 'en'), fc.boolean(), (spoken, counterLabel, language, yao) => {
        const clips = clipList({ number: spoken, counterLabel, language }, yao);
        expect(clips.length).toBeGreaterThan(8);
        for (const clip of clips) expect(known, clip).toContain(clip);
      }),
      { numRuns: 2_000 },
    );
  });

  test('two different calls never sound the same', () => {
    const heard = new Map<string, string>();
    for (const letter of LETTERS) {
      for (const digits of ['001', '010', '100', '0001', '1000', '111', '1111']) {
        for (let label = 1; label <= 99; label += 1) {
          const words = clipList(call(letter + digits, String(label)), false).join(' ');
          expect(heard.get(words)).toBeUndefined();
          heard.set(words, `${letter}${digits} ${label}`);
        }
      }
    }
  });

  test('every clip of the pack is needed by some call', () => {
    const named = new Set<string>();
    for (const letter of LETTERS) {
      for (let label = 1; label <= 99; label += 1) {
        const spoken: SpokenCall = { number: `${letter}0123456789`, counterLabel: String(label), language: 'en' };
        for (const clip of [...clipList(spoken, true), ...clipList(spoken, false)]) named.add(clip);
      }
    }
    expect(CLIP_IDS.filter((clip) => !named.has(clip))).toEqual([]);
  });
});
