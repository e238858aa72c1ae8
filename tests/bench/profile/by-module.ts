/** What Node writes with --cpu-prof: the Profile type of Chrome's DevTools protocol, as much of it as is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of nodes, and what passed before each, µs. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

export interface ModuleTime {
  readonly module: string;
  readonly selfMs: number;
  /** Of the time that was not spent waiting. */
  readonly share: number;
}

/** Waiting is no work. */
const IDLE = ['(idle)', '(program)', '(root)'];
/** The bundle's own comment above each module. */
const MODULE_LINE = /^\/\/ ((?:server|hardware|node_modules)\/\S+)$/;

/** Which module each line of a bundle comes from: the bundler writes its path above it. @returns by line, from 0; '' before the first */
export function modulesByLine(bundle: string): readonly string[] {
  let module = '';
  return bundle.split('\n').map((line) => {
    module = MODULE_LINE.exec(line.trim())?.[1] ?? module;
    return module;
  });
}

/** Time on the processor by module, most first. @param lines of the bundle, by `modulesByLine`; bundleUrl as the profile names it */
export function byModule(profile: CpuProfile, lines: readonly string[], bundleUrl: string): readonly ModuleTime[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const micros = new Map<string, number>();
  for (const [index, id] of profile.samples.entries()) {
    const node = nodes.get(id);
    if (node === undefined || IDLE.includes(node.callFrame.functionName)) continue;
    const module = moduleOf(node, lines, bundleUrl);
    micros.set(module, (micros.get(module) ?? 0) + (profile.timeDeltas[index] ?? 0));
  }
  const all = [...micros.values()].reduce((sum, one) => sum + one, 0);
  return [...micros]
    .map(([module, spent]) => ({ module, selfMs: spent / 1_000, share: spent / Math.max(1, all) }))
    .sort((one, other) => other.selfMs - one.selfMs);
}

/** A package is one module, and so is each part of Node and of the engine. */
function moduleOf({ callFrame }: ProfileNode, lines: readonly string[], bundleUrl: string): string {
  const { functionName, url, lineNumber } = callFrame;
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  const path = url === bundleUrl ? (lines[lineNumber] ?? '') : url.replace(/^.*?(?=node_modules\/)/, '');
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? (path === '' ? '(bundle)' : path);
}
