import { describe, expect, it } from 'vitest';
import { DICTIONARY } from './dictionaries.ts';
import { repositoryFiles, textOf } from './source-files.ts';
import { programOf, unusedKeys } from './text-keys.ts';

const CLIENT = /^(kiosk|display|counter-client|server\/web)\/.*\.(ts|tsx)$/;

/** A screen of two parts; each line of it that asks for a key stands for a way in which screens do. */
const PLANTED = new Map([
  [
    'kiosk/planted-texts.ts',
    `export const partZh = { shared: '共', sharedUnused: '闲' };
     export const zh = { ...partZh, asked: '问', chosen: '选', other: '另', looked: '查', kept: '留', held: '存', cast: '定', closed: '关', unused: '闲',
       'quoted-unused': '闲', heldUnused: '甲' } as const;
     export type Key = keyof typeof zh;`,
  ],
  [
    'kiosk/planted.tsx',
    `import { partZh, zh, type Key } from './planted-texts.ts';
     type State = 'closed' | 'open';
     const WORDS: Readonly<Record<State, Key>> = { closed: 'looked', open: 'looked' };
     function t(key: Key, params: object): string { return zh[key] + String(params); }
     function say(key: Key): string { return t(key, {}); }
     const kept = ['kept'] as const;
     const HELD = { one: { two: 'held' } } as const;
     export const said = (state: State, any: string) => state === 'closed' && [t('asked', {}), say(any === 'unused' ? 'chosen' : 'other'),
       t(WORDS[state], {}), ...kept.map((key) => t(key, {})), t(any as 'cast', {}), t(HELD.one.two, {}), partZh.shared];`,
  ],
  [
    'display/planted-texts.ts',
    `const chinese = { unused: '用', otherUnused: '丙' }; export const used = (key: keyof typeof chinese) => chinese[key]; used('unused');`,
  ],
]);

describe('texts of the screens', () => {
  const paths = repositoryFiles(CLIENT);
  const { keys, unused } = unusedKeys(programOf(paths, PLANTED), [...paths, ...PLANTED.keys()]);

  it('are each said somewhere', () => {
    expect(unused.filter((key) => !key.includes('planted'))).toEqual([]);
    expect(keys).toBeGreaterThan(1_500);
  });

  it('are all looked at: a dictionary of another name would not be', () => {
    const given = paths.flatMap((path) =>
      [...textOf(path).matchAll(/\b(?:createTexts|wordsOf)(?:<[^>(]*>)?\((\w+),/g)].map(([, name = '']) => name),
    );
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter((name) => !DICTIONARY.test(name))).toEqual([]);
  });

  it('in English hold no ’: the screens’ typeface draws it as wide as a hanzi, and a gap stands in the word', () => {
    const english = repositoryFiles(/^(kiosk|display|counter-client|server\/web|server\/contract\/texts)\/(.*[/-])?en\.ts$/);
    expect(english.length).toBeGreaterThan(20);
    const words = (path: string) => textOf(path).replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
    expect(english.filter((path) => words(path).includes('’'))).toEqual([]);
  });

  it('planted: those that nobody says are found, a namesake of another screen or of a state notwithstanding', () => {
    const found = unused.filter((key) => key.includes('planted')).map((key) => key.replace(/^(\w+)\/planted-texts.ts/, '$1'));
    expect(found).toEqual([
      'kiosk sharedUnused',
      'kiosk closed',
      'kiosk unused',
      'kiosk quoted-unused',
      'kiosk heldUnused',
      'display otherUnused',
    ]);
  });
});
