import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { textOf } from './source-files.ts';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
}

/** A part of a CycloneDX list. */
interface Part {
  readonly name: string;
  readonly version: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

/** CycloneDX's own name for it (cyclonedx-property-taxonomy, cdx:npm). */
const FOR_DEVELOPMENT = 'cdx:npm:package:development';

const { packages } = JSON.parse(textOf('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> };

/** On any machine: also what is there for one kind of processor only. */
const SHIPPED = Object.entries(packages).flatMap(([path, { version, dev }]) =>
  path === '' || dev === true ? [] : [`${nameOf(path)}@${version}`],
);

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function listed(...more: readonly string[]): readonly Part[] {
  const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sbom', '--', ...more], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { readonly components: readonly Part[] }).components;
}

/** What is shipped and does not stand in the list as such. */
function missingFrom(parts: readonly Part[]): readonly string[] {
  const asShipped = new Set(
    parts
      .filter(({ properties }) => properties.every(({ name }) => name !== FOR_DEVELOPMENT))
      .map(({ name, version }) => `${name}@${version}`),
  );
  return SHIPPED.filter((part) => !asShipped.has(part));
}

describe('the list of parts', () => {
  it('names everything that is shipped, and as shipped', () => {
    const parts = listed();
    expect(missingFrom(parts)).toEqual([]);
    const tool = parts.find(({ name }) => name === 'vitest');
    expect(tool?.properties).toContainEqual({ name: FOR_DEVELOPMENT, value: 'true' });
  });

  it('would be noticed to lack one: left to omit development, npm drops what is used on both sides', () => {
    expect(missingFrom(listed('--omit', 'dev'))).toContain(`ms@${packages['node_modules/ms']?.version}`);
    expect(missingFrom([])).toEqual(SHIPPED);
  });
});
