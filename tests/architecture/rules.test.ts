import { describe, expect, it } from 'vitest';
import { repositoryFiles, textOf } from './source-files.ts';

const RULE_ID = /\b[A-Z]{3,8}-\d+\b/g;

/** IDs that a page of rules defines: "- **CALL-1** …". */
function definedIn(page: string): readonly string[] {
  return [...page.matchAll(/^- \*\*([A-Z]{3,8}-\d+)\*\*/gm)].map((match) => match[1] ?? '');
}

/** IDs quoted in test names. */
function quotedIn(tests: string): readonly string[] {
  return [...tests.matchAll(/\bit\(\s*['"`]([^'"`]*)/g)].flatMap((match) => (match[1] ?? '').match(RULE_ID) ?? []);
}

describe('the rules and their tests', () => {
  const defined = definedIn(textOf('server/kernel/RULES.md'));
  const quoted = new Set(repositoryFiles(/^tests\/kernel\/.*\.test\.ts$/).flatMap((path) => quotedIn(textOf(path))));

  it('every rule has an ID of its own', () => {
    expect(defined.length).toBeGreaterThan(40);
    expect(defined.filter((id, index) => defined.indexOf(id) !== index)).toEqual([]);
  });

  it('every rule is quoted by a test, and every quoted rule exists', () => {
    expect([...quoted].sort()).toEqual([...defined].sort());
  });

  it('a rule without a test, and a test without a rule, would be noticed', () => {
    expect(definedIn('- **NEW-1** A rule.\n')).toEqual(['NEW-1']);
    expect(quotedIn("it('NEW-2 does it', () => {});")).toEqual(['NEW-2']);
  });
});
