import { describe, expect, it } from 'vitest';
import { importGraph, reachedFrom } from './import-graph.ts';
import { textOf } from './source-files.ts';

const MAIN = 'counter-client/main.ts';
const ENTRANCE = /import\('\.\/([\w-]+)\/start\.tsx'\)/g;
/** What says who is signed in here and elsewhere and signs out: the button, and the sheet that it opens. */
const FRAME = [/<Identity\b/, /<IdentitySheet\b/];

/** Folders of staff pages whose modules, with the frames they share, do not draw all of it. */
function framelessIn(pages: readonly string[], modulesOf: (page: string) => readonly string[]): readonly string[] {
  return pages.filter((page) => {
    const drawn = modulesOf(page).join('\n');
    return !FRAME.every((part) => part.test(drawn));
  });
}

describe('every staff page', () => {
  const pages = [...new Set([...textOf(MAIN).matchAll(ENTRANCE)].map(([, page = '']) => page))];
  const graph = importGraph(/^(counter-client|server)\/.*\.(ts|tsx)$/);
  const modulesOf = (page: string) =>
    [...reachedFrom(graph, [`counter-client/${page}/start.tsx`])]
      .filter((path) => path.startsWith(`counter-client/${page}/`) || path === 'counter-client/parts/frame/staff-page.tsx')
      .map(textOf);

  it('says who is signed in, where else, and lets him sign out', () => {
    expect(pages.toSorted()).toEqual(['admin', 'lobby', 'manager', 'people', 'supervisor', 'teller']);
    expect(framelessIn(pages, modulesOf)).toEqual([]);
  });

  it('planted: a page with the button and no sheet, and one with neither, are found', () => {
    const planted = new Map([
      ['half', ['<Identity screen={screen} />']],
      ['none', ['<main />']],
      ['whole', ['<Identity />', '<IdentitySheet />']],
    ]);
    expect(framelessIn([...planted.keys()], (page) => planted.get(page) ?? [])).toEqual(['half', 'none']);
  });
});
