import { describe, expect, it } from 'vitest';
import { repositoryFiles, textOf } from './source-files.ts';

const README_LINES_MAX = 150;
const TOP = /^(server|kiosk|display|counter-client|hardware|tests)\//;

/** Paths in back quotes, from the top; a placeholder ("<area>", "fold-…") names no file. */
function pathsIn(page: string): readonly string[] {
  return [...page.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path).filter((path) => TOP.test(path) && !/[<…]/.test(path));
}

describe('the README', () => {
  const page = textOf('README.md');
  const files = repositoryFiles(/./);
  const missing = (text: string): readonly string[] =>
    pathsIn(text).filter(
      (path) => !files.some((file) => file === path || file.startsWith(path.endsWith('/') ? path : `${path}/`) || isPattern(path, file)),
    );

  it('is read in a few minutes', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(README_LINES_MAX);
  });

  it('names files and folders that exist, in its recipes too', () => {
    expect(pathsIn(page).length).toBeGreaterThan(40);
    expect(missing(page)).toEqual([]);
    expect(missing('1. `server/kernel/commands/pass-referral.ts`: …')).toEqual(['server/kernel/commands/pass-referral.ts']);
  });

  it('has the four recipes', () => {
    for (const recipe of ['A command', 'An outcome of a ticket', 'An audience', 'A version of an event'])
      expect(page).toContain(`**${recipe}.**`);
  });
});

/** "server/*.mjs". */
function isPattern(path: string, file: string): boolean {
  const [before = '', after] = path.split('*');
  return after !== undefined && file.startsWith(before) && file.endsWith(after);
}
