import { describe, expect, it } from 'vitest';
import { repositoryFiles, textOf } from './source-files.ts';

/** Where an answer may turn into JSON, and where the page of a phone reads one. */
const ALLOWED = ['server/net/outgoing.ts', 'server/net/phone/page/link.ts'];

/** Every `.json(` of a text, but the reader of bodies. */
function unchecked(text: string): readonly string[] {
  return [...text.matchAll(/^.*\.json\(.*$/gm)].map(([line]) => line.trim()).filter((line) => !line.includes('express.json('));
}

describe('what leaves over HTTP', () => {
  it('has passed its schema: no route writes JSON itself', () => {
    const files = repositoryFiles(/^server\/(net|metrics|health)\/.*\.ts$/).filter((path) => !ALLOWED.includes(path));
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((path) => unchecked(textOf(path)).map((line) => `${path}: ${line}`))).toEqual([]);
  });

  it('planted: a route that does is found', () => {
    expect(unchecked('  response.status(200).json({ tier });\n  app.use(express.json({}));\n')).toEqual([
      'response.status(200).json({ tier });',
    ]);
    expect(unchecked(textOf('server/net/outgoing.ts'))).toHaveLength(1);
  });
});
