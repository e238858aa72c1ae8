import { describe, expect, it } from 'vitest';
import { type Module, moduleOf, usersOf } from './exports.ts';
import { neededFor } from './needed.ts';
import { repositoryFiles, textOf } from './source-files.ts';

const MODULE = /^(server|kiosk|display|counter-client|hardware|tests)\/.*\.(ts|tsx|mjs)$/;

/** What no module of the product needs, and why it is there. */
const NEEDED_BY_NOBODY: Readonly<Record<string, string>> = {
  'server/config/schema.ts SCHEMA_IS_EXACT': 'does not compile when schema and kernel differ',
  'server/contract/texts/import-texts.ts IMPORT_TEXTS': 'a test holds both languages against each other',
  'server/store/integrity/seal.ts ephemeralSeal': 'a seal for tests, which leave no file',
};

/** Functions that only their own module calls, and that tests ask directly: more cases than a story can tell. */
const ASKED_BY_TESTS: readonly string[] = [
  'counter-client/teller/keys/key-settings.ts parseKeySettings',
  'hardware/doctor/doctor.ts findingsOf',
  'server/directory/card.ts passesLuhn',
  'server/net/phone/rooms.ts assertPhoneView',
  'server/net/requests.ts typesOf',
  'server/net/routes/openapi.ts commandNames',
  'server/simulation/closed-forms.ts fifoMean',
  'server/simulation/closed-forms.ts strictMeans',
  'server/simulation/closed-forms.ts waitProbability',
  'server/simulation/interval.ts studentQuantile',
  'server/simulation/mmc.ts replicate',
  'server/simulation/observer/table.ts figuresOf',
  'server/store/erasure/ties.ts personalFields',
  'server/store/records/day-figures.ts figuresOf',
  'server/store/report/day-report.ts reportOf',
  'server/views/referral.ts isFor',
  'server/web/link.ts freshnessAt',
  'server/web/place.ts takeToken',
  'server/web/touch.ts isInside',
];

interface Idle {
  readonly name: string;
  readonly why: 'nobody imports it' | 'only tests need it' | 'a function only tests import';
}

/** Exports of the product that are none. A constant or a type that its own module needs may be named by tests. */
function idleIn(modules: readonly Module[]): readonly Idle[] {
  const users = usersOf(modules).filter(({ of }) => !of.path.startsWith('tests/'));
  const found: Idle[] = [];
  for (const module of modules) {
    const own = users.filter(({ of }) => of.path === module.path);
    const idle = own.filter(({ product }) => product.length === 0);
    if (idle.length === 0) continue;
    const needed = neededFor(
      own.filter(({ product }) => product.length > 0).map(({ of }) => of.name),
      module,
    );
    for (const { of, tests } of idle) {
      const name = `${of.path} ${of.name}`;
      if (tests.length === 0) found.push({ name, why: 'nobody imports it' });
      else if (!needed.has(of.name)) found.push({ name, why: 'only tests need it' });
      else if (of.kind === 'function') found.push({ name, why: 'a function only tests import' });
    }
  }
  return found;
}

describe('exports', () => {
  const modules = repositoryFiles(MODULE).map((path) => moduleOf(path, textOf(path)));
  const idle = idleIn(modules);

  it('have a user in the product, but for a few with a reason', () => {
    const unneeded = idle.filter(({ why }) => why !== 'a function only tests import').map(({ name }) => name);
    expect(unneeded.sort()).toEqual(Object.keys(NEEDED_BY_NOBODY).sort());
    expect(modules.flatMap((module) => module.exports).length).toBeGreaterThan(2_000);
  });

  it('are no functions for tests alone, but for those that are asked more than a story can tell', () => {
    const asked = idle.filter(({ why }) => why === 'a function only tests import').map(({ name }) => name);
    expect(asked.sort()).toEqual([...ASKED_BY_TESTS].sort());
  });

  it.each([
    ['export const A = 1;', '', 'A: nobody imports it'],
    ['export interface A { readonly b: number }', '', 'A: nobody imports it'],
    ['export type { A };', '', 'A: nobody imports it'],
    [
      'export function a() { return b(); }\nexport function b() { return a(); }',
      "import { a } from '../kiosk/x.ts';",
      'a: only tests need it; b: nobody imports it',
    ],
    [
      'function b() { return a(); }\nexport function a() { return 1; }\nb();',
      "import { a } from '../kiosk/x.ts';",
      'a: a function only tests import',
    ],
    ['export const A = 1;\nexport const B = A;\nB.toFixed();', "import { A, B } from '../kiosk/x.ts';", ''],
    [
      'export const A = 1;\nexport const B = 2;',
      "import * as x from '../kiosk/x.ts';\nexpect(x.A)",
      'A: only tests need it; B: nobody imports it',
    ],
    [
      'export const A = 1;\nexport const B = 2;',
      "const { A } = await import('../kiosk/x.ts');",
      'A: only tests need it; B: nobody imports it',
    ],
  ])('planted: %s, tested by %s', (text, test, says) => {
    const planted = idleIn([moduleOf('kiosk/x.ts', text), moduleOf('tests/x.test.ts', test)]);
    expect(planted.map(({ name, why }) => `${name.replace('kiosk/x.ts ', '')}: ${why}`).join('; ')).toBe(says);
  });

  it('planted: one that a namespace or a later import of the product takes has a user', () => {
    const users = [
      "import * as x from './x.ts';\nx.A;",
      "void import('./x.ts').then(({ A }) => A);",
      "const load = () => import('./x.ts');",
    ];
    for (const user of users) {
      expect(idleIn([moduleOf('kiosk/x.ts', 'export const A = 1;'), moduleOf('kiosk/y.ts', user)]), user).toEqual([]);
    }
  });
});
