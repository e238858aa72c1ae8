import { describe, expect, it } from 'vitest';
import { repositoryFiles, textOf } from './source-files.ts';

/* Comments cite the bank's manual by its numbers. Whoever reads one finds it in MANUAL.md, and no comment leads out of the repository. */

const MANUAL = 'server/kernel/MANUAL.md';
const HERE = 'tests/architecture/manual.test.ts';
const CITING = /^(server|kiosk|display|counter-client|hardware|tests)\/.*\.(ts|tsx|mjs|css|md)$/;
/** Pages from which the product was planned. They are in nobody's clone. */
const PLANS = /\b(SCREENS|QUEUEING|HARDWARE|PROMISES|DESIGN|REQUIREMENTS|GLOSSARY|STYLE|SPEED|PEERS)\b(?=[ ,.:;)])/;

/** "S63" cites one line, "S40–S51" each from the first to the last. */
function citedIn(text: string): ReadonlySet<string> {
  const cited = new Set<string>();
  for (const [, from = '', to = from] of text.matchAll(/\bS(\d\d)\b(?:–S(\d\d)\b)?/g)) {
    for (let number = Number(from); number <= Number(to); number += 1) cited.add(`S${String(number).padStart(2, '0')}`);
  }
  return cited;
}

function linesIn(manual: string): readonly string[] {
  return [...manual.matchAll(/^- (S\d\d): \S.*\.$/gm)].map(([, number = '']) => number);
}

/** Numbers without a line, lines without a citation, lines that stand twice. */
function breaches(texts: readonly string[], manual: string): readonly string[] {
  const cited = new Set(texts.flatMap((text) => [...citedIn(text)]));
  const lines = linesIn(manual);
  return [
    ...[...cited].filter((number) => !lines.includes(number)).map((number) => `${number} is cited, and is not in the manual`),
    ...lines.filter((number) => !cited.has(number)).map((number) => `${number} is in the manual, and nobody cites it`),
    ...lines.filter((number, index) => lines.indexOf(number) !== index).map((number) => `${number} is in the manual twice`),
  ];
}

/** What a file says to its reader: a page all of it, code its comments. */
function saidIn(path: string): string {
  return path.endsWith('.md') ? textOf(path) : commentsOf(textOf(path));
}

function commentsOf(code: string): string {
  return [...code.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm)].map(([comment]) => comment).join('\n');
}

/** Pages a text sends its reader to that are not `there`. */
function missingPages(text: string, there: readonly string[]): readonly string[] {
  const plans = text.split('\n').flatMap((line) => PLANS.exec(line)?.[0] ?? []);
  const pages = [...text.matchAll(/[\w-][\w./-]*\.md\b/g)].map(([page]) => page.replace(/^.*\//, ''));
  return [...plans, ...pages.filter((page) => !there.includes(page))];
}

describe('citations', () => {
  const files = repositoryFiles(CITING).filter((path) => path !== MANUAL && path !== HERE);
  const pages = repositoryFiles(/\.md$/).map((path) => path.replace(/^.*\//, ''));

  it('of the bank’s manual are each in MANUAL.md, and each of its lines is cited', () => {
    expect(breaches(files.map(textOf), textOf(MANUAL))).toEqual([]);
    expect(linesIn(textOf(MANUAL)).length).toBeGreaterThan(50);
  });

  it('lead to no page that a clone does not have', () => {
    const guilty = files.flatMap((path) => missingPages(saidIn(path), pages).map((page) => `${path}: ${page}`));
    expect(guilty).toEqual([]);
  });

  it('that are planted wrongly are found', () => {
    const manual = '- S01: One.\n- S02: Two.\n';
    expect(breaches(['/** (S01) */', '/** S02. */'], manual)).toEqual([]);
    expect(breaches(['/** (S01–S03) */'], manual)).toEqual(['S03 is cited, and is not in the manual']);
    expect(breaches(['/** (S01) */'], manual)).toEqual(['S02 is in the manual, and nobody cites it']);
    expect(breaches(['/** (S01, S02) */'], `${manual}- S02: Again.\n`)).toContain('S02 is in the manual twice');
    expect(missingPages(commentsOf('const SCREENS = {}; // So many (SCREENS 5.1).'), [])).toEqual(['SCREENS']);
    expect(missingPages('/* PROMISES, P23: a loop that hangs. */', [])).toEqual(['PROMISES']);
    expect(missingPages('/* As RULES.md and NOTES.md say. */', ['RULES.md'])).toEqual(['NOTES.md']);
  });
});
