import { HASHED_ORDER } from './hashed-order.ts';
import { branchTime, VirtualClock } from '../../server/time/clock.ts';
import { wallView } from '../../server/contract/wall.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { placeholdersIn, REFUSAL_TEXTS, refusalText } from '../../server/contract/texts/refusal-texts.ts';
import { CONTRACT_VERSION } from '../../server/contract/version.ts';
import { AUDIENCES } from '../../server/contract/wire.ts';
import { PUBLIC_AUDIENCES } from '../../server/net/of-subject.ts';
import { initialBranch } from '../../server/kernel/state/branch.ts';
import { REFUSAL_CODES } from '../../server/kernel/words/refusal.ts';
import { commandNames, openApiDocument } from '../../server/net/routes/openapi.ts';
import { apiPage } from '../../server/net/routes/api-page.ts';
import { typesOf } from '../../server/net/requests.ts';
import { commandsOf } from '../../server/net/of-subject.ts';
import { assertPublicView, viewOf } from '../../server/net/of-subject.ts';
import type { ViewResources } from '../../server/views/view-resources.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { AGENT, COUNTER_DISPLAY, KIOSK, MONDAY_TEN, RATER, WALL } from './branch-at-work.ts';

/**
 * What each version of the wire looks like. A wire that changed without a new version fails here: bump CONTRACT_VERSION,
 * write its line of history, and add the new hash; an old line never changes.
 */
const CONTRACT_HASHES: Readonly<Record<number, string>> = {
  1: '31536a46a310ef6f',
  2: 'e8f3997fb58923d9',
  3: '58ed816ff7efd4dc',
  4: '185bcb9bcaf63aa2',
  5: 'd9616e24420ddd23',
};

function hashOf(schemas: Readonly<Record<string, z.ZodType>>): string {
  const text = JSON.stringify(Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema)]));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The order in which audiences, and the commands of each, stood when versions were hashed first: it is no part of the wire. */
const HASHED_AUDIENCES = [
  'kiosk',
  'wall',
  'counter-display',
  'rating',
  'teller',
  'lobby',
  'manager',
  'supervisor',
  'device',
  'operator',
] as const;

function wire(): Record<string, z.ZodType> {
  const commands = HASHED_AUDIENCES.map((audience) => [`${audience} command`, commandOf(audience)] as const);
  const views = AUDIENCES.map((audience) => [`${audience} view`, AUDIENCE_ROWS[audience].schema] as const);
  return Object.fromEntries([...commands, ...views]);
}

/** All that an audience may send, as one schema. */
function commandOf(audience: (typeof HASHED_AUDIENCES)[number]): z.ZodType {
  const order: readonly string[] = HASHED_ORDER[audience];
  const place = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
  const schemas = [...commandsOf(audience)].sort(([one], [other]) => place(one) - place(other));
  const [first, ...others] = schemas.map(([, schema]) => schema as z.ZodObject);
  return first === undefined ? z.never() : z.discriminatedUnion('type', [first, ...others]);
}

describe('the wire', () => {
  test('is what its version says', () => {
    expect(hashOf(wire())).toBe(CONTRACT_HASHES[CONTRACT_VERSION]);
  });

  test('planted: one more key in one view is another wire', () => {
    const planted = { ...wire(), 'wall view': wallView.extend({ tier: z.string() }) };
    expect(hashOf(planted)).not.toBe(hashOf(wire()));
  });
});

const RESOURCES: ViewResources = { personOf: () => null, readerCard: () => 'none', conditions: () => [] };

describe('what the hall is sent', () => {
  const subjects = [KIOSK, WALL, COUNTER_DISPLAY, RATER, AGENT];
  const moment = branchTime(new VirtualClock(MONDAY_TEN), TEST_BRANCH.branch.timeZone);

  test('is exactly what the contract names, for every public audience', () => {
    expect(subjects.map(({ audience }) => audience).sort()).toEqual([...PUBLIC_AUDIENCES].sort());
    for (const subject of subjects) {
      const view = viewOf(subject, initialBranch(TEST_BRANCH), moment, RESOURCES);
      expect(() => assertPublicView(subject.audience, view)).not.toThrow();
    }
  });

  test('planted: a view that says one thing more stops the server instead of leaving it', () => {
    for (const subject of subjects) {
      const view = { ...(viewOf(subject, initialBranch(TEST_BRANCH), moment, RESOURCES) as object), tier: 'gold' };
      expect(() => assertPublicView(subject.audience, view)).toThrow(/must not/);
    }
    const wall = viewOf(WALL, initialBranch(TEST_BRANCH), moment, RESOURCES) as { calls: object[] };
    const call = { callId: 'a', number: 'A001', counterLabel: '1', language: 'en', at: 1, round: 1, lastAnnouncedAt: 1, calling: true };
    expect(() => assertPublicView('wall', { ...wall, calls: [call] })).not.toThrow();
    expect(() => assertPublicView('wall', { ...wall, calls: [{ ...call, salutation: '王女士' }] })).toThrow(/must not/);
  });
});

describe('refusals', () => {
  test('every code has a text in both languages that ends as a sentence', () => {
    for (const code of REFUSAL_CODES) {
      expect(REFUSAL_TEXTS['zh-CN'][code], code).toMatch(/^[^,;!?]*[一-鿿][^,;!?]*。$/);
      expect(REFUSAL_TEXTS.en[code], code).toMatch(/^[A-Z{].*\.$/);
    }
    expect(Object.keys(REFUSAL_TEXTS.en).sort()).toEqual([...REFUSAL_CODES].sort());
  });

  test('both languages show the same params', () => {
    for (const code of REFUSAL_CODES) {
      expect(placeholdersIn(REFUSAL_TEXTS.en[code]), code).toEqual(placeholdersIn(REFUSAL_TEXTS['zh-CN'][code]));
    }
  });

  test('every place that refuses gives the params its text shows', () => {
    const given = refusalsIn(['server/kernel', 'server/net', 'server/desk']);
    expect(given.length).toBeGreaterThan(60);
    expect(incomplete(given)).toEqual([]);
    expect(incomplete([{ file: 'planted', code: 'recall-limit', params: ['number'] }])).toEqual(['planted: recall-limit without limit']);
  });

  test('params are filled in, and a gap does not stop anything', () => {
    expect(refusalText('recall-too-soon', { seconds: 7 })).toEqual({
      'zh-CN': '刚刚呼叫过，请 7 秒后再重呼。',
      en: 'It was called just now. Recall in 7 s.',
    });
    expect(refusalText('recall-too-soon', {}).en).toBe('It was called just now. Recall in — s.');
  });
});

interface Given {
  readonly file: string;
  readonly code: (typeof REFUSAL_CODES)[number];
  readonly params: readonly string[];
}

/** Refusals as the sources write them: a code in quotes, then its params, as `('code', {…})` or `code: 'code', params: {…}`. */
function refusalsIn(paths: readonly string[]): Given[] {
  const inFolder = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  const files = paths.flatMap((path) => (path.endsWith('.ts') ? [path] : inFolder(path))).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'([a-z-]+)',\s*(?:params: )?\{([^}]*)\}/g)].flatMap((match): Given[] => {
      const code = REFUSAL_CODES.find((one) => one === match[1]);
      const params = [...(match[2] ?? '').matchAll(/(?:^|,)\s*(\w+)/g)].map((name) => name[1] ?? '');
      return code === undefined ? [] : [{ file, code, params }];
    }),
  );
}

function incomplete(refusals: readonly Given[]): string[] {
  return refusals.flatMap(({ file, code, params }) => {
    const missing = placeholdersIn(REFUSAL_TEXTS.en[code]).filter((name) => !params.includes(name));
    return missing.length === 0 ? [] : [`${file}: ${code} without ${missing.join(', ')}`];
  });
}

/** As a reader gets it. */
function plain(document: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}

describe('the HTTP API', () => {
  const document = openApiDocument();

  test('is a valid OpenAPI document', async () => {
    const result = await new Validator().validate(plain(document));
    expect(result.errors ?? []).toEqual([]);
    const broken = await new Validator().validate(plain({ ...document, paths: 'none' }));
    expect(broken.valid).toBe(false);
  });

  test('lists every command of every audience, every view, and every refusal', () => {
    const text = JSON.stringify(document);
    const page = apiPage(document);
    for (const audience of [...AUDIENCES, 'operator'] as const) {
      expect(commandNames(audience)).toEqual(typesOf(audience).map((type) => `${audience}.${type}`));
      for (const name of commandNames(audience)) expect(text).toContain(`#/components/schemas/${name}"`);
      for (const type of typesOf(audience)) expect(page).toContain(`<code>${type}</code>`);
    }
    for (const audience of AUDIENCES) expect(Object.keys(document.paths)).toContain(`/api/views/${audience}`);
    for (const code of REFUSAL_CODES) expect(page).toContain(`<code>${code}</code>`);
    expect(typesOf('teller').length).toBeGreaterThan(10);
  });

  test('names nothing it does not explain', () => {
    const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([\w.-]+)/g)].map((match) => match[1]);
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
  });
});
