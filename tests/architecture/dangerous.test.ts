import { describe, expect, it } from 'vitest';
import { PRODUCT_CODE, repositoryFiles, textOf } from './source-files.ts';

/** What no file may do, but those that are named with the reason why it is safe there. */
const DANGEROUS = [
  {
    what: 'takes chance that can be foretold',
    pattern: /\bMath\.random\b/,
    /** When an agent asks its server again; no secret, no number of a customer. */
    allowed: ['hardware/main.ts'],
  },
  {
    what: 'makes markup of text',
    pattern: /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(|createContextualFragment|DOMParser/,
    /** Drawings of a package; the slip's picture, whose maker escapes every character (tests/hardware/virtual-printer.test.ts). */
    allowed: ['server/web/icons.ts', 'counter-client/admin/preview.tsx'],
  },
  { what: 'runs text', pattern: /\beval\(|new Function\(|\bset(Timeout|Interval)\(['"`]/, allowed: [] },
] as const;

/** Comments may name what they warn of. */
function found(pattern: RegExp, text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => !/^(\/\*|\*|\/\/)/.test(line) && pattern.test(line));
}

describe('the product', () => {
  it.each(DANGEROUS)('$what nowhere but where that is safe', ({ pattern, allowed }) => {
    const files = repositoryFiles(PRODUCT_CODE);
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((path) => found(pattern, textOf(path)).length > 0)).toEqual(allowed.toSorted());
  });

  it('planted: each is found, in code and not in comments', () => {
    const planted = [
      'const code = Math.random();',
      '<p dangerouslySetInnerHTML={{ __html: name }} />',
      "box.innerHTML = '';",
      "eval('1');",
    ];
    expect(planted.map((line) => DANGEROUS.filter(({ pattern }) => found(pattern, line).length === 1).map(({ what }) => what))).toEqual([
      ['takes chance that can be foretold'],
      ['makes markup of text'],
      ['makes markup of text'],
      ['runs text'],
    ]);
    expect(DANGEROUS.flatMap(({ pattern }) => found(pattern, '  // never Math.random(), eval( or x.innerHTML = y'))).toEqual([]);
  });
});
