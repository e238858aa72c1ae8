import { describe, expect, it } from 'vitest';
import { repositoryFiles, textOf } from './source-files.ts';

const TOP_LEVEL = [
  '.ci',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc.json',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'counter-client',
  'display',
  'eslint.config.js',
  'hardware',
  'kiosk',
  'package-lock.json',
  'package.json',
  'server',
  'tests',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
];

/** Versions below these have known holes (socket.io-parser and friends) or corrupt databases (SQLite before 3.51.3). */
const FLOORS: Readonly<Record<string, string>> = {
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.9',
  ws: '8.21.0',
  'body-parser': '2.3.0',
  qs: '6.14.1',
  'better-sqlite3': '12.11.0',
};

/** A bank may run, change and pass these on without opening its own code. MPL-2.0 covers its own files only. */
const LICENCES =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|OFL-1\.1|\(MIT OR WTFPL\)|\(BSD-2-Clause OR MIT OR Apache-2\.0\))$/;
/** Its package.json names MIT in a form that npm no longer reads. */
const LICENCE_IN_OLD_FORM = 'node_modules/xmlhttprequest-ssl';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string; readonly license?: string; readonly dev?: boolean }>
  >;
}

function parts(version: string): readonly number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number);
}

function below(version: string, floor: string): boolean {
  const [have, need] = [parts(version), parts(floor)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (have[index] ?? 0) - (need[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function belowFloor(lock: Lock): readonly string[] {
  return Object.entries(lock.packages).flatMap(([path, { version }]) => {
    const floor = FLOORS[path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)];
    return floor !== undefined && version !== undefined && below(version, floor) ? [`${path} ${version} < ${floor}`] : [];
  });
}

/** What is shipped under a licence that nobody has looked at. */
function unacceptable({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([path, { license, dev }]) =>
    path === '' || dev === true || path === LICENCE_IN_OLD_FORM || LICENCES.test(license ?? '') ? [] : [`${path}: ${license ?? 'none'}`],
  );
}

describe('the repository', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as Lock;

  it('has nothing at the top but what belongs there', () => {
    const top = new Set(repositoryFiles(/./).map((path) => path.split('/')[0] ?? ''));
    expect([...top].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it('locks versions above known holes, and would notice one below', () => {
    expect(belowFloor(lock)).toEqual([]);
    expect(belowFloor({ packages: { 'node_modules/a/node_modules/ws': { version: '8.20.9' } } })).toHaveLength(1);
  });

  it('ships nothing whose licence a bank could not accept, and would notice one', () => {
    expect(unacceptable(lock)).toEqual([]);
    expect(unacceptable({ packages: { 'node_modules/a': { license: 'AGPL-3.0' }, 'node_modules/b': {} } })).toHaveLength(2);
  });

  it('names no registry and no machine', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http') === true)).toEqual([]);
    const machine = /\/work\/(main|shared|\.)|\/root\/|\.\.\/shared/;
    const guilty = repositoryFiles(/\.(ts|tsx|mjs|md|json|css|html|sh|yml)$|^\.ci\//).filter(
      (path) => path !== 'tests/architecture/repository.test.ts' && machine.test(textOf(path)),
    );
    expect(guilty).toEqual([]);
  });

  it('skips and focuses no test', () => {
    const marks = /\b(it|describe|test)\.(skip|only|todo|fails)\b|\bxit\(|\bskipIf\(|\brunIf\(/;
    const guilty = repositoryFiles(/^tests\/.*\.ts$/).filter(
      (path) => path !== 'tests/architecture/repository.test.ts' && marks.test(textOf(path)),
    );
    expect(guilty).toEqual([]);
  });

  it('says no any, and hides no case behind a default', () => {
    const code = repositoryFiles(/^(server|kiosk|display|counter-client|hardware|tests)\/.*\.tsx?$/).filter(
      (path) => !path.startsWith('tests/architecture/'),
    );
    expect(code.filter((path) => /(:|<|as) any\b|@ts-ignore|@ts-nocheck/.test(textOf(path)))).toEqual([]);
    const hiding = code.filter((path) => (textOf(path).match(/^\s*default:\n(?!.*satisfies never).*/gm) ?? []).length > 0);
    expect(hiding).toEqual([]);
  });
});
