import { build, type Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../browser/built.ts';
import { planting } from './plant-plugin.ts';
import { PLANTS } from './plants.ts';

/** The server and the agent as a release bundles them (server/build.mjs); what npm installs stays outside, where no leak is planted. */
async function bundled(entry: string, plugins: Plugin[]): Promise<string> {
  const made = await build({
    root: REPOSITORY,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: { ssr: entry, write: false, target: 'node20', minify: false },
  });
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((one) => (one.type === 'chunk' ? one.code : '')).join('\n');
}

const leaksIn = (code: string): string[] => PLANTS.map(({ name }) => name).filter((name) => code.includes(name));

describe('a release', () => {
  it('has nothing of the planted leaks; the same search finds them all in the planted product', async () => {
    const entries = ['server/main.ts', 'hardware/main.ts'];
    const releases = [];
    const plantedOnes = [];
    for (const entry of entries) {
      releases.push(await bundled(entry, []));
      plantedOnes.push(await bundled(entry, [planting(PLANTS)]));
    }
    const [release, planted] = [releases.join('\n'), plantedOnes.join('\n')];
    expect(release.length).toBeGreaterThan(500_000);
    expect(release).not.toMatch(/planted(Leak|Premium)/);
    expect(leaksIn(release)).toEqual([]);
    expect(leaksIn(planted)).toHaveLength(PLANTS.length);
  });
});
